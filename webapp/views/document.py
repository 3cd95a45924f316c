"""The page of one document."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from flask import render_template, request, url_for
from markupsafe import Markup

from kb.address import parse_anchor
from kb.citation_graph import Link, citations
from kb.cite_as import cite_as
from kb.contents import contents
from kb.definitions import definitions
from kb.engine import Searcher
from kb.model import Document, Passage, Record
from kb.parallel import aligned
from kb.provisions import provisions
from kb.query.marking import keys_to_mark
from kb.query.parser import parse
from kb.query.planner import plan_query
from kb.service import SearchRequest
from webapp.current import knowledge_base, settings
from webapp.i18n import current
from webapp.metadata import highwire, json_ld
from webapp.reading import Stretch, paragraphs
from webapp.shelf import in_language, of_work, of_works
from webapp.similar import similar
from webapp.views.blueprints import pages
from webapp.views.chrome import absolute, script

MOST = 15
"""So many citations are shown in either direction."""


@dataclass(frozen=True, slots=True)
class Section:
    """A passage as it is shown."""

    passage: Passage
    lang: str
    paragraphs: tuple[Markup, ...]
    anchors: tuple[str, ...]
    """the anchor of each paragraph, or an empty string"""


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
    graph = citations(searcher, id, limit=60)
    # Related documents have a place of their own on the page.
    cites = (link for link in graph.cites if link.kind != "related")
    return render_template(
        "document.html", record=record, meta=record.metadata, sections=sections(found, found_words()),
        toc=contents(found), reference=reference(record), similar=similar(searcher, found), cited_total=graph.total,
        cites=ends(cites, record), cited_by=ends(graph.cited_by, record), definitions=definitions(found)[:60],
        came_in=searcher.record(str(record.metadata.get("part_of", ""))), inside=inside(searcher, record),
        translations=base.translations(record), basis=legal_basis(record, language),
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
    tag = "sr-Latn" if tag == "sr-Cyrl" and record.language != "sr" else tag
    return cite_as(record)[tag], tag


def ends(links: Iterable[Link], record: Record) -> tuple[Link, ...]:
    """The other works at the ends of citations, each work once, in the language of the page where possible."""
    spoken = current().base
    ranked = sorted(links, key=lambda link: not link.lang.startswith(spoken))
    works: dict[str, Link] = {}
    for link in ranked:
        found = knowledge_base().open().record(link.id)
        if found and found.id != record.id and (not found.work or found.work != record.work):
            works.setdefault(f"{found.work or found.id}#{link.anchor}", link)
    return tuple(works.values())[:MOST]


def permanent_path(id: str) -> str:
    """The address of a document that never changes."""
    return url_for("pages.document", id=id)


def found_words() -> frozenset[str]:
    """The index terms of the search that a reader comes from (`?q=`), for marking its words in the text."""
    asked = SearchRequest(q=request.args.get("q", "")[: settings().max_query_chars])
    if not asked.q.strip():
        return frozenset()
    planned = plan_query(parse(asked.q), asked, knowledge_base().open())
    return keys_to_mark(planned.levels[0].node, planned.interpretation)


def sections(document: Document, keys: frozenset[str]) -> tuple[Section, ...]:
    """The passages as they are shown; an empty one without heading is left out."""
    record = document.record
    taken = {passage.anchor for passage in document.passages}
    return tuple(
        Section(
            passage, passage.language or record.lang,
            tuple(paragraphs(
                passage.text, record.lang, keys, passage.language or record.language, script(), text_links(passage),
            )),
            tuple("" if anchor in taken else anchor for anchor in anchors(passage)),
        )
        for passage in document.passages if passage.text.strip() or passage.heading
    )


def anchors(passage: Passage) -> tuple[str, ...]:
    """The anchor of the provision that each paragraph of an article opens; empty where it opens none."""
    opened: dict[int, str] = {}
    for place in provisions(passage):
        opened.setdefault(place.start, place.anchor)
    lines = passage.text.split("\n")
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    return tuple(opened.get(start, "") for line, start in zip(lines, starts, strict=False) if line.strip())


def text_links(passage: Passage) -> list[Stretch]:
    """The links that the author set in a passage, to the version in the page's language; dead ones are left out."""
    found = ((link, linked(link.address)) for link in passage.links)
    return [(link.start, link.end, url) for link, url in found if url]


def linked(address: str) -> str:
    """The page of a work, or of a document by its identifier, at a place in it; empty where it is not here.

    A link to a paragraph leads to the article it is in: whether the paragraph exists is not looked up for every link.
    """
    work, _, anchor = address.partition("#")
    anchor = parse_anchor(anchor).whole_article.anchor
    searcher = knowledge_base().open()
    record = in_language(of_work(searcher, work), current().base) or searcher.record(work)
    return url_for("ui.document", id=record.id, _anchor=anchor or None) if record else ""


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
