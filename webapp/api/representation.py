"""Values of the house → JSON values under the names of the contract."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from flask import url_for
from markupsafe import Markup, escape

from kb.model import Passage, Record
from kb.service import FacetValue, HitView, PassageView, ResultPage, Snippet

Json = dict[str, Any]


def page_json(page: ResultPage, fields: Sequence[str] = (), facet_limit: int = 1000) -> Json:
    """A page of results. `fields` are those of a hit that are wanted; empty: all."""
    return {
        "total": page.total,
        "hits": [only(hit_json(hit, page.request.highlight, page.request.explain), fields) for hit in page.hits],
        "facets": {name: facet_json(values, facet_limit) for name, values in page.facets.items()},
        "interpretation": asdict(page.interpretation),
        "next": page.next or None,
        "previous": page.previous or None,
        "generation": page.generation,
    }


def facet_json(values: Sequence[FacetValue], limit: int) -> list[Json]:
    """The first values of a facet, and the selected ones after them."""
    return [asdict(value) for place, value in enumerate(values) if place < limit or value.selected]


def hit_json(hit: HitView, highlight: bool, explain: bool) -> Json:
    """A hit; reasons only if they were asked for."""
    record = hit.record
    found = summary_json(record) | {
        "title_html": html(hit.title),
        "score": hit.score,
        "summary": record.summary,
        "date": record.date,
        "countries": record.countries,
        "themes": record.themes,
        "audiences": record.audiences,
        "maturity": record.maturity,
        "translation_status": record.translation_status,
        "translations": [version_json(*version) for version in hit.translations],
        "passages": [found_json(passage, highlight) for passage in hit.passages],
    }
    return found | ({"reasons": [asdict(reason) for reason in hit.reasons]} if explain else {})


def found_json(passage: PassageView, highlight: bool) -> Json:
    """A matching passage; its snippet as HTML, or as plain text without highlighting."""
    return {
        "anchor": passage.anchor,
        "heading": passage.heading,
        "snippet": html(passage.snippet) if highlight else passage.snippet.text,
        "score": passage.score,
        "page": passage.page,
        "lang": passage.snippet.lang,
    }


def html(snippet: Snippet) -> str:
    """The snippet as HTML: text escaped, the marked stretches in <mark>."""
    pieces, end = [], 0
    # Escaped piece by piece: escaping the whole first would move the offsets of the marks.
    for start, stop in snippet.marks:
        pieces += [escape(snippet.text[end:start]), Markup("<mark>"), escape(snippet.text[start:stop]),
                   Markup("</mark>")]
        end = stop
    return str(Markup("").join([*pieces, escape(snippet.text[end:])]))


def summary_json(record: Record) -> Json:
    """What identifies a document."""
    return {
        "id": record.id,
        "title": record.title,
        "language": record.language,
        "lang": record.lang,
        "type": record.type,
        "url": url_for("pages.document", id=record.id),
        "source": {"path": record.source.path, "url": record.metadata.get("source_url") or record.source.url or None},
    }


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


def version_json(id: str, lang: str, title: str) -> Json:
    """Another language version."""
    return {"id": id, "lang": lang, "title": title, "url": url_for("pages.document", id=id)}


def passage_json(passage: Passage) -> Json:
    """One passage with its text."""
    # `record_id` stands in the address.
    known = {name: value for name, value in asdict(passage).items() if name != "record_id"}
    for name in ("links", "heading_links"):
        known[name] = [link._asdict() for link in getattr(passage, name)]
    return known | {"url": url_for("pages.document", id=passage.record_id, _anchor=passage.anchor or None)}


def only(known: Mapping[str, Any], fields: Sequence[str]) -> Json:
    """The fields asked for, and always the id; everything if none is asked for."""
    # Without its id a hit could not be asked for again, so it cannot be chosen away.
    return {name: value for name, value in known.items() if not fields or name in fields or name == "id"}
