"""The page of one document."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template, request, url_for
from markupsafe import Markup

from kb.model import Document, Passage, Record
from kb.query.parser import parse
from kb.query.plan import keys_of
from kb.query.planner import plan_query
from kb.service import SearchRequest
from webapp.current import knowledge_base, settings
from webapp.i18n import current
from webapp.metadata import highwire, json_ld
from webapp.reading import paragraphs
from webapp.shelf import in_language, of_work, of_works
from webapp.views.blueprints import pages
from webapp.views.chrome import absolute, script


@dataclass(frozen=True, slots=True)
class Section:
    """A passage as it is shown."""

    passage: Passage
    lang: str
    paragraphs: tuple[Markup, ...]


@dataclass(frozen=True, slots=True)
class Basis:
    """A provision that a document rests on, and the record that holds it here, if any."""

    citation: str
    url: str
    record: Record | None
    anchor: str


@pages.get("/documents/<id>")
def document(id: str) -> str:
    """A document with its passages and anchors, and everything that is known of it."""
    base = knowledge_base()
    found = base.document(id)
    record, searcher, language = found.record, base.open(), current().base
    related = of_works(searcher, record.metadata.get("related") or (), language)
    permanent = absolute(permanent_path(record.id))
    return render_template(
        "document.html", record=record, meta=record.metadata, sections=sections(found, found_words()),
        translations=base.translations(record), basis=legal_basis(record, language),
        related=tuple(r for r in related if r.work != record.work or not r.work),
        highwire=tuple(highwire(record, permanent)), json_ld=json_ld(record, permanent, base.taxonomy),
        permanent=permanent,
    )


def permanent_path(id: str) -> str:
    """The address of a document that never changes."""
    return url_for("pages.document", id=id)


def found_words() -> frozenset[str]:
    """The index terms of the search that a reader comes from (`?q=`), for marking its words in the text."""
    asked = SearchRequest(q=request.args.get("q", "")[: settings().max_query_chars])
    if not asked.q.strip():
        return frozenset()
    planned = plan_query(parse(asked.q), asked, knowledge_base().open())
    return frozenset(key.term for key in keys_of(planned.levels[0].node))


def sections(document: Document, keys: frozenset[str]) -> tuple[Section, ...]:
    """The passages as they are shown; an empty one without heading is left out."""
    record = document.record
    return tuple(
        Section(
            passage, passage.language or record.lang,
            tuple(paragraphs(passage.text, record.lang, keys, passage.language or record.language, script())),
        )
        for passage in document.passages if passage.text.strip() or passage.heading
    )


def legal_basis(record: Record, language: str) -> tuple[Basis, ...]:
    """The provisions named in the front matter."""
    searcher = knowledge_base().open()
    return tuple(
        Basis(
            str(row.get("citation", "")), str(row.get("url", "")),
            in_language(of_work(searcher, str(row.get("instrument", ""))), language), str(row.get("provision", "")),
        )
        for row in record.metadata.get("legal_basis") or () if isinstance(row, dict)
    )
