"""Counts over time: how many of the documents found belong to each year, by the values of a facet.

The year is that of a document's own date, or that in which the index first had it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from apiflask import Schema
from apiflask.fields import Integer, String
from apiflask.validators import OneOf
from flask import request

from kb.history import Held
from kb.model import FACETS, Record
from kb.taxonomy import Taxonomy
from webapp.api.asked import asked_search
from webapp.api.blueprint import blueprint, operation
from webapp.api.parameters import Query
from webapp.api.shapes import many, string
from webapp.current import history, knowledge_base
from webapp.params import choice

BY = ("", *(facet for facet in FACETS if facet != "year"))
OVER = ("date", "added")
# Parameters of a search that change no count.
_NOT_COUNTED = ("group", "sort")


def _whole(about: str) -> Integer:
    return Integer(required=True, metadata={"description": about})


class Year(Schema):
    """One year."""

    year = _whole("A year of the documents' own dates, or of their coming into the index.")
    count = _whole("Documents of this year.")


class Series(Schema):
    """The counts of one value."""

    value = string("Id of the value; empty when all documents are counted together.")
    label = string("In the interface language.")
    count = _whole("Documents, dated or not.")
    undated = _whole("Documents without a year; with over=added those that came before the history begins.")
    years = many(Year, "Every year from the first to the last, also those without documents.")


class Counts(Schema):
    """Counts over time."""

    by = string("The facet.")
    over = string("What the years are of.", enum=list(OVER))
    total = _whole("Documents found; one with several values counts for each of them.")
    generation = string("The state of the index.")
    series = many(Series, "The most frequent value first.")


class Over(Query):
    """What is counted."""

    by = String(validate=OneOf(BY), metadata={"description": "The facet; without it all are counted together."})

    over = String(validate=OneOf(OVER), metadata={
        "description": "The documents' own dates, or when the index first had them.", "default": OVER[0]})

    class Meta:
        """Order and grouping change no count."""

        exclude = _NOT_COUNTED


@blueprint.get("/counts")
@operation(Counts, query=Over, says="The counts.", problems=(422,))
def counts() -> dict[str, Any]:
    """How many documents a year, by the values of a facet, of those that a search with the same filters finds."""
    by, over = choice(request.args, "by", BY), choice(request.args, "over", OVER)
    base, asked = knowledge_base(), asked_search()
    generation = base.open().status().generation
    records = tuple(base.records(asked))
    year = _added(history().held()) if over == "added" else _own
    series = over_time(records, by, base.taxonomy, asked.interface, year)
    return {"by": by, "over": over, "total": len(records), "generation": generation, "series": series}


def _own(record: Record) -> int | None:
    return record.year


def _added(held: Mapping[str, Held]) -> Callable[[Record], int | None]:
    # The empty time of a document older than the journal is no year, and neither is one that the journal lost.
    years = {id: int(one.added[:4]) for id, one in held.items() if one.added[:4].isdigit()}
    return lambda record: years.get(record.id)


def over_time(
    records: Iterable[Record], by: str, taxonomy: Taxonomy, interface: str,
    year: Callable[[Record], int | None] = _own,
) -> list[dict[str, Any]]:
    """One series for each value of the facet that a record has, the most frequent first; without a facet just one."""
    found: dict[str, Counter[int | None]] = {} if by else {"": Counter()}
    for record in records:
        for value in record.facet_values()[by] if by else ("",):
            found.setdefault(value, Counter())[year(record)] += 1
    series = [_series(value, counted, taxonomy.label(by, value, interface)) for value, counted in found.items()]
    return sorted(series, key=lambda one: (-one["count"], one["label"]))


def _series(value: str, counted: Mapping[int | None, int], label: str) -> dict[str, Any]:
    known = [year for year in counted if year is not None]
    # Years without documents are said too: a curve drawn over gaps would show what is not there.
    years = [{"year": y, "count": counted.get(y, 0)} for y in range(min(known), max(known) + 1)] if known else []
    return {"value": value, "label": label, "count": sum(counted.values()), "undated": counted.get(None, 0),
            "years": years}
