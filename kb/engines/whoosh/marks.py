"""Which words of a passage have one of the wanted keys: from the postings' positions to places in the text."""

from __future__ import annotations

from collections.abc import Collection as CollectionOf
from collections.abc import Sequence

import numpy as np

from kb.engine import Marks
from kb.engines.whoosh.collection import Collection
from kb.engines.whoosh.postings import Ints
from kb.text.streams import Stream


def marks(collection: Collection, rows: Sequence[int], keys: CollectionOf[str]) -> list[Marks | None]:
    """For each of the rows the words that have a key, in order; None where only an analysis of the text can tell."""
    found = _positions(collection, rows, keys)
    steps = [_steps(collection, row) if positions else None for row, positions in zip(rows, found, strict=True)]
    kept = [each for each in steps if each is not None]
    if not kept:
        return [None if positions else () for positions in found]
    # all passages of a page in one sum: at this size calling numpy costs more than what it does
    places = np.cumsum(np.concatenate([np.zeros(1, np.uint8), *kept]), dtype=np.int64)
    return _placed(found, steps, places)


def _positions(collection: Collection, rows: Sequence[int], keys: CollectionOf[str]) -> list[dict[int, str]]:
    """For each row position → key. Of several keys of one word form comes before lemma and lemma before stem."""
    found: list[dict[int, str]] = [{} for _ in rows]
    wanted = np.array(rows, np.int64)
    for stream, key in sorted((stream_of(key), key) for key in keys):
        ids = collection.scored(stream, key).ids
        if not len(ids):
            continue
        nearest = np.minimum(ids.searchsorted(wanted), len(ids) - 1)
        hit = (ids[nearest] == wanted).nonzero()[0]
        if not len(hit):
            continue  # most expansions stand in none of the shown passages: their positions are never read
        spread, places = collection.spread(stream, key), nearest[hit]
        bounds = zip(hit.tolist(), spread.offsets[places].tolist(), spread.offsets[places + 1].tolist(), strict=True)
        for row, begin, end in bounds:
            for position in spread.positions[begin:end].tolist():
                found[row].setdefault(position, key)
    return found


def stream_of(key: str) -> Stream:
    """The stream of the passage's text in which a key can stand: lemmas and stems are marked with their language."""
    return "lemma" if ":" in key else "stem" if "~" in key else "form"


def _steps(collection: Collection, row: int) -> Ints | None:
    segment, number = collection.segment_of(row)
    return segment.words.steps(number)


def _placed(
    found: Sequence[dict[int, str]], steps: Sequence[Ints | None], places: Ints
) -> list[Marks | None]:
    """The marks of each row. `places` runs on from row to row: what stands before a row is its zero."""
    marks: list[Marks | None] = []
    before = 0
    for positions, own in zip(found, steps, strict=True):
        if own is None:
            marks.append(None if positions else ())
            continue
        wanted = sorted(positions)
        at = np.array(wanted) * 2 + (before + 1)
        starts, ends = (places[at] - places[before]).tolist(), (places[at + 1] - places[before]).tolist()
        marks.append(tuple(zip(starts, ends, map(positions.__getitem__, wanted), strict=True)))
        before += len(own)
    return marks
