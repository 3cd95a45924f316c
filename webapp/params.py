"""The query string → SearchRequest. Every value is checked; the first that cannot be used is named. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import TypeVar, get_args

from werkzeug.datastructures import MultiDict

from kb.engine import Group, Sort
from kb.errors import WrongParameter
from kb.model import FACETS
from kb.service import SearchRequest
from kb.settings import Settings

T = TypeVar("T")
_YEARS = re.compile(r"(\d{4})?\s*\.\.\s*(\d{4})?")


SEARCH_PARAMETERS = frozenset(
    ("q", "group", "limit", "cursor", "sort", "expand", "without", "highlight", "explain", "facets", "lang", *FACETS)
)


def search_request(given: MultiDict[str, str], settings: Settings, knows: Callable[[str, str], bool]) -> SearchRequest:
    """The request that the parameters describe. `knows(facet, value)` tells the values of a vocabulary.

    Raises WrongParameter.
    """
    years, chosen_years = _years(given.getlist("year"))
    selections = {f: _values(given, f, knows) for f in FACETS if f != "year" and given.getlist(f)}
    if chosen_years:
        selections["year"] = chosen_years
    return SearchRequest(
        q=_query(given.get("q", ""), settings.max_query_chars),
        group=_choice("group", given.get("group", "document"), get_args(Group)),
        limit=_limit(given, settings.max_limit),
        cursor=given.get("cursor", ""),
        selections=selections,
        years=years,
        sort=_choice("sort", given.get("sort", "relevance"), get_args(Sort)),
        expand=_switch(given, "expand", True),
        without=tuple(given.getlist("without")),
        highlight=_switch(given, "highlight", True),
        explain=_switch(given, "explain", False),
        facets=_facets(given),
        interface=given.get("lang", "en"),
    )


def unknown(given: Mapping[str, str], known: frozenset[str]) -> list[str]:
    """The parameters that mean nothing here."""
    return sorted(set(given) - known)


def _query(q: str, longest: int) -> str:
    if len(q) > longest:
        raise WrongParameter("q", f"the query has {len(q)} characters; at most {longest} are allowed")
    return q


def _limit(given: MultiDict[str, str], most: int) -> int:
    raw = given.get("limit", "10")
    if not re.fullmatch(r"\d{1,9}", raw) or not 1 <= int(raw) <= most:
        raise WrongParameter("limit", f"limit must be a whole number from 1 to {most}, not {raw[:40]!r}")
    return int(raw)


def _choice(name: str, value: str, allowed: tuple[T, ...]) -> T:
    for candidate in allowed:
        if value == candidate:
            return candidate
    raise WrongParameter(name, f"{name} must be one of {', '.join(map(str, allowed))}, not {value[:40]!r}")


def _switch(given: MultiDict[str, str], name: str, default: bool) -> bool:
    value = given.get(name, "")
    if value.lower() not in ("", "0", "1", "on", "off", "true", "false"):
        raise WrongParameter(name, f"{name} must be on or off, not {value[:40]!r}")
    return default if not value else value.lower() in ("1", "on", "true")


def _values(given: MultiDict[str, str], facet: str, knows: Callable[[str, str], bool]) -> tuple[str, ...]:
    values = tuple(dict.fromkeys(v for raw in given.getlist(facet) for v in raw.split(",") if v))
    for value in values:
        if not knows(facet, value):
            raise WrongParameter(facet, f"{facet}: {value[:40]!r} is not known; see /api/v1/vocabularies")
    return values


def _years(given: list[str]) -> tuple[tuple[int | None, int | None], tuple[str, ...]]:
    bounds: tuple[int | None, int | None] = (None, None)
    chosen = []
    for raw in (v for item in given for v in item.split(",") if v):
        if match := _YEARS.fullmatch(raw):
            low, high = match.groups()
            bounds = (int(low) if low else None, int(high) if high else None)
        elif re.fullmatch(r"\d{4}", raw):
            chosen.append(raw)
        else:
            raise WrongParameter("year", f"year must be such as 2015 or 2015..2020, not {raw[:40]!r}")
    return bounds, tuple(chosen)


def _facets(given: MultiDict[str, str]) -> tuple[str, ...]:
    if "facets" not in given:
        return FACETS
    names = [name for name in given.get("facets", "").split(",") if name and name != "off"]
    for name in names:
        if name not in FACETS:
            raise WrongParameter("facets", f"facets may name {', '.join(FACETS)}, not {name[:40]!r}")
    return tuple(dict.fromkeys(names))
