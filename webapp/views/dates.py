"""Dates of documents as people read them. Many are only a year or a month. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

# Babel's own patterns of English are American, and its shorter ones of Serbian lack the full stops that numbers take.
PATTERNS: Mapping[str, tuple[str, str]] = MappingProxyType({
    "en": ("d MMMM y", "LLLL y"), "sr": ("d. MMMM y.", "LLLL y."),
})
"""language → how a day and how a month is written, in the letters of Unicode's locale data"""


def partial_date(given: str, spoken: Callable[[date, str], str], language: str = "en") -> str:
    """A full date or a month as `spoken(date, pattern)` says it, a year as it is; anything else unchanged.

    >>> partial_date("2015", lambda day, pattern: "?")
    '2015'
    """
    day, month = PATTERNS[language]
    parts = given.split("-")
    try:
        if len(parts) == 3:
            return spoken(date.fromisoformat(given), day)
        if len(parts) == 2:
            return spoken(date(int(parts[0]), int(parts[1]), 1), month)
    except ValueError:
        return given
    return given
