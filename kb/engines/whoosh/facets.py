"""Counting documents by facet value."""

from __future__ import annotations

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


class FacetTable:
    """Several facets side by side, numbered through, so that one pass over the documents counts them all."""

    def __init__(self, names: tuple[str, ...], segments: tuple[SegmentColumns, ...]) -> None:
        self.names = names
        columns = [FacetColumn(name, segments) for name in names]
        self.values = [(name, value) for name, column in zip(names, columns, strict=True) for value in column.values]
        kind = np.uint16 if len(self.values) < 65535 else np.uint32
        shifted, before = [], 0
        for column in columns:
            # 0 stays "no value" in every facet, which is why it is not shifted
            shifted.append(np.where(column.codes, column.codes.astype(np.int64) + before, 0).astype(kind))
            before += len(column.values)
        self.codes = np.concatenate(shifted, axis=1) if shifted else None

    def count(self, documents: Ints) -> dict[str, dict[str, int]]:
        """Facet → value → how many of these documents have it; values without any are left out."""
        counted: dict[str, dict[str, int]] = {name: {} for name in self.names}
        if self.codes is None:
            return counted
        counts = np.bincount(self.codes[documents].reshape(-1), minlength=len(self.values) + 1)[1:]
        found = counts.nonzero()[0]
        for at, number in zip(found.tolist(), counts[found].tolist(), strict=True):
            name, value = self.values[at]
            counted[name][value] = number
        return counted


def _padded(codes: Ints, width: int) -> Ints:
    return codes if codes.shape[1] == width else np.pad(codes, ((0, 0), (0, width - codes.shape[1])))
