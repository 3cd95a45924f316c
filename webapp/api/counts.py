"""Counts over time: how many of the documents found belong to each year, by the values of a facet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from apiflask import Schema
from apiflask.fields import Integer, String
from apiflask.validators import OneOf
from flask import request

from kb.model import FACETS, Record
from kb.taxonomy import Taxonomy
from webapp.api.asked import asked_search
from webapp.api.blueprint import blueprint, operation
from webapp.api.parameters import Query
from webapp.api.shapes import many, string
from webapp.current import knowledge_base
from webapp.params import choice

BY = ("", *(facet for facet in FACETS if facet != "year"))
# Parameters of a search that change no count.
_NOT_COUNTED = ("group", "sort")


def _whole(about: str) -> Integer:
    return Integer(required=True, metadata={"description": about})


class Year(Schema):
    """One year."""

    year = _whole("A year of the documents' own dates.")
    count = _whole("Documents of this year.")


class Series(Schema):
    """The counts of one value."""

    value = string("Id of the value; empty when all documents are counted together.")
    label = string("In the interface language.")
    count = _whole("Documents, dated or not.")
    undated = _whole("Documents without a year.")
    years = many(Year, "Every year from the first to the last, also those without documents.")


class Counts(Schema):
    """Counts over time."""

    by = string("The facet.")
    total = _whole("Documents found; one with several values counts for each of them.")
    generation = string("The state of the index.")
    series = many(Series, "The most frequent value first.")


class Over(Query):
    """What is counted."""

    by = String(validate=OneOf(BY), metadata={"description": "The facet; without it all are counted together."})

    class Meta:
        """Order and grouping change no count."""

        exclude = _NOT_COUNTED


@blueprint.get("/counts")
@operation(Counts, query=Over, says="The counts.", problems=(422,))
def counts() -> dict[str, Any]:
    """How many documents a year, by the values of a facet, of those that a search with the same filters finds."""
    by = choice(request.args, "by", BY)
    base, asked = knowledge_base(), asked_search()
    generation = base.open().status().generation
    records = tuple(base.records(asked))
    series = over_time(records, by, base.taxonomy, asked.interface)
    return {"by": by, "total": len(records), "generation": generation, "series": series}


def over_time(records: Iterable[Record], by: str, taxonomy: Taxonomy, interface: str) -> list[dict[str, Any]]:
    """One series for each value of the facet that a record has, the most frequent first; without a facet just one."""
    found: dict[str, Counter[int | None]] = {} if by else {"": Counter()}
    for record in records:
        for value in record.facet_values()[by] if by else ("",):
            found.setdefault(value, Counter())[record.year] += 1
    series = [_series(value, counted, taxonomy.label(by, value, interface)) for value, counted in found.items()]
    return sorted(series, key=lambda one: (-one["count"], one["label"]))


def _series(value: str, counted: Mapping[int | None, int], label: str) -> dict[str, Any]:
    known = [year for year in counted if year is not None]
    # Years without documents are said too: a curve drawn over gaps would show what is not there.
    years = [{"year": y, "count": counted.get(y, 0)} for y in range(min(known), max(known) + 1)] if known else []
    return {"value": value, "label": label, "count": sum(counted.values()), "undated": counted.get(None, 0),
            "years": years}
