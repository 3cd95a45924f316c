"""All segments of one commit as one numbered collection of rows, with statistics as Whoosh counts them.

A row is a passage. Rows of deleted passages keep their numbers, and count in the statistics until their segment is
merged, as in Whoosh; `live` leaves them out of every answer.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from kb.cache import ByteCache
from kb.engines.memory import K1, B
from kb.engines.whoosh.beside import LENGTHS
from kb.engines.whoosh.columns import FieldColumns, SegmentColumns
from kb.engines.whoosh.postings import Ints
from kb.engines.whoosh.rows import NO_PASSAGE, NO_YEAR
from kb.engines.whoosh.schema import keyword_field
from kb.text.streams import STREAMS


class Place(NamedTuple):
    """Where a term stands in a segment: its number in the field there, and the segment's first row."""

    column: FieldColumns
    term: int
    base: int


class Found(NamedTuple):
    """A term of a field: in how many rows it stands, deleted ones among them, and its place in each segment."""

    rows: int
    places: tuple[Place, ...]


class Postings(NamedTuple):
    """The rows of a term, ascending, and how often it stands in each (no counts in an exact-match field)."""

    ids: Ints
    counts: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Spread:
    """A term's positions in each of its rows: those of row `i` are `positions[offsets[i]:offsets[i + 1]]`."""

    offsets: Ints
    positions: Ints


NOTHING = np.zeros(0, np.int32)
NUMBERS: dict[str, int] = {name: number for number, name in enumerate(STREAMS)}
"""Stream → its place in `length_bytes` and `norms`"""
_NOWHERE = Found(0, ())


