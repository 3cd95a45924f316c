"""Which words of a passage have one of the wanted keys: from the postings' positions to places in the text."""

from __future__ import annotations

from collections.abc import Collection as CollectionOf
from collections.abc import Sequence

import numpy as np

from kb.engine import Marks
from kb.engines.whoosh.collection import Collection
from kb.engines.whoosh.postings import Ints
from kb.engines.whoosh.sequences import LOW, spots_of
from kb.text.streams import Stream


def marks(collection: Collection, rows: Sequence[int], keys: CollectionOf[str]) -> list[Marks | None]:
    """For each of the rows the words that have a key, in order; None where only an analysis of the text can tell."""
    spots, found = _words(collection, np.array(rows, np.int64), sorted((stream_of(key), key) for key in keys))
    # where the words of each row begin and end among those of all
    bounds = spots.searchsorted(np.arange(len(rows) + 1) << np.int64(32)).tolist()
    steps = [_steps(collection, row) if a < b else None for row, a, b in zip(rows, bounds, bounds[1:], strict=False)]
    places = _places(spots, steps)
    starts, ends = places[:, 0].tolist(), places[:, 1].tolist()
    return [
        None if own is None and a < b else tuple(zip(starts[a:b], ends[a:b], found[a:b], strict=True))
        for own, a, b in zip(steps, bounds, bounds[1:], strict=False)
    ]


def _words(collection: Collection, rows: Ints, keys: Sequence[tuple[Stream, str]]) -> tuple[Ints, list[str]]:
    """The words that have a key: row number × 2³² + position, ascending, and the first key that each has."""
    parts = [spots_of(collection, stream, key, rows) for stream, key in keys]
    if not any(map(len, parts)):
        return np.zeros(0, np.int64), []
    spots = np.concatenate(parts)
    # stable, so that form comes before lemma and lemma before stem where a word has several of the keys
    order = spots.argsort(kind="stable")
    spots = spots[order]
    first = np.append(True, spots[1:] != spots[:-1])
    number = np.arange(len(keys)).repeat([len(part) for part in parts])[order][first]
    return spots[first], [keys[n][1] for n in number.tolist()]


def stream_of(key: str) -> Stream:
    """The stream of the passage's text in which a key can stand: lemmas and stems are marked with their language."""
    return "lemma" if ":" in key else "stem" if "~" in key else "form"


def _steps(collection: Collection, row: int) -> Ints | None:
    segment, number = collection.segment_of(row)
    return segment.words.steps(number)


def _places(spots: Ints, steps: Sequence[Ints | None]) -> Ints:
    """Beginning and end of each word in its text; nonsense for the rows without steps."""
    kept = [np.zeros(0, np.uint8) if own is None else own for own in steps]
    # all passages of a page in one sum: at this size calling numpy costs more than what it does
    ends = np.cumsum(np.concatenate([np.zeros(2, np.uint8), *kept]), dtype=np.int64)
    before = np.cumsum([1, *map(len, kept)])[spots >> np.int64(32)]
    at = np.minimum(before + 1 + 2 * (spots & LOW), len(ends) - 2)
    places: Ints = np.stack([ends[at], ends[at + 1]], axis=1) - ends[before][:, None]
    return places
