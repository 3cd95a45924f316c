"""Postings of one field as arrays: made from a run of tokens, joined from several segments. Pure; knows no files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Ints: TypeAlias = NDArray[Any]
_LOW = np.int64(0xFFFFFFFF)


@dataclass(frozen=True, slots=True, eq=False)
class FieldPostings:
    """Terms in order, and for term `t` the passages `ids[starts[t]:starts[t + 1]]`, ascending.

    `counts` says how often the term stands in each of these, and `positions` where, one posting after the other; both
    are None for exact-match fields.
    """

    terms: Sequence[bytes]
    starts: Ints
    ids: Ints
    counts: Ints | None = None
    positions: Ints | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """Tokens in reading order: a term number each, its position, and how many tokens every passage has."""

    tokens: Ints
    spots: Ints | None
    lengths: Ints


@dataclass(frozen=True, slots=True, eq=False)
class Ranked:
    """Terms in order, and the place there of each term number."""

    terms: Sequence[bytes]
    places: Ints

    @classmethod
    def of(cls, vocabulary: Iterable[str]) -> Ranked:
        """The terms, whose numbers are their places as given."""
        encoded = [term.encode("utf-8", "surrogatepass") for term in vocabulary]
        order = sorted(range(len(encoded)), key=encoded.__getitem__)
        places = np.empty(len(encoded), np.int64)
        places[order] = np.arange(len(encoded))
        return cls([encoded[i] for i in order], places)


def invert(run: Run, ranked: Ranked) -> FieldPostings:
    """The postings of a run; terms that do not occur in it are left out."""
    passages = np.repeat(np.arange(len(run.lengths), dtype=np.int32), run.lengths)
    ranks = ranked.places[run.tokens]
    used = np.zeros(len(ranked.terms), bool)
    used[ranks] = True
    ranks = (np.cumsum(used) - 1)[ranks]
    return _group(list(compress(ranked.terms, used.tolist())), ranks, passages, run.spots)


def join(parts: Sequence[FieldPostings], renumber: Sequence[Ints]) -> FieldPostings:
    """Postings of several segments as one. `renumber` maps each one's passages to new numbers, -1 for those dropped."""
    terms = sorted(set().union(*(part.terms for part in parts)))
    number = {term: i for i, term in enumerate(terms)}
    pieces = [_unroll(part, number, new) for part, new in zip(parts, renumber, strict=True)]
    ranks, passages = (np.concatenate([piece[i] for piece in pieces]) for i in (0, 1))
    spots = None if any(p.positions is None for p in parts) else np.concatenate([piece[2] for piece in pieces])
    return _without_empty(_group(terms, ranks, passages, spots))


def _unroll(part: FieldPostings, number: dict[bytes, int], new: Ints) -> tuple[Ints, Ints, Ints]:
    ranks = np.fromiter((number[term] for term in part.terms), np.int64, len(part.terms))
    ranks, passages = np.repeat(ranks, np.diff(part.starts)), new[part.ids]
    if part.counts is not None and part.positions is not None:
        ranks, passages = np.repeat(ranks, part.counts), np.repeat(passages, part.counts)
    keep = passages >= 0
    spots = part.positions[keep] if part.positions is not None else passages[:0]
    return ranks[keep], passages[keep], spots


def _group(terms: Sequence[bytes], ranks: Ints, passages: Ints, spots: Ints | None) -> FieldPostings:
    # the token's number in the low half keeps the order of reading: sorting plain numbers beats a stable argsort
    keys = (ranks << np.int64(32)) | np.arange(len(ranks), dtype=np.int64)
    keys.sort()
    order, ranks = keys & _LOW, keys >> np.int64(32)
    passages = passages[order]
    new = np.ones(len(ranks), bool)
    new[1:] = (ranks[1:] != ranks[:-1]) | (passages[1:] != passages[:-1])
    first = np.flatnonzero(new)
    starts = np.searchsorted(ranks[first], np.arange(len(terms) + 1)).astype(np.int64)
    ids = passages[first].astype(np.int32)
    if spots is None:
        return FieldPostings(terms, starts, ids)
    counts = np.diff(np.append(first, len(ranks))).astype(np.int32)
    return FieldPostings(terms, starts, ids, counts, spots[order].astype(np.int32))


def _without_empty(postings: FieldPostings) -> FieldPostings:
    used = np.flatnonzero(np.diff(postings.starts))
    starts = np.append(postings.starts[used], postings.starts[-1:])
    terms = [postings.terms[i] for i in used.tolist()]
    return FieldPostings(terms, starts, postings.ids, postings.counts, postings.positions)
