"""Whoosh's postings and term files, written a field at a time from arrays. What comes out, stock Whoosh reads.

Useful for: segments whose postings are already grouped by term. The format is that of `whoosh.codec.whoosh3`: a list
of blocks of at most 128 postings for each term, and an ordered hash of terms.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pickle import dumps
from typing import Any

import numpy as np
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec
from whoosh.filedb.filetables import OrderedHashWriter

from kb.engines.whoosh.postings import FieldPostings, Ints
from kb.engines.whoosh.storage import IndexStorage

BLOCK = 128
_COMPRESS_FROM = 200
_PICKLE = 4
_TERM = struct.Struct("!BfIBBfIIqi")
_HEAD = struct.Struct("!i")
_COUNT = struct.Struct("!I")


@dataclass(frozen=True, slots=True, eq=False)
class Blocks:
    """Where a field's blocks begin and end, and the bounds that Whoosh keeps of each."""

    begin: Sequence[int]
    end: Sequence[int]
    last: Sequence[bool]
    lowest: Sequence[int]
    highest: Sequence[int]
    shortest: Sequence[int]
    longest: Sequence[int]


class TermFiles:
    """The term index and the postings file of one segment."""

    def __init__(self, storage: IndexStorage, segment: Any) -> None:
        self._posts = segment.create_file(storage, W3Codec.POSTS_EXT)
        self._terms = OrderedHashWriter(segment.create_file(storage, W3Codec.TERMS_EXT))
        self._fields: dict[str, int] = {}
        self._terms.extras["fieldmap"] = self._fields
        self._at = 0

    def add(self, name: str, postings: FieldPostings, lengths: Ints | None) -> None:
        """Write a field; fields come in any order, `lengths` are its length bytes by passage, None if unscored."""
        prefix = struct.pack("!H", self._fields.setdefault(name, len(self._fields)))
        blocks = _blocks(postings, lengths)
        infos = _term_infos(postings, lengths)
        write, number = self._posts.write, 0
        begin = self._at
        for at, data in enumerate(_encoded(postings, blocks)):
            if begin == self._at:
                write(WHOOSH3_HEADER_MAGIC)
                self._at += len(WHOOSH3_HEADER_MAGIC)
            write(data)
            self._at += len(data)
            if blocks.last[at]:
                info = _TERM.pack(0, *infos[number], begin, self._at - begin)
                self._terms.add(prefix + postings.terms[number], info)
                begin, number = self._at, number + 1

    def close(self) -> None:
        """Finish both files."""
        self._posts.close()
        self._terms.close()


