"""What is known of every document and passage of a segment besides its terms, as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from kb.engines.memory import title_key
from kb.engines.whoosh.postings import Ints
from kb.model import FACETS, Record

NO_YEAR = -32768
NO_PASSAGE = -1


@dataclass(slots=True)
class Rows:
    """Rows are passages in order of arrival; the rows of one document are neighbours."""

    document: list[int] = field(default_factory=list)
    ordinal: list[int] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    years: list[int] = field(default_factory=list)
    facets: dict[str, list[tuple[str, ...]]] = field(default_factory=lambda: {name: [] for name in FACETS})
    sources: list[Sequence[str]] = field(default_factory=list)

    def add_record(self, record: Record, ordinals: Sequence[int]) -> None:
        """Take a record and its passages' ordinals in."""
        ordinals = ordinals or [NO_PASSAGE]
        self.document.extend([len(self.ids)] * len(ordinals))
        self.ordinal.extend(ordinals)
        self.ids.append(record.id)
        self.titles.append(title_key(record.title))
        self.dates.append(record.date)
        self.years.append(NO_YEAR if record.year is None else record.year)
        values = record.facet_values()
        for name, column in self.facets.items():
            column.append(tuple(dict.fromkeys(v for v in values[name] if v)))
        self.sources.append([getattr(record.source, name) for name in record.source.__slots__])


def coded(column: Sequence[tuple[str, ...]]) -> tuple[list[str], Ints]:
    """The different values, and for each document their numbers from 1 in a row padded with 0."""
    numbers: dict[str, int] = {}
    for values in column:
        for value in values:
            numbers.setdefault(value, len(numbers) + 1)
    width = max((len(values) for values in column), default=0) or 1
    codes = np.zeros((len(column), width), np.uint16 if len(numbers) < 65535 else np.uint32)
    for row, values in enumerate(column):
        codes[row, : len(values)] = [numbers[value] for value in values]
    return list(numbers), codes


def blob(values: Sequence[bytes]) -> tuple[bytes, Ints]:
    """Byte strings end to end, and where each one ends."""
    return b"".join(values), np.cumsum([len(value) for value in values], dtype=np.int64)

