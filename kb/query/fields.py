"""The fields of the query language: their English and Serbian names, and any spelling of a value to its id."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from kb import taxonomy
from kb.query.syntax import Range
from kb.text.scripts import fold, to_latin

NAMES: dict[str, str] = {
    "country": "country countries zemlja zemlje drzava drzave",
    "theme": "theme themes topic topics tema teme",
    "type": "type types vrsta vrste tip",
    "language": "language lang jezik",
    "audience": "audience audiences for publika",
    "year": "year years date godina godine datum",
    "title": "title naslov",
    "heading": "heading podnaslov odeljak odjeljak",
    "text": "text tekst",
    "id": "id identifier",
    "work": "work delo djelo",
    "script": "script pismo",
    "maturity": "maturity zrelost",
    "level": "level nivo razina",
    "focus": "focus fokus zariste",
    "address": "address adresa",
    "cites": "cites citira navodi",
}
"""Canonical name → the names that may be typed: in either script, with or without diacritics, in any case."""

ZONES = ("title", "heading", "text")
"""The fields that are part of the text; the others hold exact values."""

_CANONICAL = {name: canonical for canonical, names in NAMES.items() for name in names.split()}
_YEARS = re.compile(r"(?P<low>\d{4})?(?P<dots>\.\.\.?|-|–|—)?(?P<high>\d{4})?")
_COMPARED = re.compile(r"(?P<sign>[<>])(?P<equal>=?)(?P<year>\d{4})")
_SCRIPTS = {"cyrl": "Cyrl", "cirilica": "Cyrl", "cyrillic": "Cyrl", "latn": "Latn", "latinica": "Latn", "latin": "Latn"}


def canonical(name: str) -> str:
    """The field's canonical name, or an empty string.

    >>> canonical("Земља"), canonical("drzava"), canonical("država")
    ('country', 'country', 'country')
    """
    return _CANONICAL.get(_plain(name), "")


def resolve(name: str, value: str) -> str:
    """The id that a value stands for in a field, or an empty string where the field has no such value.

    >>> resolve("country", "Босна и Херцеговина"), resolve("country", "RS"), resolve("type", "zakon")
    ('bosnia-and-herzegovina', 'serbia', 'law')
    """
    if name in ("country", "theme", "type", "audience", "language"):
        return _values(name).get(_plain(value), "")
    if name == "script":
        return _SCRIPTS.get(_plain(value), "")
    return value


def years(value: str) -> Range | None:
    """`2015`, `2015..2020`, `2015-2020`, `..2020`, `2015..`, `>2015` or `<=2020` as a range; None for anything else."""
    if found := _COMPARED.fullmatch(value):
        year, strict = int(found["year"]), not found["equal"]
        return Range(year + strict, None) if found["sign"] == ">" else Range(None, year - strict)
    found = _YEARS.fullmatch(value)
    if found is None or not (found["low"] or found["high"]):
        return None
    low, high = (int(found[end]) if found[end] else None for end in ("low", "high"))
    if not found["dots"]:
        return Range(low, low) if low and not high else None
    return Range(high, low) if low and high and low > high else Range(low, high)


def _plain(text: str) -> str:
    return " ".join(fold(to_latin(text)).lower().replace("-", " ").replace("*", "").split())


@cache
def _values(facet: str) -> Mapping[str, str]:
    """Folded spelling → id. Ids and labels come first, so that a synonym never takes a label's place."""
    if facet == "language":
        return {_plain(s): code for code, labels in taxonomy.LANGUAGE_LABELS.items() for s in (code, *labels.values())}
    entries = taxonomy.load().entries[facet].values()
    found: dict[str, str] = {}
    for spellings in (_labels, _synonyms):
        for entry in entries:
            for spelling in spellings(entry):
                found.setdefault(_plain(spelling), entry.id)
    return found


def _labels(entry: taxonomy.Entry) -> Iterator[str]:
    yield from (entry.id, *entry.labels.values())
    yield from (entry.row[code] for code in ("iso2", "iso3") if entry.row.get(code))


def _synonyms(entry: taxonomy.Entry) -> Iterator[str]:
    for part in ("names", "variants", "former", "synonyms", "cases"):
        yield from _strings(entry.row.get(part))


def _strings(value: Any) -> Iterator[str]:
    """Every string within nested lists and mappings."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
