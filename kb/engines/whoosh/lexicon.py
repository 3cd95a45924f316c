"""The vocabulary of one stream over all segments."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import groupby
from operator import itemgetter

import numpy as np

from kb.engines.whoosh.collection import Collection
from kb.engines.whoosh.columns import FieldColumns
from kb.engines.whoosh.patterns import starting_with
from kb.text.scripts import fold
from kb.text.streams import Stream

# Terms whose frequency is kept: some 130 bytes each.
_REMEMBERED = 1 << 13


class WhooshLexicon:
    """Terms and frequencies. Frequencies count deleted passages until their segment is merged."""

    def __init__(self, collection: Collection, stream: Stream) -> None:
        self._collection, self._stream = collection, stream
        self._frequencies: dict[str, int] = {}

    def frequency(self, term: str) -> int:
        """In how many passages the term stands; 0 if in none."""
        # a planner asks some hundred times a question, mostly for what it asked for before
        known = self._frequencies.get(term)
        if known is None:
            if len(self._frequencies) >= _REMEMBERED:
                self._frequencies.clear()
            known = self._frequencies[term] = self._collection.frequency(self._stream, term)
        return known

    def starting_with(self, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        """Terms with this beginning, most frequent first."""
        found: dict[str, int] = defaultdict(int)
        for column in self._columns():
            for at, term in starting_with(column, prefix):
                found[term] += column.size(at)
        return heapq.nsmallest(limit, found.items(), key=_most_frequent)

    def folded(self, folded: str) -> Sequence[tuple[str, int]]:
        """Terms whose folded form is this, most frequent first."""
        changed = self._folds.get(folded, ())
        same = (folded,) if fold(folded) == folded and self.frequency(folded) else ()
        return sorted(((t, self.frequency(t)) for t in (*same, *changed)), key=_most_frequent)

    def __iter__(self) -> Iterator[tuple[str, int]]:
        merged = heapq.merge(*(starting_with_sizes(column) for column in self._columns()))
        for term, group in groupby(merged, key=itemgetter(0)):
            yield term, sum(size for _, size in group)

    def _columns(self) -> list[FieldColumns]:
        return [segment.field(self._stream) for segment in self._collection.segments]

    @cached_property
    def _folds(self) -> Mapping[str, tuple[str, ...]]:
        """Folded form → the terms that folding changes into it; built at the first use."""
        folds: dict[str, tuple[str, ...]] = {}
        for term in dict.fromkeys(t for column in self._columns() for t in _folding(column)):
            if (key := fold(term)) != term:
                folds[key] = (*folds.get(key, ()), term)
        return folds


def starting_with_sizes(column: FieldColumns) -> Iterator[tuple[str, int]]:
    """All terms of a segment's field in order, with the number of rows of each."""
    return ((term, column.size(at)) for at, term in starting_with(column, ""))


def _folding(column: FieldColumns) -> Iterator[str]:
    """The terms that folding may change: with a letter outside ASCII, or with `dj`."""
    # most terms are neither, and looking at bytes spares decoding and folding each of them before the first answer
    data, ends = np.asarray(column.terms.data), np.asarray(column.terms.ends)
    lower = data | np.uint8(32)
    may = data >= 128
    may[:-1] |= (lower[:-1] == ord("d")) & (lower[1:] == ord("j"))
    for at in np.unique(np.searchsorted(ends, np.flatnonzero(may), "right")).tolist():
        yield column.terms[at].decode("utf-8", "surrogatepass")


def _most_frequent(item: tuple[str, int]) -> tuple[int, str]:
    return -item[1], item[0]
