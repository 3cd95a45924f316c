"""Sets of rows with scores, and how they combine. Pure arithmetic over arrays.

Everything is evaluated within a universe: all rows, or those that an earlier part of an All has left. Matches name
rows by their place in the universe, which makes an intersection a narrower universe.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np

from kb.engines.whoosh.postings import Ints

# Below one match in so many rows, sorting the matches beats marking them in an array of all rows.
_SPARSE = 24
# Below one row in so many, each is looked up by itself.
_FEW = 64

FAR = 16
"""A term with more rows than so many times the universe is looked up from the other side."""


class Matches(NamedTuple):
    """Places in the universe, ascending, and their scores."""

    at: Ints
    scores: Ints

    def only(self, keep: Ints) -> Matches:
        """Those for which `keep` (a mask, or places among the matches) holds."""
        return Matches(self.at[keep], self.scores[keep])


_NONE = np.zeros(0, np.int32)
EMPTY = Matches(_NONE, np.zeros(0))


class Universe:
    """The rows in question. `rows` None means all of them."""

    __slots__ = ("_slots", "rows", "size", "total")

    def __init__(self, total: int, rows: Ints | None = None) -> None:
        self.total, self.rows = total, rows
        self.size = total if rows is None else len(rows)
        self._slots: Ints | None = None

    def narrowed(self, at: Ints) -> Universe:
        """The universe of these places."""
        return Universe(self.total, at if self.rows is None else self.rows[at])

    def rows_at(self, at: Ints) -> Ints:
        """The rows at these places."""
        return at if self.rows is None else self.rows[at]

    def find(self, ids: Ints) -> tuple[Ints, Ints | None]:
        """The places of those of a term's rows (ascending) that lie in this universe, and which rows those are.

        None in place of the latter: all of them.
        """
        if self.rows is None or len(ids) <= self.size * FAR:
            return self.among(ids)
        if not self.size:
            return _NONE, _NONE
        # of one type: searchsorted would copy all ids of the term to compare them with wider numbers
        rows = self.rows.astype(ids.dtype, copy=False)
        # a row behind the last one is compared with the last, and differs
        nearest = ids[:-1].searchsorted(rows)
        at = (ids[nearest] == rows).nonzero()[0]
        return at, nearest[at]

    def among(self, ids: Ints) -> tuple[Ints, Ints | None]:
        """The same for rows in any order, some of them twice."""
        if self.rows is None:
            return ids, None
        if not len(ids) or not self.size:
            return _NONE, _NONE
        if self._slots is None and len(ids) * _FEW < self.total:
            # making an array of all rows takes longer than looking up so few
            rows = self.rows.astype(ids.dtype, copy=False)
            nearest = rows[:-1].searchsorted(ids)
            inside = (rows[nearest] == ids).nonzero()[0]
            return nearest[inside], inside
        slots = self._slot()[ids]
        inside = (slots >= 0).nonzero()[0]
        return slots[inside], inside

    def _slot(self) -> Ints:
        if self._slots is None:
            self._slots = np.full(self.total, -1, np.int32)
            self._slots[self.rows] = np.arange(self.size, dtype=np.int32)
        return self._slots


def best(parts: Sequence[Matches], universe: Universe) -> Matches:
    """Where any part matches, with the best of their scores."""
    return _united(parts, universe, np.maximum)


def summed(parts: Sequence[Matches], universe: Universe, minimum: int = 1) -> Matches:
    """Where at least `minimum` parts match, with the sum of their scores."""
    if minimum <= 1:
        return _united(parts, universe, np.add)
    counts = np.zeros(universe.size, np.int32)
    for part in parts:
        counts[part.at] += 1
    united = _united(parts, universe, np.add)
    return united.only(counts[united.at] >= minimum)


def _united(parts: Sequence[Matches], universe: Universe, combine: Any) -> Matches:
    parts = [part for part in parts if len(part.at)]
    if len(parts) < 2:
        return parts[0] if parts else EMPTY
    if sum(len(part.at) for part in parts) * _SPARSE < universe.size:
        return _sorted_union(parts, combine)
    seen = np.zeros(universe.size, bool)
    scores = np.zeros(universe.size)
    # nothing is there yet for the first part to be combined with
    scores[parts[0].at] = parts[0].scores
    seen[parts[0].at] = True
    for part in parts[1:]:
        combine.at(scores, part.at, part.scores)
        seen[part.at] = True
    at = seen.nonzero()[0]
    return Matches(at, scores[at])


def _sorted_union(parts: Sequence[Matches], combine: Any) -> Matches:
    at = np.concatenate([part.at for part in parts])
    order = at.argsort(kind="stable")
    at = at[order]
    new = np.ones(len(at), bool)
    np.not_equal(at[1:], at[:-1], out=new[1:])
    first = new.nonzero()[0]
    scores = np.concatenate([part.scores for part in parts])[order]
    return Matches(at[first], combine.reduceat(scores, first))
