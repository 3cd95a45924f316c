"""Phrases and words near each other, on arrays of positions."""

from __future__ import annotations

import itertools

import numpy as np

from kb.engines.whoosh.collection import Collection
from kb.engines.whoosh.postings import Ints
from kb.query.plan import Sequence

LOW = np.int64(0xFFFFFFFF)
"""The part of a spot that is a position; above it stands the number of the row."""

_NOWHERE = np.zeros(0, np.int64)


def occurs(collection: Collection, node: Sequence, rows: Ints) -> Ints:
    """For each of these rows (ascending, all places' words in each) whether the sequence stands in it."""
    places = [_spots(collection, node.stream, terms, rows) for terms in node.places]
    found = _in_order(places, node.slop) if node.ordered else _near(places, len(places) + node.slop)
    hit = np.zeros(len(rows), bool)
    hit[found] = True
    return hit


def _spots(collection: Collection, stream: str, terms: tuple[str, ...], rows: Ints) -> Ints:
    """Where any of the terms stands: row number × 2³² + position, ascending."""
    found = [spots for term in dict.fromkeys(terms) if len(spots := spots_of(collection, stream, term, rows))]
    if len(found) < 2:
        return found[0] if found else _NOWHERE
    # not np.unique: two terms of one stream never share a position but for an acronym, and twice the same does no harm
    return np.sort(np.concatenate(found))


def spots_of(collection: Collection, stream: str, term: str, rows: Ints) -> Ints:
    """Where the term stands in these rows: number among them × 2³² + position, ascending within a row."""
    ids = collection.postings(stream, term).ids
    if not len(ids):
        return _NOWHERE
    # of one type: searchsorted would copy all ids of the term to compare them with wider numbers
    rows = rows.astype(ids.dtype, copy=False)
    # a row behind the last one is compared with the last, and differs
    nearest = ids[:-1].searchsorted(rows)
    inside = (ids[nearest] == rows).nonzero()[0]
    # positions are most of what an index holds, and most terms of a query stand in none of a page's passages
    if not len(inside):
        return _NOWHERE
    spread, places = collection.spread(stream, term), nearest[inside]
    begin, end = spread.offsets[places], spread.offsets[places + 1]
    sizes = end - begin
    before = sizes.cumsum()
    each = np.arange(before[-1]) + (begin - before + sizes).repeat(sizes)
    spots: Ints = (inside << np.int64(32)).repeat(sizes) + spread.positions[each]
    return spots


def _in_order(places: list[Ints], slop: int) -> Ints:
    """Rows, some twice, where each place's word follows the one before with at most `slop` words between."""
    reached = places[0]
    for spots in places[1:]:
        if not len(reached):
            break
        before = reached.searchsorted(spots) - 1
        reached = spots[(before >= 0) & (spots - reached[before] <= slop + 1)]
    rows: Ints = reached >> np.int64(32)
    return rows


def _near(places: list[Ints], width: int) -> Ints:
    """Rows where all places are filled by different positions within a span of `width`."""
    starts = np.unique(np.concatenate(places))
    low = [spots.searchsorted(starts) for spots in places]
    high = [spots.searchsorted(starts + width) for spots in places]
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
