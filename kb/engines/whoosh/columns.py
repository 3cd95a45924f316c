"""One segment's columns, open for reading: term lookups and arrays straight from the mapped file."""

from __future__ import annotations

import json
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain, pairwise
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from kb.engines.whoosh.beside import COLUMNS
from kb.engines.whoosh.postings import FieldPostings, Ints
from kb.engines.whoosh.sections import Damaged, Sections, Slices
from kb.engines.whoosh.store import EXTENSION as TEXT
from kb.engines.whoosh.store import Texts
from kb.engines.whoosh.words import WordColumn

# Every so manyth string is kept as an object: bisecting those runs in C, bisecting a mapped file in Python.
_STEP = 64

# After so many questions for strings that are not there, a filter that knows most of those pays for its making.
_PATIENCE = 256
# Bits a string: one in so many strings that are not there passes the filter.
_BITS = 16


@dataclass(frozen=True, slots=True, eq=False)
class Strings:
    """Byte strings end to end."""

    data: memoryview
    ends: Any
    size: int
    _signposts: list[bytes] = field(default_factory=list)
    _absent: list[int] = field(default_factory=lambda: [0])
    _filter: list[bytes] = field(default_factory=list)

    def __getitem__(self, at: int) -> bytes:
        """The string at this place, from 0."""
        return bytes(self.data[self.ends[at - 1] if at else 0 : self.ends[at]])

    def __iter__(self) -> Iterator[bytes]:
        data = bytes(self.data)
        return (data[begin:end] for begin, end in pairwise(chain((0,), self.ends)))

    def first_from(self, wanted: bytes) -> int:
        """The place of the first string that is not less than this one, in strings that are in order."""
        low, high = self._block(wanted)
        while low < high:
            middle = (low + high) // 2
            if self[middle] < wanted:
                low = middle + 1
            else:
                high = middle
        return low

    def find(self, wanted: bytes) -> int:
        """The string's place, -1 if it is not there; strings are in order and differ."""
        # Most of what is asked for is not there: planners try spellings.
        if self._filter:
            bits = self._filter[0]
            spot = hash(wanted) & (len(bits) * 8 - 1)
            if not bits[spot >> 3] >> (spot & 7) & 1:
                return -1
        at = self._find(wanted)
        if at < 0 and not self._filter:
            self._absent[0] += 1
            if self._absent[0] == _PATIENCE:
                self.make_filter()
        return at

    def make_filter(self) -> None:
        """Make what tells of most strings that they are not there; without it each is looked for in its place."""
        if self._filter:
            return
        data = bytes(self.data)
        # hashes of this process only; a power of two of them, so that a mask finds the bit
        hashes = np.fromiter((hash(data[a:b]) for a, b in pairwise([0, *self.ends])), np.int64, self.size)
        slots = np.zeros(1 << max(self.size * _BITS, 8).bit_length(), bool)
        slots[hashes & np.int64(len(slots) - 1)] = True
        self._filter.append(np.packbits(slots, bitorder="little").tobytes())

    def _find(self, wanted: bytes) -> int:
        after = bisect_right(self._posts(), wanted)
        if not after:
            return -1
        low, high, ends = (after - 1) * _STEP, min(after * _STEP, self.size), self.ends
        # one search in the block's bytes says whether it may be there
        begin = ends[low - 1] if low else 0
        block = bytes(self.data[begin : ends[high - 1]])
        at = block.find(wanted)
        while at >= 0:
            place = bisect_left(ends, begin + at + len(wanted), low, high)
            if place < high and self[place] == wanted:
                return place
            at = block.find(wanted, at + 1)
        return -1

    def _block(self, wanted: bytes) -> tuple[int, int]:
        """The places among which the string must be if it is there, and those before the first one that is larger."""
        after = bisect_right(self._posts(), wanted)
        return max(after - 1, 0) * _STEP, min(after * _STEP, self.size)

    def _posts(self) -> list[bytes]:
        if not self._signposts:
            # assigned at once: another thread that comes by sees none or all of them
            self._signposts[:] = [self[at] for at in range(0, self.size, _STEP)]
        return self._signposts


