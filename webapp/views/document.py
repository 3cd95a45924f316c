"""The page of one document."""

from __future__ import annotations

from dataclasses import dataclass

from flask import render_template, request, url_for

from kb.cite_as import cite_as
from kb.cited_by import EVERYWHERE, cited_by
from kb.contents import contents
from kb.definitions import definitions
from kb.engine import Searcher
from kb.model import Document, Record
from kb.parallel import aligned
from kb.query.marking import keys_to_mark
from kb.query.parser import parse
from kb.query.planner import plan_query
from kb.service import SearchRequest
from webapp.current import knowledge_base, settings
from webapp.i18n import current
from webapp.metadata import highwire, json_ld
from webapp.shelf import in_language, of_work, of_works
from webapp.similar import similar
from webapp.views.blueprints import pages
from webapp.views.chrome import absolute
from webapp.views.citing import cited as cited_places
from webapp.views.citing import cites
from webapp.views.sections import sections


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
    citing = cited_by(searcher, record, found.passages)
    whole = cited_places(citing.get(EVERYWHERE, ()), record)
    return render_template(
        "document.html", record=record, meta=record.metadata, sections=sections(found, found_words(), citing),
        toc=contents(found), reference=reference(record), similar=similar(searcher, found),
        cites=cites(searcher, cited_addresses(found), record), cited_by=whole,
        came_in=searcher.record(str(record.metadata.get("part_of", ""))), inside=inside(searcher, record),
        definitions=definitions(found)[:60], translations=base.translations(record),
        basis=legal_basis(record, language),
        related=tuple(r for r in related if r.work != record.work or not r.work),
        highwire=tuple(highwire(record, permanent)), json_ld=json_ld(record, permanent, base.taxonomy),
        permanent=permanent, suggestions=any(tag.origin == "suggested" for tag in record.tags),
    )


def inside(searcher: Searcher, record: Record) -> tuple[Record, ...]:
    """The records of files that came in this one: attachments of a mail, members of an archive."""
    found = (searcher.record(str(id)) for id in record.metadata.get("attachments") or ())
    return tuple(file for file in found if file is not None)


@pages.get("/documents/<id>/beside/<other>")
def beside(id: str, other: str) -> str:
    """Two language versions side by side, passage by passage."""
    left, right = knowledge_base().document(id), knowledge_base().document(other)
    return render_template("beside.html", left=left.record, right=right.record, rows=aligned(left, right))


def reference(record: Record) -> tuple[str, str]:
    """The reference to copy and its language: in the language of the page, in the script of the work's title."""
    tag = current().tag
    # A foreign title cannot be written in Cyrillic, and a reference in two scripts is found in no catalogue.
    tag = "sr-Latn" if tag == "sr-Cyrl" and record.language != "sr" else tag
    return cite_as(record)[tag], tag


def cited_addresses(document: Document) -> list[str]:
    """What the document cites; works that it only calls related have a place of their own on the page."""
    related = set(map(str, document.record.metadata.get("related") or ()))
    linked = {link.address for p in document.passages for link in (*p.links, *p.heading_links)}
    return [a for p in document.passages for a in p.cites if a not in related or a in linked]


def permanent_path(id: str) -> str:
    """The address of a document that never changes."""
    return url_for("pages.document", id=id)


def found_words() -> frozenset[str]:
    """The index terms of the search that a reader comes from (`?q=`), for marking its words in the text."""
    asked = SearchRequest(q=request.args.get("q", "")[: settings().max_query_chars])
    if not asked.q.strip():
        return frozenset()
    # The strictest level: what a relaxed answer added would mark words that the reader did not look for.
    planned = plan_query(parse(asked.q), asked, knowledge_base().open())
    return keys_to_mark(planned.levels[0].node, planned.interpretation)


def legal_basis(record: Record, language: str) -> tuple[Basis, ...]:
    """The provisions named in the front matter."""
    searcher = knowledge_base().open()
    # Rows that are no mappings are listed as a problem when the file is indexed; the page shows the rest.
    return tuple(
        Basis(
            str(row.get("citation", "")), str(row.get("url", "")),
            in_language(of_work(searcher, str(row.get("instrument", ""))), language), str(row.get("provision", "")),
        )
        for row in record.metadata.get("legal_basis") or () if isinstance(row, dict)
    )
