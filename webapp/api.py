"""The JSON API, version 1."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from apiflask import APIBlueprint
from flask import request, url_for

from kb.model import Passage, Record
from kb.service import HitView, ResultPage
from webapp.current import knowledge_base, settings
from webapp.params import search_request

blueprint = APIBlueprint("api", __name__, url_prefix="/api/v1")


@blueprint.get("/search")
def search() -> dict[str, Any]:
    """Search documents or passages."""
    base = knowledge_base()
    asked = search_request(request.args, settings(), base.knows)
    return page_json(base.search(asked))


@blueprint.get("/documents/<id>")
def document(id: str) -> dict[str, Any]:
    """One document with its passages."""
    found = knowledge_base().document(id)
    return record_json(found.record) | {"passages": [passage_json(p) for p in found.passages]}


@blueprint.get("/health")
def health() -> dict[str, Any]:
    """Whether the index can be searched, and what it holds."""
    return {"status": "ok", "index": asdict(knowledge_base().open().status())}


def page_json(page: ResultPage) -> dict[str, Any]:
    """A page of results under the names of the contract."""
    facets = {name: [asdict(value) for value in values] for name, values in page.facets.items()}
    return {
        "total": page.total,
        "hits": [hit_json(hit) for hit in page.hits],
        "facets": facets,
        "interpretation": asdict(page.interpretation),
        "next": page.next or None,
        "generation": page.generation,
    }


def hit_json(hit: HitView) -> dict[str, Any]:
    """A hit under the names of the contract; snippets are HTML with <mark>."""
    passages = [
        {"anchor": p.anchor, "heading": p.heading, "snippet": p.snippet.text, "score": p.score, "page": p.page}
        for p in hit.passages
    ]
    return summary_json(hit.record) | {"score": hit.score, "passages": passages}


def summary_json(record: Record) -> dict[str, Any]:
    """What identifies a document."""
    return {
        "id": record.id,
        "title": record.title,
        "language": record.language,
        "type": record.type,
        "url": url_for("pages.document", id=record.id),
        "source": {"path": record.source.path, "url": record.metadata.get("source_url") or record.source.url or None},
    }


def record_json(record: Record) -> dict[str, Any]:
    """All that is known of a document."""
    more = asdict(record)
    del more["source"]
    return more | summary_json(record)


def passage_json(passage: Passage) -> dict[str, Any]:
    """One passage with its text."""
    return {name: value for name, value in asdict(passage).items() if name != "record_id"}