class Collection:
    """The arrays of a commit. Immutable but for its caches."""

    def __init__(self, segments: Sequence[SegmentColumns], cache_bytes: int) -> None:
        self.segments = segments
        self.bases = np.cumsum([0, *(s.rows for s in segments)]).tolist()
        self.document_bases = np.cumsum([0, *(len(s.sections.raw("year")) for s in segments)]).tolist()
        self.rows, self.documents = self.bases[-1], self.document_bases[-1]
        self.document = self._joined("document", self.document_bases)
        self.ordinal = self._joined("ordinal")
        self.year = self._joined("year")
        self.live = self._live()
        self._columns: dict[str, list[tuple[FieldColumns, int]]] = {}
        self._postings: ByteCache[tuple[str, str], Postings] = ByteCache(cache_bytes * 3 // 4)
        self._scores: ByteCache[tuple[str, str], Ints] = ByteCache(cache_bytes // 4)
        self._spreads: ByteCache[tuple[str, str], Spread] = ByteCache(cache_bytes // 2)
        self._found: ByteCache[tuple[str, str], Found] = ByteCache(cache_bytes // 8)
        self._ids: ByteCache[int, str] = ByteCache(cache_bytes // 32)
        self._own_rows: ByteCache[str, range] = ByteCache(cache_bytes // 32)

    def _joined(self, name: str, add: Sequence[int] | None = None) -> Ints:
        parts = [s.sections.array(name) for s in self.segments]
        if add is not None:
            parts = [p + p.dtype.type(base) if base else p for p, base in zip(parts, add, strict=False)]
        return _joined(parts)

    def _live(self) -> Ints | None:
        """Which rows can be found; None where all can."""
        live = self.ordinal != NO_PASSAGE
        for segment, base in zip(self.segments, self.bases, strict=False):
            live[segment.deleted + base] = False
        return None if live.all() else live

    @cached_property
    def passages(self) -> int:
        """Passages for the statistics: deleted ones too."""
        return int(np.count_nonzero(self.ordinal != NO_PASSAGE))

    @cached_property
    def alive(self) -> Ints:
        """For each document whether it is there, those without a passage among them."""
        gone = [segment.deleted + base for segment, base in zip(self.segments, self.bases, strict=False)]
        alive = np.ones(self.documents, bool)
        if gone:
            alive[self.document[np.concatenate(gone)]] = False
        return alive

    @cached_property
    def norms(self) -> Ints:
        """The part of BM25's denominator that depends on the length: by length byte, 256 for each of `STREAMS`."""
        return np.concatenate([self._norm(name) for name in STREAMS])

    def _norm(self, stream: str) -> Ints:
        total = sum(s.lengths.get(stream, 0) for s in self.segments)
        mean = total / (self.passages or 1) or 1.0
        norm: Ints = K1 * ((1 - B) + B * LENGTHS / mean)
        return norm

    @cached_property
    def length_bytes(self) -> Ints:
        """Each row's length byte, of all rows for each of `STREAMS`."""
        return np.concatenate([self._joined(f"{name}.lengths") for name in STREAMS])

    def frequency(self, field: str, term: str) -> int:
        """In how many rows the term stands, deleted ones among them."""
        return self.find(field, term).rows

    def find(self, field: str, term: str) -> Found:
        """Where the term stands in each segment."""
        known = self._found.get((field, term))
        if known is None:
            known = self._find(field, term)
            # most spellings that a planner tries are nowhere; they must not push out those that are somewhere
            if known.places:
                self._found.put((field, term), known, 200 + len(term) + 130 * len(known.places))
        return known

    def _find(self, field: str, term: str) -> Found:
        wanted, places = term.encode("utf-8", "surrogatepass"), []
        for column, base in self._columns.get(field) or self._opened(field):
            if (at := column.terms.find(wanted)) >= 0:
                places.append(Place(column, at, base))
        return Found(sum(place.column.size(place.term) for place in places), tuple(places)) if places else _NOWHERE

    def _opened(self, field: str) -> list[tuple[FieldColumns, int]]:
        """The field's columns in each segment, with the segment's first row."""
        columns = [(segment.field(field), base) for segment, base in zip(self.segments, self.bases, strict=False)]
        self._columns[field] = columns
        return columns

    def ids(self, field: str, term: str) -> Ints:
        """The rows with a term of an exact-match field."""
        return self.postings(field, term).ids

    def postings(self, field: str, term: str) -> Postings:
        """The rows with a term. Raises Damaged."""
        found = self._postings.get((field, term))
        if found is None:
            found = _read(self.find(field, term))
            self._postings.put((field, term), found, found.ids.nbytes + found.counts.nbytes + 300)
        return found

    def scores(self, stream: str, term: str, among: Ints | None = None) -> Ints:
        """What the term scores at weight 1 in each of its rows, or in these `among` them. Raises Damaged."""
        known = self._scores.get((stream, term))
        if known is not None:
            return known if among is None else known[among]
        ids, counts = self.postings(stream, term)
        if among is not None:
            # most words of a question are looked for only where the rarest one is: the rest need not be worked out
            return self._scored(stream, len(ids), ids[among], counts[among])
        known = self._scored(stream, len(ids), ids, counts)
        self._scores.put((stream, term), known, known.nbytes + 200)
        return known

    def spread(self, stream: str, term: str) -> Spread:
        """The positions of a term in its rows, which are those of `postings`. Raises Damaged."""
        found = self._spreads.get((stream, term))
        if found is None:
            counts = self.postings(stream, term).counts
            # 32 bits: no term stands two thousand million times in a collection of so many rows
            offsets = np.zeros(len(counts) + 1, np.int32)
            counts.cumsum(out=offsets[1:], dtype=np.int32)
            parts = [place.column.spread(place.term) for place in self.find(stream, term).places]
            found = Spread(offsets, _joined(parts))
            self._spreads.put((stream, term), found, offsets.nbytes + found.positions.nbytes + 200)
        return found

    def _scored(self, stream: str, rows: int, ids: Ints, counts: Ints) -> Ints:
        if not len(ids):
            return np.zeros(0)
        number = NUMBERS[stream]
        lengths = self.length_bytes[number * self.rows : (number + 1) * self.rows]
        return bm25(self.idf(rows), counts, self.norms[number * 256 : (number + 1) * 256][lengths[ids]])

    def idf(self, rows: int) -> float:
        """How telling a term is that stands in so many rows."""
        return math.log(self.passages / (rows + 1)) + 1

    def segment_of(self, row: int) -> tuple[SegmentColumns, int]:
        """A row's segment and its number there."""
        return self._place(row, self.bases)

    def segment_of_document(self, document: int) -> tuple[SegmentColumns, int]:
        """A document's segment and its number there."""
        return self._place(document, self.document_bases)

    def _place(self, number: int, bases: Sequence[int]) -> tuple[SegmentColumns, int]:
        # the segment after the last base that is not above the number; empty segments share a base and are skipped
        at = bisect_right(bases, number) - 1
        return self.segments[at], number - bases[at]

    def id_of(self, document: int) -> str:
        """The id of a document that can be found."""
        known = self._ids.get(document)
        if known is None:
            segment, number = self.segment_of_document(document)
            known = segment.strings("ids")[number].decode("utf-8", "surrogatepass")
            self._ids.put(document, known, 200 + len(known))
            # whoever is told of it asks for its texts next
            first, end = self.document.searchsorted(np.array([document, document + 1], self.document.dtype)).tolist()
            self._own_rows.put(known, range(first, end), 200 + len(known))
        return known

    def rows_of(self, id: str) -> range:
        """The rows of the document with this id, which are neighbours; none if there is no such document."""
        known = self._own_rows.get(id)
        if known is None:
            rows = self.ids(keyword_field("id"), id)
            if self.live is not None:
                rows = rows[self.alive[self.document[rows]]]
            known = range(int(rows[0]), int(rows[-1]) + 1) if len(rows) else range(0)
            self._own_rows.put(id, known, 200 + len(id))
        return known

    def strings(self, name: str) -> list[bytes]:
        """Ids, titles or dates of all documents."""
        return [value for segment in self.segments for value in segment.strings(name)]

    @cached_property
    def id_rank(self) -> Ints:
        """Each document's place in the order of ids."""
        return _rank(self.strings("ids"))

    @cached_property
    def title_rank(self) -> Ints:
        """Each document's place in the order of titles; equal titles share one."""
        return _rank(self.strings("titles"))

    @cached_property
    def date_rank(self) -> Ints:
        """Each document's place in the order of dates, from 1; 0 for the undated."""
        dates = self.strings("dates")
        rank = _rank(dates) + 1
        rank[[not date for date in dates]] = 0
        return rank

    @cached_property
    def works(self) -> Ints | None:
        """Each document's work as a number, or None where no work has two documents."""
        numbers: dict[bytes, int] = {}
        works = np.full(self.documents, -1, np.int64)
        for segment, base in zip(self.segments, self.bases, strict=False):
            column = segment.field(keyword_field("work")).all()
            own = np.array([numbers.setdefault(term, len(numbers)) for term in column.terms], np.int64)
            works[self.document[column.ids + base]] = np.repeat(own, np.diff(column.starts))
        # a document without a work is one by itself
        alone = works < 0
        works[alone] = len(numbers) + np.arange(np.count_nonzero(alone))
        return works if np.bincount(works, minlength=1).max() > 1 else None

    @cached_property
    def has_year(self) -> Ints:
        """Documents with a year."""
        has: Ints = self.year != NO_YEAR
        return has


def bm25(idf: Ints | float, counts: Ints, norms: Ints) -> Ints:
    """What a term scores at weight 1 where it stands so often, each place with its norm."""
    tf = counts.astype(np.float64)
    scores: Ints = idf * ((tf * (K1 + 1)) / (tf + norms))
    return scores


def _read(found: Found) -> Postings:
    ids, counts = [], []
    for column, term, base in found.places:
        rows, times = column.postings(term)
        ids.append(rows + np.int32(base) if base else rows)
        counts.append(NOTHING if times is None else times)
    return Postings(_joined(ids), _joined(counts))


def _joined(parts: Sequence[Ints]) -> Ints:
    return parts[0] if len(parts) == 1 else np.concatenate(parts) if parts else NOTHING


def _rank(values: Sequence[bytes]) -> Ints:
    """Each value's place among the different values in order."""
    order = sorted(range(len(values)), key=values.__getitem__)
    rank, place = np.zeros(len(values), np.int64), -1
    last: bytes | None = None
    for at in order:
        if values[at] != last:
            place, last = place + 1, values[at]
        rank[at] = place
    return rank
