"""Making the files beside a segment anew from what Whoosh has stored in it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kb.engines.whoosh.beside import COLUMNS, BesideWriter
from kb.engines.whoosh.buffer import SegmentBuffer
from kb.engines.whoosh.documents import passage_from_bytes, record_from_bytes
from kb.engines.whoosh.schema import DOCUMENT
from kb.engines.whoosh.storage import IndexStorage, sync_all
from kb.engines.whoosh.store import EXTENSION as TEXT
from kb.model import Document


def restore(folder: Path, segment: Any) -> None:
    """Write a segment's columns and texts again, the same as before. Takes as long as indexing its documents.

    Raises OSError if the folder cannot be written to, and what Whoosh raises if the segment itself is damaged.
    """
    paths = [folder / segment.make_filename(extension) for extension in (COLUMNS, TEXT)]
    fresh = [path.with_suffix(f"{path.suffix}.{os.getpid()}") for path in paths]
    beside, buffer = BesideWriter(*fresh), SegmentBuffer()
    try:
        for record, passages in stored(folder, segment):
            document = Document(record_from_bytes(record), tuple(map(passage_from_bytes, passages)))
            buffer.add(document)
            beside.store(document.record, [p.ordinal for p in document.passages], record, passages)
        beside.finish(buffer.postings(), buffer.lengths(), buffer.words.words())
    finally:
        beside.abandon()
    sync_all(fresh)
    for new, path in zip(fresh, paths, strict=True):
        new.replace(path)


def stored(folder: Path, segment: Any) -> Iterator[tuple[bytes, list[bytes]]]:
    """Every document stored in a segment as bytes, deleted ones too, in order."""
    reader = segment.codec().per_document_reader(IndexStorage(str(folder)), segment)
    try:
        for row in range(segment.doc_count_all()):
            if found := reader.stored_fields(row):
                record, *passages = found[DOCUMENT]
                yield record, passages
    finally:
        reader.close()
