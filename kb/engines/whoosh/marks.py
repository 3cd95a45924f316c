"""Which words of a passage have one of the wanted keys: from the postings' positions to places in the text."""

from __future__ import annotations

from collections.abc import Collection as CollectionOf
from collections.abc import Sequence

import numpy as np

from kb.engine import Marks
from kb.engines.whoosh.collection import Collection
from kb.text.streams import Stream


def marks(collection: Collection, rows: Sequence[int], keys: CollectionOf[str]) -> list[Marks | None]:
    """For each of the rows the words that have a key, in order; None where only an analysis of the text can tell."""
    found = _positions(collection, rows, keys)
    return [_placed(collection, row, keys) for row, keys in zip(rows, found, strict=True)]


def _positions(collection: Collection, rows: Sequence[int], keys: CollectionOf[str]) -> list[dict[int, str]]:
    """For each row position → key. Of several keys of one word form comes before lemma and lemma before stem."""
    found: list[dict[int, str]] = [{} for _ in rows]
    wanted = np.array(rows, np.int64)
    for stream, key in sorted((stream_of(key), key) for key in keys):
        ids = collection.scored(stream, key).ids
        if not len(ids):
            continue
        nearest = np.minimum(np.searchsorted(ids, wanted), len(ids) - 1)
        hit = np.flatnonzero(ids[nearest] == wanted)
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


def _placed(collection: Collection, row: int, found: dict[int, str]) -> Marks | None:
    if not found:
        return ()
    segment, number = collection.segment_of(row)
    places = segment.words.places(number)
    if places is None:
        return None
    positions = sorted(found)
    at = np.array(positions) * 2
    keys = map(found.__getitem__, positions)
    return tuple(zip(places[at].tolist(), places[at + 1].tolist(), keys, strict=True))
