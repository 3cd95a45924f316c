"""Dates of documents as people read them. Many are only a year or a month. Pure."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date


def partial_date(given: str, spoken: Callable[[date, str], str]) -> str:
    """A full date or a month as `spoken(date, pattern)` says it, a year as it is; anything else unchanged.

    >>> partial_date("2015", lambda day, pattern: "?")
    '2015'
    """
    parts = given.split("-")
    try:
        if len(parts) == 3:
            return spoken(date.fromisoformat(given), "d MMMM y")
        if len(parts) == 2:
            return spoken(date(int(parts[0]), int(parts[1]), 1), "LLLL y")
    except ValueError:
        return given
    return given
