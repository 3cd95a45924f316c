"""Values of the house → JSON values under the names of the contract, with the addresses of this site."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from flask import url_for

from kb import page_json
from kb.model import Passage, Record
from kb.page_json import Json
from kb.service import HitView, ResultPage


def results(page: ResultPage, fields: Sequence[str] = (), facet_limit: int = 1000) -> Json:
    """A page of results. `fields` are those of a hit that are wanted; empty: all."""
    return page_json.page_json(page, fields, facet_limit, _page)


def hit_json(hit: HitView, highlight: bool, explain: bool) -> Json:
    """A hit; reasons only if they were asked for."""
    return page_json.hit_json(hit, highlight, explain, _page)


def summary_json(record: Record) -> Json:
    """What identifies a document."""
    return page_json.summary_json(record, _page)


def version_json(id: str, lang: str, title: str) -> Json:
    """Another language version."""
    return page_json.version_json(id, lang, title, _page)


def _page(id: str) -> str:
    return url_for("pages.document", id=id)


def record_json(record: Record, translations: Sequence[Record]) -> Json:
    """All that is known of a document, without its text. Where its file lies on the server stays private."""
    # The source has the folder on the server and the text's signature in it, which are nobody's business.
    known = {name: value for name, value in asdict(record).items() if name != "source"}
    return known | summary_json(record) | {
        "year": record.year,
        "digest": record.source.digest,
        "translations": [version_json(other.id, other.lang, other.title) for other in translations],
        "links": links_json(record.id),
    }


def links_json(id: str) -> dict[str, str]:
    """Where else there is something about a document."""
    parts = ("passages", "translations", "similar", "citation", "citations")
    own = {"self": url_for("api.document", id=id), "page": url_for("pages.document", id=id)}
    return own | {part: url_for(f"api.{part}", id=id) for part in parts}


def passage_json(passage: Passage) -> Json:
    """One passage with its text."""
    # `record_id` stands in the address.
    known = {name: value for name, value in asdict(passage).items() if name != "record_id"}
    for name in ("links", "heading_links"):
        known[name] = [link._asdict() for link in getattr(passage, name)]
    return known | {"url": url_for("pages.document", id=passage.record_id, _anchor=passage.anchor or None)}
