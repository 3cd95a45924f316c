"""Counting documents by facet value."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from kb.engines.whoosh.columns import SegmentColumns
from kb.engines.whoosh.postings import Ints


class FacetColumn:
    """One facet's values by document, over all segments."""

    def __init__(self, name: str, segments: tuple[SegmentColumns, ...]) -> None:
        numbers: dict[str, int] = {}
        parts = [self._renumbered(name, segment, numbers) for segment in segments]
        width = max((part.shape[1] for part in parts), default=1)
        self.values = list(numbers)
        padded = [_padded(part, width) for part in parts] or [np.zeros((0, 1), np.uint16)]
        self.codes = padded[0] if len(padded) == 1 else np.concatenate(padded)

    def _renumbered(self, name: str, segment: SegmentColumns, numbers: dict[str, int]) -> Ints:
        known: list[str] = segment.json(f"facet.{name}.values")
        codes = segment.sections.array(f"facet.{name}.codes")
        table = [0, *(numbers.setdefault(value, len(numbers) + 1) for value in known)]
        codes = codes.reshape(len(segment.sections.raw("year")), -1)
        if table == list(range(len(table))):
            return codes
        return np.array(table, codes.dtype if len(numbers) < 65536 else np.uint32)[codes]

    def count(self, documents: Ints) -> Mapping[str, int]:
        """How many of these documents have each value; values without any are left out."""
        counts = np.bincount(self.codes[documents].reshape(-1), minlength=len(self.values) + 1)
        found = np.flatnonzero(counts[1:])
        return {self.values[i]: n for i, n in zip(found.tolist(), counts[1:][found].tolist(), strict=True)}


def _padded(codes: Ints, width: int) -> Ints:
    return codes if codes.shape[1] == width else np.pad(codes, ((0, 0), (0, width - codes.shape[1])))
