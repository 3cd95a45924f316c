"""Where the words of each passage stand in its text, so that a found word is marked without analysing the text again.

A word takes two bytes: how many characters lie between it and the word before, and how long it is. Words come in the
order of the positions of the streams `form`, `lemma` and `stem`.
"""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np

from kb.engines.whoosh.postings import Ints
from kb.engines.whoosh.sections import Damaged, Sections, SectionWriter, Slices


@dataclass(frozen=True, slots=True, eq=False)
class Words:
    """The words of many rows: those of row `i` are the bytes before `ends[i]`, from where those before it end.

    A row without bytes has no words, or some that do not fit: its text has to be analysed.
    """

    data: Ints
    ends: Ints

    def only(self, keep: Ints) -> Words:
        """The words of the rows for which the mask holds."""
        sizes = np.diff(self.ends, prepend=0)
        return Words(self.data[np.repeat(keep, sizes)], np.cumsum(sizes[keep]))

    def write(self, sections: SectionWriter) -> None:
        """Keep them in the columns, each row with a checksum: showing ten passages must not read the words of all."""
        sections.add("words", self.data)
        sections.add("words.ends", self.ends)
        bounds = pairwise([0, *self.ends.tolist()])
        sections.add("words.checks", np.array([zlib.crc32(self.data[a:b].data) for a, b in bounds], np.uint32))


@dataclass(slots=True)
class WordsBuffer:
    """The words of the rows so far."""

    data: bytearray = field(default_factory=bytearray)
    ends: array[int] = field(default_factory=lambda: array("q"))

    def add(self, starts: Ints, ends: Ints, lengths: Ints) -> None:
        """The next rows: where their words begin and end, and how many each row has."""
        data, sizes = packed(starts, ends, lengths)
        self.ends.extend((np.cumsum(sizes) + len(self.data)).tolist())
        self.data += data

    def words(self) -> Words:
        """What was added."""
        ends = np.frombuffer(self.ends, np.int64) if self.ends else np.zeros(0, np.int64)
        return Words(np.frombuffer(bytes(self.data), np.uint8), ends)


def packed(starts: Ints, ends: Ints, lengths: Ints) -> tuple[bytes, Ints]:
    """Two bytes a word, and how many bytes each row has: none at all if one of its words does not fit."""
    steps = np.diff(np.stack([starts, ends], axis=1).reshape(-1), prepend=np.int32(0))
    last = np.cumsum(lengths)
    first = (last - lengths)[lengths > 0]
    steps[2 * first] = starts[first]
    # a run of 256 letters or dots is rare, and a wider type for its sake would double the size for all others
    wide = np.flatnonzero((steps < 0) | (steps > 255)) // 2
    sizes = 2 * lengths.astype(np.int64)
    if len(wide):
        rows = np.unique(np.searchsorted(last, wide, "right"))
        steps = steps[~np.isin(np.repeat(np.arange(len(lengths)), sizes), rows)]
        sizes[rows] = 0
    return steps.astype(np.uint8).tobytes(), sizes


def joined(parts: Sequence[Words]) -> Words:
    """The words of several segments as one."""
    bases = np.cumsum([0, *(len(part.data) for part in parts)])
    ends = [part.ends + base for part, base in zip(parts, bases, strict=False)]
    return Words(np.concatenate([part.data for part in parts]), np.concatenate(ends))


@dataclass(frozen=True, slots=True, eq=False)
class WordColumn:
    """The words of a segment, open for reading."""

    sections: Sections
    data: Slices
    ends: Ints
    checks: Ints

    @classmethod
    def open(cls, sections: Sections) -> WordColumn:
        """The segment's words. Raises Damaged."""
        return cls(sections, sections.slices("words"), sections.array("words.ends"), sections.array("words.checks"))

    def all(self) -> Words:
        """Everything, for joining segments. Raises Damaged."""
        return Words(self.sections.array("words"), self.ends)

    def steps(self, row: int) -> Ints | None:
        """How far each word begins behind the one before, and how long it is; None if that is not kept.

        Their running sum is where each word begins and ends. Raises Damaged.
        """
        begin, end = int(self.ends[row - 1]) if row else 0, int(self.ends[row])
        steps = self.data[begin:end]
        if zlib.crc32(steps.data) != self.checks[row]:
            raise Damaged(f"{self.sections.path.name}: words of row {row} are not as they were written",
                          self.sections.path)
        return steps if len(steps) else None
