"""Many keys looked up at once: a plan has some sixty, and calling numpy for each costs more than what it then does."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from kb.engines.whoosh.collection import NUMBERS, Collection, Postings, bm25
from kb.engines.whoosh.matches import EMPTY, FAR, Matches, Universe
from kb.engines.whoosh.postings import Ints
from kb.query.plan import Key

# Above so many rows, or rows of terms, what numpy does costs more than calling it: then each key by itself, whose
# scores are remembered.
_MOST = 16_384


class _Term(NamedTuple):
    """A key that stands somewhere, and the number of the part of the plan that it belongs to."""

    part: int
    key: Key
    postings: Postings


class _Spots(NamedTuple):
    """Where terms stand in a universe: the places, how often there, and the number of the term."""

    at: Ints
    counts: Ints
    term: Ints


def best_of_each(collection: Collection, parts: Sequence[Sequence[Key]], universe: Universe) -> list[Matches] | None:
    """For each part the places where any of its keys stands, with the best of their scores.

    None where the universe or the terms are so large that nothing is gained. Raises Damaged.
    """
    if universe.size > _MOST if universe.rows is not None else len(parts) > 1:
        return None
    terms = [term for part, keys in enumerate(parts) for term in _terms(collection, part, keys)]
    if universe.rows is None and sum(len(term.postings.ids) for term in terms) > _MOST:
        return None
    spots = _spots(terms, universe)
    if not len(spots.at):
        return [EMPTY] * len(parts)
    size, at = universe.size, spots.at
    if len(parts) > 1:
        at = np.array([term.part for term in terms])[spots.term] * size + at
    seen, best = np.zeros(len(parts) * size, bool), np.zeros(len(parts) * size)
    seen[at] = True
    np.maximum.at(best, at, _scores(collection, terms, spots, universe.rows_at(spots.at)))
    return [_marked(seen[n : n + size], best[n : n + size]) for n in range(0, len(best), size)]


def _marked(seen: Ints, scores: Ints) -> Matches:
    at = seen.nonzero()[0]
    return Matches(at, scores[at])


def _terms(collection: Collection, part: int, keys: Sequence[Key]) -> list[_Term]:
    found = (_Term(part, key, collection.postings(key.stream, key.term)) for key in keys)
    return [term for term in found if len(term.postings.ids)]


def _spots(terms: Sequence[_Term], universe: Universe) -> _Spots:
    near, far = list[int](), list[int]()
    for number, term in enumerate(terms):
        is_far = universe.rows is not None and len(term.postings.ids) > universe.size * FAR
        (far if is_far else near).append(number)
    parts = [_far(terms[number].postings, number, universe) for number in far]
    if near:
        parts.append(_near([terms[number].postings for number in near], np.array(near), universe))
    if len(parts) == 1:
        return parts[0]
    return _Spots(*map(np.concatenate, zip(*parts, strict=True))) if parts else _Spots(*[EMPTY.at] * 3)


def _far(found: Postings, number: int, universe: Universe) -> _Spots:
    at, among = universe.find(found.ids)
    return _Spots(at, found.counts[among], np.full(len(at), number))


def _near(found: Sequence[Postings], numbers: Ints, universe: Universe) -> _Spots:
    ids = np.concatenate([one.ids for one in found])
    counts = np.concatenate([one.counts for one in found])
    at, among = universe.among(ids)
    sizes = np.array([len(one.ids) for one in found])
    if among is None:
        return _Spots(at, counts, numbers.repeat(sizes))
    return _Spots(at, counts[among], numbers[sizes.cumsum().searchsorted(among, "right")])


def _scores(collection: Collection, terms: Sequence[_Term], spots: _Spots, rows: Ints) -> Ints:
    number = np.array([NUMBERS[term.key.stream] for term in terms])[spots.term]
    idf, weight = np.array([(collection.idf(len(t.postings.ids)), t.key.weight) for t in terms]).T
    lengths = collection.length_bytes[number * collection.rows + rows]
    scores: Ints = weight[spots.term] * bm25(idf[spots.term], spots.counts, collection.norms[number * 256 + lengths])
    return scores
