"""Pickles of numbers, made for many blocks of postings at once by operations on arrays. Knows no files.

What `pickle.loads` makes of a block is what Whoosh keeps there: (steps between rows, weights, values), a value being
the number of positions, four bytes, and the pickle of the steps between them.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from kb.engines.whoosh.postings import Ints

_BEGIN, _TUPLE3 = b"\x80\x03(", b"\x87."
_MARK, _TUPLE, _NONE, _FLOAT, _STOP = b"(tNG."
_BYTES, _LONG_BYTES = b"CB"
# The code of a number by its size with the code: one byte, two or four.
_CODES = np.frombuffer(b"\0\0KM\0J", np.uint8)
_COUNT = 4
# Around the steps of a value: how many, the mark before them, the end of the tuple and of the pickle.
_AROUND = _COUNT + 3


@dataclass(frozen=True, slots=True, eq=False)
class Stretch:
    """Postings of several blocks, `sizes` in each: how far each row is from the one before (the first row of a block
    from 0), how often the term stands there, and how far each position is from the one before; none without them."""

    sizes: Ints
    deltas: Ints
    counts: Ints
    steps: Ints | None


def pickled(stretch: Stretch) -> tuple[bytes, Ints]:
    """The pickles of the blocks one after the other, and where each one ends."""
    rows = _Numbers.of(stretch.deltas, stretch.sizes)
    weights, values = _Weights.of(stretch), None if stretch.steps is None else _Values.of(stretch, stretch.steps)
    beside = np.ones_like(rows.total) if values is None else values.total
    ends = (len(_BEGIN) + rows.total + 1 + weights.total + beside + len(_TUPLE3)).cumsum()
    out = np.empty(ends[-1], np.uint8)
    at = np.append(0, ends[:-1])
    _put(out, at, _BEGIN)
    at = at + len(_BEGIN)
    rows.write(out, at)
    out[at + rows.total] = _TUPLE
    at = at + rows.total + 1
    weights.write(out, at)
    if values is None:
        out[at + weights.total] = _NONE
    else:
        values.write(out, at + weights.total)
    _put(out, ends - len(_TUPLE3), _TUPLE3)
    return out.tobytes(), ends


@dataclass(frozen=True, slots=True, eq=False)
class _Numbers:
    """Numbers that stand together in groups: the size of each one's pickle, what stands before it in its group, and the
    size of the group."""

    values: Ints
    sizes: Ints
    before: Ints
    total: Ints
    group: Ints

    @classmethod
    def of(cls, values: Ints, groups: Ints) -> _Numbers:
        """The numbers of groups with so many numbers each."""
        sizes = 2 + (values > 0xFF) + 2 * (values > 0xFFFF)
        group = np.arange(len(groups)).repeat(groups)
        before, total = grouped(sizes, groups)
        return cls(values, sizes, before, total, group)

    def write(self, out: Ints, at: Ints) -> None:
        """Put the groups where they begin."""
        put_numbers(out, at[self.group] + self.before, self.values, self.sizes)


@dataclass(frozen=True, slots=True, eq=False)
class _Weights:
    """The weights of blocks: nothing where all are 1, one where all are equal, else a tuple."""

    first: Ints
    equal: Ints
    mixed: Ints
    numbers: _Numbers
    total: Ints

    @classmethod
    def of(cls, stretch: Stretch) -> _Weights:
        """The weights of a stretch, which are how often the term stands in each row."""
        begin = stretch.sizes.cumsum() - stretch.sizes
        least, most = (reduce.reduceat(stretch.counts, begin) for reduce in (np.minimum, np.maximum))
        mixed = least != most
        numbers = _Numbers.of(stretch.counts[mixed.repeat(stretch.sizes)], stretch.sizes[mixed])
        total = np.where(most == 1, 1, 9)
        total[mixed] = numbers.total + 2
        return cls(most, ~mixed & (most > 1), mixed, numbers, total)

    def write(self, out: Ints, at: Ints) -> None:
        """Put the weights of each block there."""
        out[at] = np.where(self.mixed, _MARK, np.where(self.equal, _FLOAT, _NONE))
        self.numbers.write(out, at[self.mixed] + 1)
        out[(at + self.total - 1)[self.mixed]] = _TUPLE
        weights = self.first[self.equal].astype(">f8").view(np.uint8).reshape(-1, 8)
        out[at[self.equal][:, None] + np.arange(1, 9)] = weights


@dataclass(frozen=True, slots=True, eq=False)
class _Values:
    """The values of blocks: a tuple of bytes, in each of which stand the positions of one row."""

    counts: Ints
    steps: _Numbers
    long: Ints
    before: Ints
    total: Ints
    block: Ints

    @classmethod
    def of(cls, stretch: Stretch, steps: Ints) -> _Values:
        """The values of a stretch."""
        numbers = _Numbers.of(steps, stretch.counts)
        long = numbers.total > 0xFF - _AROUND
        before, total = grouped(numbers.total + _AROUND + 2 + 3 * long, stretch.sizes)
        block = np.arange(len(stretch.sizes)).repeat(stretch.sizes)
        return cls(stretch.counts, numbers, long, before, total + 2, block)

    def write(self, out: Ints, at: Ints) -> None:
        """Put the values of each block there."""
        out[at] = _MARK
        out[at + self.total - 1] = _TUPLE
        at = at[self.block] + 1 + self.before
        size = self.steps.total + _AROUND
        out[at] = np.where(self.long, _LONG_BYTES, _BYTES)
        out[at + 1] = size & 0xFF
        for n in (1, 2, 3):
            out[at[self.long] + 1 + n] = size[self.long] >> 8 * n & 0xFF
        at = at + 2 + 3 * self.long
        for n in range(_COUNT):
            out[at + n] = self.counts >> 8 * (_COUNT - 1 - n) & 0xFF
        out[at + _COUNT] = _MARK
        self.steps.write(out, at + _COUNT + 1)
        _put(out, at + size - 2, bytes((_TUPLE, _STOP)))


def grouped(sizes: Ints, groups: Ints) -> tuple[Ints, Ints]:
    """Of sizes in groups of so many: what stands before each one in its group, and the sum of each group."""
    ends = np.append(0, sizes.cumsum())
    last = groups.cumsum()
    begin = ends[last - groups]
    return ends[:-1] - begin.repeat(groups), ends[last] - begin


def put_numbers(out: Ints, at: Ints, values: Ints, sizes: Ints) -> None:
    """Put the pickles of numbers from 0 to 2³¹ where they begin."""
    out[at] = _CODES[sizes]
    out[at + 1] = values & 0xFF
    for byte, least in ((1, 3), (2, 5), (3, 5)):
        wide = np.flatnonzero(sizes >= least)
        out[at[wide] + 1 + byte] = values[wide] >> 8 * byte & 0xFF


def _put(out: Ints, at: Ints, what: bytes) -> None:
    for n, byte in enumerate(what):
        out[at + n] = byte
