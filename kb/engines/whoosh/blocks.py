"""Whoosh's postings and term files, written a field at a time from arrays. What comes out, stock Whoosh reads.

Useful for: segments whose postings are already grouped by term. The format is that of `whoosh.codec.whoosh3`: a list
of blocks of at most 128 postings for each term, and an ordered hash of terms.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC, W3Codec

from kb.engines.whoosh.hashes import TermHash, cut
from kb.engines.whoosh.pickles import Stretch, pickled
from kb.engines.whoosh.postings import FieldPostings, Ints
from kb.engines.whoosh.storage import IndexStorage

BLOCK = 128
STRETCH = 1 << 17
"""About so many postings become bytes together, so that memory stays small."""
_COMPRESS_FROM = 200
_TERM = np.dtype([
    ("inlined", "u1"), ("weight", ">f4"), ("rows", ">u4"), ("shortest", "u1"), ("longest", "u1"), ("highest", ">f4"),
    ("first", ">u4"), ("last", ">u4"), ("begin", ">i8"), ("size", ">i4"),
])  # fmt: skip
# What stands before a block: its size, negative for a term's last, and a pickle of six numbers.
_INFO = b"\x80\x03(K%cJ%bG%bK%cK%cK%ct." % (0, b"last", b"highest!", 0, 0, 0)
_HEAD = np.dtype({
    "names": ["size", "count", "last", "highest", "level", "shortest", "longest"],
    "formats": [">i4", "u1", "<i4", ">f8", "u1", "u1", "u1"],
    "offsets": [4, 12, 14, 19, 28, 30, 32],
    "itemsize": 8 + len(_INFO),
})  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Blocks:
    """Where a field's blocks begin among its postings and its positions, with the end, and what Whoosh keeps of each;
    `first` and `last` tell those with which a term begins and ends."""

    begin: Ints
    spots: Ints
    first: Ints
    last: Ints
    heads: Ints


class TermFiles:
    """The term index and the postings file of one segment."""

    def __init__(self, storage: IndexStorage, segment: Any) -> None:
        self._posts = segment.create_file(storage, W3Codec.POSTS_EXT)
        self._terms = TermHash(segment.create_file(storage, W3Codec.TERMS_EXT))
        self._fields: dict[str, int] = {}
        self._terms.extras["fieldmap"] = self._fields
        self._at = 0

    def add(self, name: str, postings: FieldPostings, lengths: Ints | None) -> None:
        """Write a field; fields come in any order, `lengths` are its length bytes by passage, None if unscored."""
        prefix = struct.pack("!H", self._fields.setdefault(name, len(self._fields)))
        if not len(postings.terms):
            return
        blocks = _blocks(postings, lengths)
        sizes = np.concatenate([self._write(postings, blocks, *part) for part in _stretches(blocks)])
        infos = _term_infos(postings, lengths)
        ends = self._at + sizes.cumsum()
        infos["size"] = np.add.reduceat(sizes, np.flatnonzero(blocks.first))
        infos["begin"] = ends[blocks.last] - infos["size"]
        self._at = int(ends[-1])
        self._terms.add_field(prefix, postings.terms, infos)

    def _write(self, postings: FieldPostings, blocks: Blocks, begin: int, end: int) -> Ints:
        """Write the blocks from one to another; returns their sizes in the file."""
        data, ends = pickled(_stretch(postings, blocks, begin, end))
        parts = [data[a:b] for a, b in pairwise([0, *ends.tolist()])]
        heads = blocks.heads[begin:end]
        for at in np.flatnonzero(np.diff(ends, prepend=0) >= _COMPRESS_FROM).tolist():
            parts[at] = zlib.compress(parts[at], 1)
            heads["level"][at] = 1
        sizes = np.fromiter(map(len, parts), np.int64, len(parts)) + len(_INFO)
        heads["size"] = np.where(blocks.last[begin:end], -sizes, sizes)
        # a term's first block has a mark before it
        skip = np.where(blocks.first[begin:end], 0, len(WHOOSH3_HEADER_MAGIC))
        whole = [part for head, at, data in zip(cut(heads), skip.tolist(), parts, strict=True)
                 for part in (head[at:], data)]
        self._posts.write(b"".join(whole))
        return sizes + _HEAD.itemsize - len(_INFO) - skip

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
    end = np.minimum(begin + BLOCK, postings.starts[1:][term])
    heads = np.frombuffer(bytearray((WHOOSH3_HEADER_MAGIC + bytes(4) + _INFO) * len(begin)), _HEAD)
    heads["count"], heads["last"] = end - begin, postings.ids[end - 1]
    heads["highest"] = np.maximum.reduceat(_counts(postings), begin)
    bytes_ = _length_bytes(postings, lengths)
    heads["shortest"], heads["longest"] = np.minimum.reduceat(bytes_, begin), np.maximum.reduceat(bytes_, begin)
    spots = np.append(0, np.add.reduceat(_counts(postings), begin, dtype=np.int64).cumsum())
    begin = np.append(begin, len(postings.ids))
    return Blocks(begin, spots, nth == 0, nth == per_term[term] - 1, heads)


def _stretches(blocks: Blocks) -> Iterator[tuple[int, int]]:
    """The blocks in stretches: from which to which one."""
    changes = np.flatnonzero(np.diff(blocks.begin[:-1] // STRETCH)) + 1
    yield from pairwise([0, *changes.tolist(), len(blocks.heads)])


def _stretch(postings: FieldPostings, blocks: Blocks, begin: int, end: int) -> Stretch:
    bounds = blocks.begin[begin : end + 1]
    within, sizes = slice(bounds[0], bounds[-1]), np.diff(bounds)
    deltas = _steps(postings.ids[within], bounds[:-1] - bounds[0])
    if postings.counts is None or postings.positions is None:
        return Stretch(sizes, deltas, np.ones(len(deltas), np.int64), None)
    counts = postings.counts[within].astype(np.int64)
    places = postings.positions[blocks.spots[begin] : blocks.spots[end]]
    return Stretch(sizes, deltas, counts, _steps(places, counts.cumsum() - counts))


def _steps(values: Ints, starts: Ints) -> Ints:
    """How far each value is from the one before; those where a group starts, from 0."""
    steps = np.diff(values.astype(np.int64), prepend=np.int64(0))
    steps[starts] = values[starts]
    return steps


def _term_infos(postings: FieldPostings, lengths: Ints | None) -> Ints:
    first, last = postings.starts[:-1], postings.starts[1:] - 1
    counts, bytes_ = _counts(postings), _length_bytes(postings, lengths)
    infos = np.zeros(len(first), _TERM)
    infos["weight"] = np.add.reduceat(counts, first, dtype=np.int64)
    infos["highest"] = np.maximum.reduceat(counts, first)
    infos["shortest"], infos["longest"] = np.minimum.reduceat(bytes_, first), np.maximum.reduceat(bytes_, first)
    infos["first"], infos["last"], infos["rows"] = postings.ids[first], postings.ids[last], last + 1 - first
    return infos


def _counts(postings: FieldPostings) -> Ints:
    return np.ones(len(postings.ids), np.int32) if postings.counts is None else postings.counts


def _length_bytes(postings: FieldPostings, lengths: Ints | None) -> Ints:
    return np.zeros(len(postings.ids), np.uint8) if lengths is None else lengths[postings.ids]
