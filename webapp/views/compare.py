"""Documents side by side, field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from flask import render_template, request, url_for

from kb.errors import NotFound
from kb.model import Document, Record
from webapp.current import knowledge_base
from webapp.links import address
from webapp.views.blueprints import pages
from webapp.views.requests import chosen

TEXTS = (
    "problem-addressed", "objective", "description", "resources-needed", "safeguards", "results", "success-factors",
    "challenges", "lessons-learned", "sustainability", "transferability",
)
"""Anchors of the sections that are compared, in the order of the front matter."""


FACTS: Mapping[str, Callable[[Record], object]] = MappingProxyType({
    "country": lambda record: record.countries,
    "maturity": lambda record: record.maturity,
    "period": lambda record: record.metadata.get("period_start") or record.metadata.get("period_end") or record.date,
    "theme": lambda record: record.themes,
    "audience": lambda record: record.audiences,
    "bodies": lambda record: record.metadata.get("implementing_bodies"),
    "summary": lambda record: record.summary,
})
"""What is compared beside the sections: name of the row → what a record has of it. A row that no record fills is left
out: it would tell a reader nothing."""


@dataclass(frozen=True, slots=True)
class Column:
    """A document with its sections by anchor, and the address of the comparison without it."""

    document: Document
    texts: dict[str, str]
    without: str


@pages.get("/compare")
def compare() -> str:
    """The chosen documents side by side. Ids that are not here are said to be missing."""
    ids = chosen(request.args.getlist("compare"))
    found, missing = _found(ids)
    columns = tuple(_column(document, ids) for document in found)
    fields = [anchor for anchor in TEXTS if any(column.texts.get(anchor, "").strip() for column in columns)]
    facts = {name for name, of in FACTS.items() if any(of(column.document.record) for column in columns)}
    more = address(url_for("ui.search"), (("type", "good-practice"), *(("compare", id) for id in ids)))
    return render_template(
        "compare.html", columns=columns, fields=fields, facts=facts, missing=missing, more=more
    )


def _found(ids: tuple[str, ...]) -> tuple[list[Document], list[str]]:
    # A link to a comparison outlives the documents in it: what is gone is named, the others are shown.
    found, missing = [], []
    for id in ids:
        try:
            found.append(knowledge_base().document(id))
        except NotFound:
            missing.append(id)
    return found, missing


def _column(document: Document, ids: tuple[str, ...]) -> Column:
    texts = {passage.anchor: passage.text for passage in document.passages if passage.anchor in TEXTS}
    others = tuple(("compare", id) for id in ids if id != document.record.id)
    return Column(document, texts, address(url_for("ui.compare"), others))
