"""The results page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from flask import redirect, render_template, request, url_for
from flask_babel import gettext as _
from werkzeug import Response

from kb.service import Expansion, FacetValue, ResultPage
from webapp.current import knowledge_base
from webapp.links import Links, page_numbers
from webapp.views.blueprints import pages
from webapp.views.chrome import label, term
from webapp.views.requests import DEEPEST, Asked, asked

FIRST = 6
"""So many values of a facet are seen at once; the others are behind "more"."""


@dataclass(frozen=True, slots=True)
class Chip:
    """One thing that narrows the search, and the address without it."""

    facet: str
    label: str
    without: str


@dataclass(frozen=True, slots=True)
class Branch:
    """A value of a facet with the narrower values below it."""

    value: FacetValue
    narrower: tuple[FacetValue, ...] = ()

    @property
    def open(self) -> bool:
        """Whether one of the narrower values is chosen."""
        return any(value.selected for value in self.narrower)


@pages.get("/search")
def search() -> str | Response:
    """Documents that answer the question, and what to narrow it by; a citation typed alone leads to its provision."""
    question = asked()
    base = knowledge_base()
    page = base.search(question.request)
    # Any other choice says that the list is wanted, where a notice names the provision.
    # The form sends its defaults too.
    chosen = {name for name, value in request.args.items() if value and (name, value) != ("sort", "relevance")}
    if page.interpretation.jump and chosen == {"q"}:
        id, _hash, anchor = page.interpretation.jump.partition("#")
        return redirect(url_for("ui.document", id=id, _anchor=anchor or None), 303)
    links = question.links()
    return render_template(
        "search.html", page=page, asked=question, links=links, chips=chips(links), facets=branches(page),
        first=FIRST, pages=_pages(page, question), expansions=grouped(page.interpretation.expansions),
        ids={hit.record.id for hit in page.hits},
        comparable=any(hit.record.type == "good-practice" for hit in page.hits),
        holdings=base.open().status().documents, indexable=_indexable(page, question),
    )


def chips(links: Links) -> tuple[Chip, ...]:
    """What is active, in the order of the facets."""
    request = links.request
    found = [
        Chip(str(term("facet", facet)), label(facet, value), links.dropped(facet, value))
        for facet, values in request.selections.items() for value in values
    ]
    low, high = request.years
    if (low, high) != (None, None):
        years = f"{low or '…'}–{high or '…'}"
        found.append(Chip(str(term("facet", "year")), years, links.any_year()))
    if not request.expand:
        found.append(Chip(_("Words"), _("only as typed"), links.literal(False)))
    return tuple(found)


def branches(page: ResultPage) -> Mapping[str, tuple[Branch, ...]]:
    """The facets as they are shown: themes as a tree, the others as lists; facets without a value are left out."""
    shown = {
        name: _tree(values) if name == "theme" else tuple(map(Branch, values)) for name, values in page.facets.items()
    }
    return {name: found for name, found in shown.items() if found}


def _tree(values: tuple[FacetValue, ...]) -> tuple[Branch, ...]:
    entries = knowledge_base().taxonomy.entries["theme"]
    broader = {value.value: entries[value.value].broader if value.value in entries else "" for value in values}
    # A narrow theme whose broader one is not among the values stands for itself.
    tops = [value for value in values if broader[value.value] not in broader]
    return tuple(Branch(top, tuple(v for v in values if broader[v.value] == top.value)) for top in tops)


def grouped(expansions: tuple[Expansion, ...]) -> Mapping[str, tuple[Expansion, ...]]:
    """Typed word → what the search added to it."""
    typed = dict.fromkeys(expansion.typed for expansion in expansions)
    return {word: tuple(e for e in expansions if e.typed == word) for word in typed}


def _indexable(page: ResultPage, question: Asked) -> bool:
    # One value chosen is a page of its own; combinations are endless, and a robot would walk through all of them.
    request = question.request
    chosen = sum(map(len, request.selections.values())) + (request.years != (None, None))
    return bool(page.total) and not request.q and chosen <= 1 and question.page == 1


def _pages(page: ResultPage, question: Asked) -> tuple[int, ...]:
    limit = question.request.limit
    last = min(-(-page.total // limit), DEEPEST // limit + 1)
    return page_numbers(question.page, last) if last > 1 else ()
