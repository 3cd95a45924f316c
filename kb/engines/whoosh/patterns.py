"""Which terms a prefix, a wildcard or a misspelt word stands for."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from kb.engines.whoosh.collection import Collection
from kb.engines.whoosh.columns import FieldColumns
from kb.engines.whoosh.postings import Ints
from kb.query.plan import Pattern


def expand(collection: Collection, pattern: Pattern, limit: int) -> tuple[tuple[str, ...], bool]:
    """The terms in order, the `limit` most frequent of them if there are more, and whether these are all."""
    frequencies: dict[str, int] = {}
    for segment in collection.segments:
        column = segment.field(pattern.stream)
        for at, term in _matching(column, pattern):
            frequencies[term] = frequencies.get(term, 0) + column.size(at)
    if len(frequencies) <= limit:
        return tuple(sorted(frequencies)), True
    kept = sorted(frequencies, key=lambda term: (-frequencies[term], term))[:limit]
    return tuple(sorted(kept)), False


def starting_with(column: FieldColumns, prefix: str) -> Iterator[tuple[int, str]]:
    """Places and terms with this beginning."""
    wanted = prefix.encode("utf-8", "surrogatepass")
    at = column.terms.first_from(wanted)
    while at < column.terms.size and (term := column.terms[at]).startswith(wanted):
        yield at, term.decode("utf-8", "surrogatepass")
        at += 1


def _matching(column: FieldColumns, pattern: Pattern) -> Iterator[tuple[int, str]]:
    match pattern.kind:
        case "prefix":
            return starting_with(column, pattern.text)
        case "wildcard":
            return _wildcard(column, pattern.text)
        case "fuzzy":
            return _fuzzy(column, pattern.text, pattern.distance)


def _wildcard(column: FieldColumns, text: str) -> Iterator[tuple[int, str]]:
    start = re.split(r"[*?]", text, maxsplit=1)[0]
    pieces = {"*": ".*", "?": "."}
    wanted = re.compile("".join(pieces.get(c) or re.escape(c) for c in text), re.DOTALL)
    return ((at, term) for at, term in starting_with(column, start) if wanted.fullmatch(term))


def _fuzzy(column: FieldColumns, text: str, distance: int) -> Iterator[tuple[int, str]]:
    near = [(at, term) for at, term in starting_with(column, text[:1])
            if abs(len(term) - len(text)) <= distance and term[:1] == text[:1]]
    if not near:
        return iter(())
    distances = edit_distances([term for _, term in near], text)
    return (found for found, edits in zip(near, distances.tolist(), strict=True) if edits <= distance)


def edit_distances(terms: list[str], text: str) -> Ints:
    """Each term's optimal string alignment distance to a text, all terms at once."""
    width = max(1, *map(len, terms))
    letters = np.array(terms, f"U{width}").view(np.uint32).reshape(len(terms), width)
    sizes = np.array([len(term) for term in terms])
    wanted = [ord(c) for c in text]
    before: Ints = np.zeros(0)
    row: Ints = np.tile(np.arange(width + 1), (len(terms), 1))
    for i, letter in enumerate(wanted, 1):
        older, before = before, row
        row = np.empty_like(before)
        row[:, 0] = i
        for j in range(1, width + 1):
            cost = before[:, j - 1] + (letters[:, j - 1] != letter)
            row[:, j] = np.minimum(np.minimum(before[:, j], row[:, j - 1]) + 1, cost)
            if i > 1 and j > 1:
                swap = (letters[:, j - 2] == letter) & (letters[:, j - 1] == wanted[i - 2])
                row[:, j] = np.where(swap, np.minimum(row[:, j], older[:, j - 2] + 1), row[:, j])
    distances: Ints = row[np.arange(len(terms)), sizes]
    return distances
