"""The one schema of front matter, read from `kb/data/front_matter.yaml`, and the check of a value against it."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import Any

from kb import taxonomy
from kb.tables import table

_SLUG = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_YEAR_OR_MONTH = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_URL = re.compile(r"https?://[^\s<>\"]+")
_VOCABULARIES = {"countries": "country", "themes": "theme", "audiences": "audience", "types": "type"}


@dataclass(frozen=True, slots=True)
class Schema:
    """The fields by name, in display order, and the named value lists."""

    fields: Mapping[str, Mapping[str, Any]]
    enums: Mapping[str, tuple[str, ...]]

    def problems(self, key: str, value: object) -> Iterator[str]:
        """One sentence for each thing wrong with the value of a key."""
        rule = self.fields.get(key)
        if rule is None:
            near = get_close_matches(key, self.fields, 1)
            yield f"unknown key {key!r}" + (f"; did you mean {near[0]!r}?" if near else "")
        # An empty key is one that its author has yet to fill, not a wrong one.
        elif value is not None:
            yield from self._check(key, value, rule)

    def missing(self, metadata: Mapping[str, Any]) -> list[str]:
        """The required keys that are not there."""
        return [key for key, rule in self.fields.items() if rule.get("required") and not metadata.get(key)]

    def texts(self, language: str) -> dict[str, str]:
        """The fields shown and searched as sections of their own → their heading in a document's language."""
        headed = {key: rule["heading"] for key, rule in self.fields.items() if "heading" in rule}
        return {key: heading.get(language, heading["en"]) for key, heading in headed.items()}

    def _check(self, key: str, value: object, rule: Mapping[str, Any]) -> Iterator[str]:
        match rule["type"]:
            case "records":
                yield from self._records(key, value, rule["fields"])
            case "records-one":
                yield from self._record(key, value, rule["fields"])
            case "ids" | "list":
                yield from _list(key, value, self._values(rule.get("of")))
            case "enum":
                yield from _one_of(key, value, self._values(rule["of"]) or ())
            case simple:
                yield from self._simple(key, value, simple)
        if isinstance(value, str) and len(value) > rule.get("max", len(value)):
            yield f"{key} has {len(value)} characters, at most {rule['max']} are allowed"

    def _values(self, of: str | list[str] | None) -> Collection[str] | None:
        if of is None or of == "documents":
            return None
        return taxonomy.load().entries[_VOCABULARIES[of]] if isinstance(of, str) else of

    def _records(self, key: str, value: object, fields: Mapping[str, str]) -> Iterator[str]:
        if not isinstance(value, list):
            yield f"{key} must be a list of records"
            return
        for item in value:
            yield from self._record(key, item, fields)

    def _record(self, key: str, value: object, fields: Mapping[str, str]) -> Iterator[str]:
        if not isinstance(value, dict):
            yield f"{key} must be a record with the keys {', '.join(fields)}"
            return
        for name, given in value.items():
            if name not in fields:
                yield f"unknown key {name!r} in {key}; known are {', '.join(fields)}"
            elif given is not None:
                yield from self._simple(f"{key}.{name}", given, fields[name].rstrip("!"))
        for name, kind in fields.items():
            if kind.endswith("!") and not value.get(name):
                yield f"{key}.{name} is missing"

    def _simple(self, key: str, value: object, kind: str) -> Iterator[str]:
        if kind in self.enums:
            yield from _one_of(key, value, self.enums[kind])
        elif kind == "country":
            yield from _one_of(key, value, taxonomy.load().entries["country"])
        elif not _KINDS[kind][0](value):
            yield f"{key}: {value!r} is not {_KINDS[kind][1]}"


@cache
def load() -> Schema:
    """The schema, read once."""
    raw = table("front_matter.yaml")
    return Schema(raw["fields"], {name: tuple(values) for name, values in raw["enums"].items()})


def _list(key: str, value: object, allowed: Collection[str] | None) -> Iterator[str]:
    if not isinstance(value, list):
        yield f"{key} must be a list, such as [one, two]"
        return
    for item in value:
        if isinstance(item, (dict, list)):
            yield f"{key} must be a list of plain values"
        elif allowed is not None:
            yield from _one_of(key, item, allowed)


def _one_of(key: str, value: object, allowed: Collection[str]) -> Iterator[str]:
    if not isinstance(value, str) or value not in allowed:
        some = ", ".join(sorted(allowed)[:14]) + (" ..." if len(allowed) > 14 else "")
        yield f"{key}: {value!r} is not one of {some}"


def _matches(pattern: re.Pattern[str]) -> Callable[[object], bool]:
    # YAML reads `yes` as true, and true is a number to Python: "True" must not become an identifier.
    return lambda value: _plain(value) and pattern.fullmatch(str(value)) is not None


def _date(value: object) -> bool:
    """Whether it is a day of the calendar."""
    try:
        return bool(_DATE.fullmatch(str(value)) and date.fromisoformat(str(value)))
    except ValueError:
        return False


def _plain(value: object) -> bool:
    return isinstance(value, (str, int, float)) and not isinstance(value, bool)


_KINDS: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "slug": (_matches(_SLUG), "an identifier of letters, digits and hyphens"),
    "date": (_date, "a date such as 2015-11-04"),
    "year-or-date": (
        lambda value: _matches(_YEAR_OR_MONTH)(value) or _date(value),
        "a year or a date such as 2015, 2015-11 or 2015-11-04",
    ),
    "url": (_matches(_URL), "a web address"),
    "line": (lambda value: _plain(value) and "\n" not in str(value), "one line of text"),
    "text": (_plain, "text"),
    "int": (lambda value: isinstance(value, int) and not isinstance(value, bool), "a whole number"),
    "bool": (lambda value: isinstance(value, bool), "true or false"),
    "list": (lambda value: isinstance(value, list), "a list"),
}