def _blocks(postings: FieldPostings, lengths: Ints | None) -> Blocks:
    sizes = np.diff(postings.starts)
    per_term = -(-sizes // BLOCK)
    term = np.repeat(np.arange(len(sizes)), per_term)
    nth = np.arange(len(term)) - np.repeat(np.cumsum(per_term) - per_term, per_term)
    begin = postings.starts[:-1][term] + nth * BLOCK
    last = nth == per_term[term] - 1
    end = np.minimum(begin + BLOCK, postings.starts[1:][term])
    counts, bytes_ = _counts(postings), _length_bytes(postings, lengths)
    return Blocks(begin.tolist(), end.tolist(), last.tolist(),
                  *(_reduce(reduce, values, begin) for values in (counts, bytes_)
                    for reduce in (np.minimum, np.maximum)))


def _term_infos(postings: FieldPostings, lengths: Ints | None) -> list[tuple[Any, ...]]:
    first = postings.starts[:-1]
    counts, bytes_ = _counts(postings), _length_bytes(postings, lengths)
    columns = (
        _reduce(np.add, counts, first), np.diff(postings.starts).tolist(),
        _reduce(np.minimum, bytes_, first), _reduce(np.maximum, bytes_, first),
        _reduce(np.maximum, counts, first), postings.ids[first].tolist(),
        postings.ids[postings.starts[1:] - 1].tolist(),
    )
    return list(zip(*columns, strict=True))


def _counts(postings: FieldPostings) -> Ints:
    return np.ones(len(postings.ids), np.int32) if postings.counts is None else postings.counts


def _length_bytes(postings: FieldPostings, lengths: Ints | None) -> Ints:
    return np.zeros(len(postings.ids), np.uint8) if lengths is None else lengths[postings.ids]


def _reduce(operation: Any, values: Ints, starts: Ints) -> list[int]:
    reduced: list[int] = operation.reduceat(values, starts).tolist() if len(starts) else []
    return reduced


def _encoded(postings: FieldPostings, blocks: Blocks) -> Iterator[bytes]:
    """Each block as bytes: its size (negative for a term's last), its bounds, and ids, weights and positions."""
    deltas = np.diff(postings.ids, prepend=np.int32(0))
    if blocks.begin:
        deltas[blocks.begin] = postings.ids[blocks.begin]
    values = _Values(postings)
    for begin, end, last, low, high, shortest, longest in zip(
        blocks.begin, blocks.end, blocks.last, blocks.lowest, blocks.highest, blocks.shortest, blocks.longest,
        strict=True,
    ):
        weights: Any = None if high == 1 else float(high)
        if low != high and postings.counts is not None:
            weights = tuple(postings.counts[begin:end].astype(float).tolist())
        data = dumps((tuple(deltas[begin:end].tolist()), weights, values.of(begin, end)), _PICKLE)
        level = 1 if len(data) >= _COMPRESS_FROM else 0
        if level:
            data = zlib.compress(data, level)
        info = dumps((end - begin, int(postings.ids[end - 1]), float(high), level, shortest, longest), _PICKLE)
        size = len(info) + len(data)
        yield _HEAD.pack(-size if last else size) + info + data


class _Values:
    """The encoded positions of postings; None for exact-match fields."""

    def __init__(self, postings: FieldPostings) -> None:
        self._counts, self._positions = postings.counts, postings.positions
        if postings.counts is not None and postings.positions is not None:
            self._offsets = np.append(0, np.cumsum(postings.counts, dtype=np.int64))
            self._steps = np.diff(postings.positions, prepend=np.int32(0)).astype(np.int32, copy=False)
            first = self._offsets[:-1]
            self._steps[first] = postings.positions[first]

    def of(self, begin: int, end: int) -> tuple[bytes, ...] | None:
        """The values of a block's postings."""
        if self._counts is None or self._positions is None:
            return None
        low, high = self._offsets[begin], self._offsets[end]
        steps = self._steps[low:high].tolist()
        if high - low == end - begin:
            return tuple([_ALONE[step] if step < _SHORT else _values([step]) for step in steps])
        ends = (self._offsets[begin + 1 : end + 1] - low).tolist()
        return tuple([_values(steps[a:b]) if b - a > 1 or steps[a] >= _SHORT else _ALONE[steps[a]]
                      for a, b in pairwise([0, *ends])])


def _values(steps: list[int]) -> bytes:
    """What Whoosh keeps of one posting: how many positions, and how far each is from the one before, pickled."""
    count = len(steps)
    if count == 1 or count > _PICKLED_AT_ONCE or max(steps) >= _SHORT:
        return _COUNT.pack(count) + dumps(steps, 2)
    # What pickle writes, put together from parts: there are millions of these.
    return b"%b\x80\x02]q\x00(%be." % (_COUNT.pack(count), b"".join([_STEPS[step] for step in steps]))


_SHORT = 1 << 12
_PICKLED_AT_ONCE = 1000
_STEPS = tuple(b"K%c" % step if step < 256 else b"M" + step.to_bytes(2, "little") for step in range(_SHORT))
_ALONE = tuple(_COUNT.pack(1) + b"\x80\x02]q\x00" + step + b"a." for step in _STEPS)
