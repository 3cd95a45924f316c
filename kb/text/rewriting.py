"""Tables of spelling rules: a regular expression and what stands in its place, one a line, tab between."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from importlib.resources import files


def lines_of(table: str) -> list[str]:
    """The lines of a table under kb/data, without comments and empty ones."""
    lines = files("kb").joinpath("data", table).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@lru_cache(maxsize=8)
def rewriter(table: str) -> Callable[[str], str]:
    """A function that applies every rule of a table (a path under kb/data) in order to a word."""
    rows = [line.split("\t") for line in lines_of(table)]
    rules = [(re.compile(pattern), spelling) for pattern, spelling in rows]
    # Most words fit no rule: one search says so.
    any_of_them = re.compile("|".join(f"(?:{pattern})" for pattern, _ in rows))

    def rewrite(word: str) -> str:
        if any_of_them.search(word):
            for pattern, spelling in rules:
                word = pattern.sub(spelling, word)
        return word

    return rewrite


@lru_cache(maxsize=8)
def irregular(table: str) -> dict[str, str]:
    """Form → lemma of a table with a lemma and its forms a line; the first line that lists a form has it."""
    found: dict[str, str] = {}
    for line in lines_of(table):
        lemma, forms = line.split("\t")
        for form in forms.split():
            # The order of the table is its precedence: particular rows stand before general ones.
            found.setdefault(form, lemma)
    return found
