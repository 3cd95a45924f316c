"""A page of results as JSON values under the names of the contract (docs/api.md), for the API and the command line."""

from __future__ import annotations

import html
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from typing import Any
from urllib.parse import quote

from kb.model import Record
from kb.service import FacetValue, HitView, PassageView, ResultPage, Snippet

Json = dict[str, Any]
Address = Callable[[str], str]
"""A document's id → the address of its page"""


def own_page(id: str) -> str:
    """The path of a document's page on any site of this service.

    >>> own_page("rs-kz-en"), own_page("a b")
    ('/documents/rs-kz-en', '/documents/a%20b')
    """
    return "/documents/" + quote(id)


def page_json(
    page: ResultPage, fields: Sequence[str] = (), facet_limit: int = 1000, address: Address = own_page
) -> Json:
    """A page of results. `fields` are those of a hit that are wanted; empty: all."""
    shown, reasons = page.request.highlight, page.request.explain
    return {
        "total": page.total,
        "hits": [only(hit_json(hit, shown, reasons, address), fields) for hit in page.hits],
        "facets": {name: facet_json(values, facet_limit) for name, values in page.facets.items()},
        "interpretation": asdict(page.interpretation),
        "next": page.next or None,
        "previous": page.previous or None,
        "generation": page.generation,
    }


def facet_json(values: Sequence[FacetValue], limit: int) -> list[Json]:
    """The first values of a facet, and the selected ones after them."""
    # not asdict, which copies each value deeply: a page has some sixty of them
    return [
        {"value": value.value, "label": value.label, "count": value.count, "selected": value.selected}
        for place, value in enumerate(values) if place < limit or value.selected
    ]


def hit_json(hit: HitView, highlight: bool, explain: bool, address: Address = own_page) -> Json:
    """A hit; reasons only if they were asked for."""
    record = hit.record
    found = summary_json(record, address) | {
        "title_html": marked_html(hit.title),
        "score": hit.score,
        "summary": record.summary,
        "date": record.date,
        "countries": record.countries,
        "themes": record.themes,
        "audiences": record.audiences,
        "maturity": record.maturity,
        "translation_status": record.translation_status,
        "translations": [version_json(*version, address) for version in hit.translations],
        "passages": [found_json(passage, highlight) for passage in hit.passages],
    }
    return found | ({"reasons": [asdict(reason) for reason in hit.reasons]} if explain else {})


def found_json(passage: PassageView, highlight: bool) -> Json:
    """A matching passage; its snippet as HTML, or as plain text without highlighting."""
    return {
        "anchor": passage.anchor,
        "heading": passage.heading,
        "snippet": marked_html(passage.snippet) if highlight else passage.snippet.text,
        "score": passage.score,
        "page": passage.page,
        "lang": passage.snippet.lang,
    }


def marked_html(snippet: Snippet) -> str:
    """The snippet as HTML: text escaped, the marked stretches in <mark>."""
    pieces, end = [], 0
    # Escaped piece by piece: escaping the whole first would move the offsets of the marks.
    for start, stop in snippet.marks:
        pieces += [html.escape(snippet.text[end:start]), "<mark>", html.escape(snippet.text[start:stop]), "</mark>"]
        end = stop
    return "".join([*pieces, html.escape(snippet.text[end:])])


def summary_json(record: Record, address: Address = own_page) -> Json:
    """What identifies a document."""
    return {
        "id": record.id,
        "title": record.title,
        "language": record.language,
        "lang": record.lang,
        "type": record.type,
        "url": address(record.id),
        "source": {"path": record.source.path, "url": record.metadata.get("source_url") or record.source.url or None},
    }


def version_json(id: str, lang: str, title: str, address: Address = own_page) -> Json:
    """Another language version."""
    return {"id": id, "lang": lang, "title": title, "url": address(id)}


def only(known: Mapping[str, Any], fields: Sequence[str]) -> Json:
    """The fields asked for, and always the id; everything if none is asked for."""
    # Without its id a hit could not be asked for again, so it cannot be chosen away.
    return {name: value for name, value in known.items() if not fields or name in fields or name == "id"}
