"""The query string → SearchRequest. Every value is checked; the first that cannot be used is named. Pure.

An empty value is the same as leaving the parameter out, as HTML forms send it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar, get_args

from werkzeug.datastructures import MultiDict

from kb.engine import Group, Sort
from kb.model import FACETS
from kb.service import SearchRequest
from kb.settings import Settings
from webapp.problems import wrong

T = TypeVar("T")
# [0-9], not \d, which takes the digits of all scripts.
_YEARS = re.compile(r"([0-9]{4})?\.\.([0-9]{4})?")
LONGEST_ID = 200
"""characters of an expansion's id"""
SWITCHES = {"on": True, "1": True, "true": True, "off": False, "0": False, "false": False}


def search_request(
    given: MultiDict[str, str], settings: Settings, knows: Callable[[str, str], bool], interface: str = "en"
) -> SearchRequest:
    """The request that the parameters describe. `knows(facet, value)` tells the values of a vocabulary.

    Raises WrongParameter.
    """
    years, chosen_years = _years(listed(given, "year"))
    selections = {f: _values(given, f, knows) for f in FACETS if f != "year" and listed(given, f)}
    if chosen_years:
        selections["year"] = chosen_years
    return SearchRequest(
        q=_query(given.get("q", ""), settings.max_query_chars),
        group=choice(given, "group", get_args(Group)),
        limit=number(given, "limit", 1, settings.max_limit, 10),
        cursor=given.get("cursor", ""),
        selections=selections,
        years=years,
        sort=choice(given, "sort", get_args(Sort)),
        expand=switch(given, "expand", True),
        without=_without(given),
        highlight=switch(given, "highlight", True),
        explain=switch(given, "explain", False),
        facets=_facets(given),
        interface=given.get("lang") or interface,
    )


def number(given: MultiDict[str, str], name: str, least: int, most: int, default: int) -> int:
    """A whole number within bounds. Raises WrongParameter."""
    raw = given.get(name) or str(default)
    whole = re.fullmatch(r"([0-9]{1,9})(\.0+)?", raw)  # JSON Schema, which describes us, takes 5.0 for a whole number
    if not whole or not least <= int(whole[1]) <= most:
        raise wrong(name, "number", name=name, least=least, most=most, given=raw)
    return int(whole[1])


def choice(given: MultiDict[str, str], name: str, allowed: Sequence[T]) -> T:
    """One of the allowed values; the first is the default. Raises WrongParameter."""
    value = given.get(name) or allowed[0]
    # Returns the allowed value, not the given one: so the result has its type.
    for candidate in allowed:
        if value == candidate:
            return candidate
    raise wrong(name, "choice", name=name, allowed=", ".join(map(str, allowed)), given=value)


def switch(given: MultiDict[str, str], name: str, default: bool) -> bool:
    """On or off. Raises WrongParameter."""
    value = given.get(name) or ("on" if default else "off")
    if value not in SWITCHES:
        raise wrong(name, "choice", name=name, allowed="on, off", given=value)
    return SWITCHES[value]


def text(given: MultiDict[str, str], name: str, most: int) -> str:
    """A text of at most so many characters; empty if it is not given. Raises WrongParameter."""
    value = given.get(name, "")
    if len(value) > most:
        raise wrong(name, "text-length", name=name, length=len(value), most=most)
    return value


def listed(given: MultiDict[str, str], name: str) -> tuple[str, ...]:
    """The different values of a parameter that may be repeated or have several values with commas between them."""
    return tuple(dict.fromkeys(v for raw in given.getlist(name) for v in raw.split(",") if v))


def among(given: MultiDict[str, str], name: str, allowed: Sequence[str]) -> tuple[str, ...]:
    """The listed values, all of them allowed ones. Raises WrongParameter."""
    values = listed(given, name)
    for value in values:
        if value not in allowed:
            raise wrong(name, "choice", name=name, allowed=", ".join(allowed), given=value)
    return values


def _without(given: MultiDict[str, str]) -> tuple[str, ...]:
    """Ids as they come: they may have commas in them, so none divides them here."""
    values = tuple(value for value in given.getlist("without") if value)
    if (longest := max(map(len, values), default=0)) > LONGEST_ID:
        raise wrong("without", "text-length", name="without", length=longest, most=LONGEST_ID)
    return values


def _query(q: str, longest: int) -> str:
    if len(q) > longest:
        raise wrong("q", "query-length", length=len(q), most=longest)
    return q


def _values(given: MultiDict[str, str], facet: str, knows: Callable[[str, str], bool]) -> tuple[str, ...]:
    values = listed(given, facet)
    for value in values:
        if not knows(facet, value):
            raise wrong(facet, "value", name=facet, given=value)
    return values


def _years(given: Sequence[str]) -> tuple[tuple[int | None, int | None], tuple[str, ...]]:
    bounds: tuple[int | None, int | None] = (None, None)
    chosen = []
    for raw in given:
        # Of two ranges the last counts: the form adds its own to one that a link brought.
        if match := _YEARS.fullmatch(raw):
            low, high = match.groups()
            bounds = (int(low) if low else None, int(high) if high else None)
        elif re.fullmatch(r"[0-9]{4}", raw):
            chosen.append(raw)
        else:
            raise wrong("year", "year", given=raw)
    return bounds, tuple(chosen)


def _facets(given: MultiDict[str, str]) -> tuple[str, ...]:
    if not listed(given, "facets"):
        return FACETS
    return tuple(name for name in among(given, "facets", (*FACETS, "off")) if name != "off")
