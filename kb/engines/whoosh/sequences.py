"""Phrases and words near each other, on arrays of positions."""

from __future__ import annotations

import itertools

import numpy as np

from kb.engines.whoosh.collection import Collection
from kb.engines.whoosh.postings import Ints
from kb.query.plan import Sequence

_ROW = np.int64(1) << np.int64(32)


def occurs(collection: Collection, node: Sequence, rows: Ints) -> Ints:
    """For each of these rows (ascending, all places' words in each) whether the sequence stands in it."""
    places = [_spots(collection, node.stream, terms, rows) for terms in node.places]
    found = _in_order(places, node.slop) if node.ordered else _near(places, len(places) + node.slop)
    hit = np.zeros(len(rows), bool)
    hit[found] = True
    return hit


def _spots(collection: Collection, stream: str, terms: tuple[str, ...], rows: Ints) -> Ints:
    """Where any of the terms stands: row number × 2³² + position, ascending."""
    found = [spots for term in dict.fromkeys(terms) if len(spots := _spots_of(collection, stream, term, rows))]
    if len(found) < 2:
        return found[0] if found else np.zeros(0, np.int64)
    # not np.unique: two terms of one stream never share a position but for an acronym, and twice the same does no harm
    return np.sort(np.concatenate(found))


def _spots_of(collection: Collection, stream: str, term: str, rows: Ints) -> Ints:
    spread = collection.spread(stream, term)
    if not len(spread.ids):
        return np.zeros(0, np.int64)
    nearest = np.minimum(np.searchsorted(spread.ids, rows), len(spread.ids) - 1)
    inside = np.flatnonzero(spread.ids[nearest] == rows)
    begin, end = spread.offsets[nearest[inside]], spread.offsets[nearest[inside] + 1]
    sizes = end - begin
    each = np.arange(int(sizes.sum())) - np.repeat(np.cumsum(sizes) - sizes, sizes) + np.repeat(begin, sizes)
    spots: Ints = np.repeat(inside.astype(np.int64) * _ROW, sizes) + spread.positions[each]
    return spots


def _in_order(places: list[Ints], slop: int) -> Ints:
    """Rows (some of them more than once) where each place's word follows the one before with at most `slop` words between."""
    reached = places[0]
    for spots in places[1:]:
        if not len(reached):
            break
        before = np.searchsorted(reached, spots) - 1
        reached = spots[(before >= 0) & (spots - reached[before] <= slop + 1)]
    rows: Ints = reached >> np.int64(32)
    return rows


def _near(places: list[Ints], width: int) -> Ints:
    """Rows where all places are filled by different positions within a span of `width`."""
    starts = np.unique(np.concatenate(places))
    low = [np.searchsorted(spots, starts) for spots in places]
    high = [np.searchsorted(spots, starts + width) for spots in places]
    filled = np.all([a < b for a, b in zip(low, high, strict=True)], axis=0)
    rows, seen = starts >> np.int64(32), set[int]()
    for at in np.flatnonzero(filled).tolist():
        row = int(rows[at])
        if row not in seen and _different([p[a[at] : b[at]] for p, a, b in zip(places, low, high, strict=True)]):
            seen.add(row)
    return np.array(sorted(seen), np.int64)


def _different(choices: list[Ints]) -> bool:
    """Whether each place can have a position of its own."""
    union = set(itertools.chain.from_iterable(c.tolist() for c in choices))
    if len(union) == sum(map(len, choices)):
        return True
    taken: dict[int, int] = {}
    return all(_assign(place, choices, taken, set()) for place in range(len(choices)))


def _assign(place: int, choices: list[Ints], taken: dict[int, int], tried: set[int]) -> bool:
    for spot in choices[place].tolist():
        if spot not in tried:
            tried.add(spot)
            if spot not in taken or _assign(taken[spot], choices, taken, tried):
                taken[spot] = place
                return True
    return False
