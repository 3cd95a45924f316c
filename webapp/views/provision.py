"""The page of one provision: its text, how to cite it in both languages, what cites it and what it cites."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from flask import render_template

from kb.citation_graph import versions_at
from kb.cite_as import cite_as
from kb.cited_by import cited_by
from kb.errors import NotFound
from kb.instruments import is_digest
from kb.model import Document, Passage, Record
from kb.provisions import Place, provisions
from webapp.current import knowledge_base
from webapp.i18n import current
from webapp.views.blueprints import pages
from webapp.views.chrome import absolute, script
from webapp.views.citing import cited, cites, own_places
from webapp.views.document import permanent_path
from webapp.views.sections import is_provision, section

OPENING = 90
"""So many characters of a paragraph tell it from its neighbours."""


@dataclass(frozen=True, slots=True)
class Reference:
    """How to cite one place: the anchor, the beginning of its text, and the reference in each language by its tag."""

    anchor: str
    opening: str
    written: tuple[tuple[str, str], ...]


@pages.get("/documents/<id>/provisions/<anchor>")
def provision(id: str, anchor: str) -> str:
    """An article of a legal text, or a paragraph or point of one. Raises NotFound."""
    base = knowledge_base()
    found, searcher = base.document(id), base.open()
    record, article = found.record, article_of(found, anchor)
    inner = provisions(article, counted=not is_digest(record))
    place = next((place for place in inner if place.anchor == anchor), Place(article.anchor, 0, len(article.text)))
    citing = cited_by(searcher, record, found.passages)
    return render_template(
        "provision.html", record=record, article=article, anchor=place.anchor,
        section=section(found, article, frozenset(), citing),
        references=tuple(references(record, article, place, inner)),
        cited=cited(citing.get(place.anchor, ()), record), cites=cites(searcher, article.cites, record),
        own=own_places(found, article),
        versions=[held for held in versions_at(searcher, article.address) if held.record.id != record.id],
        around=neighbours(found, article), permanent=absolute(permanent_path(record.id)),
    )


def article_of(document: Document, anchor: str) -> Passage:
    """The article that has this anchor, or the paragraph or point with it. Raises NotFound."""
    counted = not is_digest(document.record)
    for passage in document.passages:
        # The beginning is compared first: looking for the paragraphs of 400 articles takes as long as showing them.
        begins = is_provision(passage) and f"{anchor}-".startswith(f"{passage.anchor}-")
        if begins and anchor in (passage.anchor, *(place.anchor for place in provisions(passage, counted))):
            return passage
    id = document.record.id
    raise NotFound(f"document {id!r} has no provision {anchor!r}", id=id, anchor=anchor)


def references(record: Record, article: Passage, place: Place, inner: tuple[Place, ...]) -> Iterator[Reference]:
    """How to cite the place, and then each place in it."""
    within = [each for each in inner if each.anchor.startswith(f"{place.anchor}-")]
    for each in (place, *within):
        written = cite_as(record, replace(article, address=f"{article.address.partition('#')[0]}#{each.anchor}"))
        text = " ".join(article.text[each.start : each.end].split())
        opening = text if len(text) <= OPENING else text[:OPENING].rsplit(" ", 1)[0] + " …"
        yield Reference(each.anchor, opening, tuple((tag, written[tag]) for tag in ("en", serbian(record))))


def serbian(record: Record) -> str:
    """The tag of the Serbian in which references are written: the reading script, else the page's, else the text's."""
    if script():
        return f"sr-{script()}"
    return current().tag if current().base == "sr" else record.lang if record.language == "sr" else "sr-Latn"


def neighbours(document: Document, article: Passage) -> tuple[Passage | None, Passage | None]:
    """The articles before and after."""
    articles = [passage for passage in document.passages if is_provision(passage)]
    at = articles.index(article)
    return (articles[at - 1] if at else None), (articles[at + 1] if at + 1 < len(articles) else None)
