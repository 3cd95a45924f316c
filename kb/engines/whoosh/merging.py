"""Keeping the number of segments small: which ones to join, and how.

Segments of about one size are joined when there are several of them, so that every passage is rewritten only a few
times however long the index lives; a segment that is mostly deleted is written anew.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from kb.engines.whoosh.columns import SegmentColumns
from kb.engines.whoosh.documents import record_from_bytes
from kb.engines.whoosh.postings import FieldPostings, Ints, join
from kb.engines.whoosh.rows import NO_PASSAGE
from kb.engines.whoosh.schema import keyword_field
from kb.engines.whoosh.segment import SegmentWriter
from kb.engines.whoosh.words import joined
from kb.text.streams import KEYWORDS, STREAMS

SMALLEST, FACTOR, MOST = 1000, 5, 150_000
"""Rows up to which all segments count as one size; the step between sizes, and how many of a size there may be; rows
above which no segment is joined, so that memory stays bounded."""
STALE = 0.4
"""The share of deleted rows from which a segment is written anew."""


def due(segments: Sequence[Any]) -> list[Any]:
    """The segments to join now; empty if all is well."""
    sizes: dict[int, list[Any]] = defaultdict(list)
    for segment in segments:
        rows, gone = segment.doc_count_all(), segment.deleted_count()
        # a small segment is joined soon anyway; writing a large one anew is worth it only when much of it is gone
        if gone == rows or (gone > STALE * rows and gone >= SMALLEST):
            return [segment]
        sizes[max(0, math.ceil(math.log(max(rows - gone, 1) / SMALLEST, FACTOR)))].append(segment)
    for size in sorted(sizes):
        if len(sizes[size]) >= FACTOR and sum(s.doc_count() for s in sizes[size]) <= MOST:
            return sizes[size]
    return []


def merged(folder: Path, segments: Sequence[Any]) -> Any | None:
    """One segment of all that is not deleted in these; None if that is nothing. Durable but not committed."""
    opened = [SegmentColumns.open(folder, segment) for segment in segments]
    renumber, total = [], 0
    for columns in opened:
        live = np.ones(columns.rows, bool)
        live[columns.deleted] = False
        renumber.append(np.where(live, np.cumsum(live) - 1 + total, -1))
        total += int(live.sum())
    if not total:
        return None
    writer = SegmentWriter(folder)
    for columns, new in zip(opened, renumber, strict=True):
        _copy(columns, new, writer)
    lengths: dict[str, Ints] = {name: _lengths(opened, renumber, name, total) for name in STREAMS}
    words = joined([columns.words.all().only(new >= 0) for columns, new in zip(opened, renumber, strict=True)])
    return writer.finish(_fields(opened, renumber), lengths, words)


def _copy(columns: SegmentColumns, new: Ints, writer: SegmentWriter) -> None:
    document, ordinal = columns.sections.array("document"), columns.sections.array("ordinal")
    rows = np.flatnonzero(new >= 0)
    for group in np.split(rows, np.flatnonzero(np.diff(document[rows])) + 1) if len(rows) else []:
        ordinals = [n for n in ordinal[group].tolist() if n != NO_PASSAGE]
        data = columns.texts.record(int(document[group[0]]))
        passages = [columns.texts.passage(row) for row in group.tolist()] if ordinals else []
        writer.store(record_from_bytes(data), ordinals, data, passages)


def _fields(opened: Sequence[SegmentColumns], renumber: Sequence[Ints]) -> Iterator[tuple[str, FieldPostings]]:
    for name in sorted([*STREAMS, *map(keyword_field, KEYWORDS)]):
        yield name, join([columns.field(name).all() for columns in opened], renumber)


def _lengths(opened: Sequence[SegmentColumns], renumber: Sequence[Ints], name: str, total: int) -> Ints:
    lengths = np.zeros(total, np.int64)
    for columns, new in zip(opened, renumber, strict=True):
        postings = columns.field(name).all()
        counted = np.bincount(postings.ids, postings.counts, minlength=columns.rows).astype(np.int64)
        lengths[new[new >= 0]] = counted[new >= 0]
    return lengths
