"""Coverage: where the region has answers and where it has gaps, as a table whose cells are searches."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from flask import render_template, request, url_for

from kb.service import SearchRequest
from webapp.current import knowledge_base
from webapp.i18n import current
from webapp.links import address, pairs_of
from webapp.problems import wrong
from webapp.views.blueprints import pages

COLUMNS = ("theme", "type", "year", "language", "audience")
"""What the columns can be; the rows are countries."""
STEPS = 5


@dataclass(frozen=True, slots=True)
class Cell:
    """One number of the table, its shade from 0 (none) to STEPS, and the search that it counts."""

    count: int
    shade: int
    url: str


@dataclass(frozen=True, slots=True)
class Row:
    """A country and its cells."""

    id: str
    label: str
    total: Cell
    cells: tuple[Cell, ...]


@pages.get("/coverage")
def coverage() -> str:
    """Documents by country and theme (or type, year, language, audience)."""
    columns = _one_of("by", COLUMNS, "theme")
    narrowed = {"type": _given("type", "good-practice"), "language": _given("language", current().base)}
    narrowed = {facet: values for facet, values in narrowed.items() if facet != columns and values}
    # One hit: only totals and facets are wanted, and a limit of none is no search.
    asked = SearchRequest(limit=1, highlight=False, selections=narrowed, interface=current().tag)
    heads = _heads(columns, asked)
    return render_template(
        "coverage.html", columns=columns, choices=COLUMNS, heads=heads, rows=rows(columns, heads, asked),
        narrowed=narrowed, types=list(knowledge_base().taxonomy.entries["type"]),
    )


def rows(columns: str, heads: tuple[str, ...], asked: SearchRequest) -> tuple[Row, ...]:
    """A row for every country of the workshops and every other one with documents."""
    base = knowledge_base()
    counted = {c: _counts(columns, replace(asked, selections=asked.selections | {"country": (c,)}))  # type: ignore[operator]
               for c in _countries(asked)}
    # The shade compares cells with each other, so totals of rows do not count.
    most = max((n for counts in counted.values() for v, n in counts.items() if v in heads), default=0)
    return tuple(
        Row(country, base.taxonomy.label("country", country, current().tag),
            _cell(counts.get("", 0), 0, _narrow(asked, country=country)),
            tuple(_cell(counts.get(v, 0), most, _narrow(asked, **{"country": country, columns: v})) for v in heads))
        for country, counts in counted.items()
    )


def shade(count: int, most: int) -> int:
    """How dark a cell is: 0 for none, else 1 to STEPS in equal parts of the largest number."""
    return 0 if not count or not most else max(1, -(-count * STEPS // most))


def _cell(count: int, most: int, asked: SearchRequest) -> Cell:
    return Cell(count, shade(count, most), address(url_for("ui.search"), pairs_of(asked)))


def _narrow(asked: SearchRequest, **chosen: str) -> SearchRequest:
    return SearchRequest(selections={**asked.selections, **{facet: (value,) for facet, value in chosen.items()}})


def _counts(columns: str, asked: SearchRequest) -> Mapping[str, int]:
    """Value of the columns → documents; under the empty name, all documents."""
    page = knowledge_base().search(replace(asked, facets=(columns,)))
    return {value.value: value.count for value in page.facets[columns]} | {"": page.total}


def _countries(asked: SearchRequest) -> tuple[str, ...]:
    taxonomy = knowledge_base().taxonomy
    found = {v.value for v in knowledge_base().search(replace(asked, facets=("country",))).facets["country"]}
    entries = taxonomy.entries["country"]
    # A country of the workshops without a document is a gap, and gaps are what this page shows.
    return tuple(c for c in entries if c not in taxonomy.related or c in found)


def _heads(columns: str, asked: SearchRequest) -> tuple[str, ...]:
    entries = knowledge_base().taxonomy.entries.get(columns)
    if entries is not None:
        # Broad themes only: a column for each narrow one would make the table ten screens wide.
        return tuple(id for id, entry in entries.items() if not entry.broader)
    found = knowledge_base().search(replace(asked, facets=(columns,))).facets[columns]
    return tuple(sorted(value.value for value in found))


def _one_of(name: str, allowed: tuple[str, ...], default: str) -> str:
    value = request.args.get(name, default)
    if value not in allowed:
        raise wrong(name, "choice", name=name, allowed=", ".join(allowed), given=value)
    return value


def _given(facet: str, default: str) -> tuple[str, ...]:
    value = request.args.get(facet, default)
    if value and not knowledge_base().knows(facet, value):
        raise wrong(facet, "value", name=facet, given=value)
    return (value,) if value else ()