@dataclass(frozen=True, slots=True, eq=False)
class FieldColumns:
    """One field's terms and postings."""

    name: str
    sections: Sections
    terms: Strings
    starts: Any
    ids: Slices
    checks: Any
    counts: Slices | None
    spots: Any
    positions: Slices | None
    places: Any

    @classmethod
    def open(cls, name: str, sections: Sections) -> FieldColumns:
        """The field's columns. Raises Damaged."""
        terms = strings(sections, f"{name}.terms", f"{name}.ends")
        starts = sections.array(f"{name}.starts").data
        ids, checks = sections.slices(f"{name}.ids"), sections.array(f"{name}.checks").data
        if f"{name}.counts" not in sections.directory:
            return cls(name, sections, terms, starts, ids, checks, None, None, None, None)
        counts, positions = sections.slices(f"{name}.counts"), sections.slices(f"{name}.positions")
        spots, places = sections.array(f"{name}.spots").data, sections.array(f"{name}.places").data
        return cls(name, sections, terms, starts, ids, checks, counts, spots, positions, places)

    def size(self, term: int) -> int:
        """In how many rows the term stands."""
        size: int = self.starts[term + 1] - self.starts[term]
        return size

    def postings(self, term: int) -> tuple[Ints, Ints | None]:
        """Rows and counts of a term. Raises Damaged."""
        begin, end, counts = self.starts[term], self.starts[term + 1], self.counts
        rows, times = self.ids.read(begin, end), b"" if counts is None else counts.read(begin, end)
        if crc32(times, crc32(rows)) != self.checks[term]:
            raise self._damage(f"postings of {self.terms[term]!r} are")
        return np.frombuffer(rows, self.ids.kind), None if counts is None else np.frombuffer(times, counts.kind)

    def spread(self, term: int) -> Ints:
        """A term's positions, row after row. Raises Damaged."""
        if self.positions is None or self.places is None:
            raise Damaged(f"{self.sections.path.name}: field {self.name} has no positions")
        found = self.positions.read(self.spots[term], self.spots[term + 1])
        if crc32(found) != self.places[term]:
            raise self._damage(f"positions of {self.terms[term]!r} are")
        return np.frombuffer(found, self.positions.kind)

    def _damage(self, what: str) -> Damaged:
        return Damaged(f"{self.sections.path.name}: {what} not as they were written", self.sections.path)

    def all(self) -> FieldPostings:
        """Everything, for joining segments. Raises Damaged."""
        known = self.sections.directory
        ids, counts, positions = (
            self.sections.array(section) if (section := f"{self.name}.{name}") in known else None
            for name in ("ids", "counts", "positions")
        )
        if ids is None:
            raise Damaged(f"{self.sections.path.name}: no section {self.name}.ids")
        return FieldPostings(list(self.terms), np.asarray(self.starts), ids, counts, positions)


@dataclass(frozen=True, slots=True, eq=False)
class SegmentColumns:
    """All columns of a segment."""

    name: str
    sections: Sections
    texts: Texts
    rows: int
    lengths: dict[str, int]
    deleted: Ints
    fields: dict[str, FieldColumns] = field(default_factory=dict)
    _strings: dict[str, Strings] = field(default_factory=dict)
    _words: list[WordColumn] = field(default_factory=list)

    @classmethod
    def open(cls, folder: Path, segment: Any) -> SegmentColumns:
        """Map the files of a segment. Raises Damaged."""
        sections = Sections.open(folder / segment.make_filename(COLUMNS))
        texts = Texts.open(folder / segment.make_filename(TEXT), sections)
        facts = sections.facts
        if facts["rows"] != segment.doc_count_all():
            raise Damaged(f"{sections.path.name}: {facts['rows']} rows for {segment.doc_count_all()} of the segment")
        deleted = np.fromiter(segment.deleted_docs(), np.int64)
        return cls(segment.segment_id(), sections, texts, facts["rows"], facts["lengths"], deleted)

    def field(self, name: str) -> FieldColumns:
        """A field's columns, opened when first asked for."""
        found = self.fields.get(name)
        if found is None:
            found = self.fields[name] = FieldColumns.open(name, self.sections)
        return found

    @property
    def words(self) -> WordColumn:
        """Where words stand in the texts. Raises Damaged."""
        if not self._words:
            self._words.append(WordColumn.open(self.sections))
        return self._words[0]

    def json(self, name: str) -> Any:
        """A section that holds JSON."""
        return json.loads(self.sections.array(name).tobytes())

    def strings(self, name: str) -> Strings:
        """Ids, titles or dates by document."""
        found = self._strings.get(name)
        if found is None:
            found = self._strings[name] = strings(self.sections, f"row.{name}.bytes", f"row.{name}.ends")
        return found


def strings(sections: Sections, data: str, ends: str) -> Strings:
    """Byte strings kept in two sections."""
    places = sections.array(ends)
    return Strings(sections.array(data).data, places.data, len(places))
