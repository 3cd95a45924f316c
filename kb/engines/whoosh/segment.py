"""Writing a segment: Whoosh's files, and beside them the columns and texts that the searcher reads.

All files are complete and on the disk before a commit names the segment, and none changes afterwards.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from whoosh.codec.whoosh3 import W3Codec
from whoosh.columns import CompressedBytesColumn

from kb.engines.whoosh.beside import COLUMNS, BesideWriter, length_byte, totals
from kb.engines.whoosh.blocks import TermFiles
from kb.engines.whoosh.documents import to_bytes
from kb.engines.whoosh.postings import FieldPostings, Ints
from kb.engines.whoosh.schema import DOCUMENT
from kb.engines.whoosh.state import NAME
from kb.engines.whoosh.storage import IndexStorage, sync_all
from kb.engines.whoosh.store import EXTENSION as TEXT
from kb.engines.whoosh.words import Words
from kb.model import Document, Record


def new_segment(folder: Path) -> Any:
    """An empty Whoosh segment with a name of its own."""
    return W3Codec().new_segment(IndexStorage(str(folder)), NAME)


class StoredWriter:
    """Whoosh's stored fields: with the first row of each document the whole of it, compressed."""

    def __init__(self, storage: IndexStorage, segment: Any) -> None:
        self._file = storage.create_file(W3Codec.column_filename(segment, "_stored"))
        self._column = CompressedBytesColumn(level=1).writer(self._file)
        self._row = 0
        self._last = -1

    def add(self, record: bytes, passages: list[bytes]) -> None:
        """The next document."""
        self._column.add(self._row, pickle.dumps({DOCUMENT: [record, *passages]}, 4))
        self._last = self._row
        self._row += len(passages) or 1

    def close(self) -> None:
        """Finish the column."""
        if self._last < self._row - 1:
            self._column.add(self._row - 1, b"")
        self._column.finish(self._row)
        self._file.close()

    def abandon(self) -> None:
        """Close the file as it is."""
        if not self._file.is_closed:
            self._file.close()


class SegmentWriter:
    """One segment in the making. `abandon` leaves files that the next commit sweeps away."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.segment = folder, new_segment(folder)
        self._storage = IndexStorage(str(folder))
        self._beside = BesideWriter(self.path(COLUMNS), self.path(TEXT))
        self._stored = StoredWriter(self._storage, self.segment)

    def path(self, extension: str) -> Path:
        """The segment's file with this extension."""
        name: str = self.segment.make_filename(extension)
        return self.folder / name

    def add(self, document: Document) -> None:
        """Store a document; its terms come at the end, all at once."""
        ordinals = [passage.ordinal for passage in document.passages]
        self.store(document.record, ordinals, *to_bytes(document))

    def store(self, record: Record, ordinals: Sequence[int], data: bytes, passages: list[bytes]) -> None:
        """Store a document that is bytes already."""
        self._beside.store(record, ordinals, data, passages)
        self._stored.add(data, passages)

    def finish(self, fields: Iterable[tuple[str, FieldPostings]], lengths: Mapping[str, Ints], words: Words) -> Any:
        """Write the terms and close all files; returns the segment, durable but not yet committed."""
        terms = TermFiles(self._storage, self.segment)
        self._beside.finish(_written(fields, terms, lengths), lengths, words)
        terms.close()
        self._stored.close()
        self._lengths({name: length_byte(values) for name, values in lengths.items()})
        self.segment.set_doc_count(len(self._beside.rows.document))
        self.segment._fieldlengths = totals(lengths)
        sync_all([self.folder / name for name in self.segment.list_files(self._storage)])
        return self.segment

    def abandon(self) -> None:
        """Close the files."""
        for part in (self._beside, self._stored):
            # On a full disk closing fails too, since it writes what was buffered; nobody wants these files any more.
            with suppress(OSError):
                part.abandon()

    def _lengths(self, length_bytes: Mapping[str, Ints]) -> None:
        for name, values in length_bytes.items():
            with self._storage.create_file(W3Codec.column_filename(self.segment, f"_{name}_len")) as file:
                # what Whoosh's column of bytes writes one by one
                file.write(values.tobytes())


def _written(
    fields: Iterable[tuple[str, FieldPostings]], terms: TermFiles, lengths: Mapping[str, Ints]
) -> Iterator[tuple[str, FieldPostings]]:
    """The fields as they are, each written to Whoosh's files on its way."""
    for name, postings in fields:
        terms.add(name, postings, length_byte(lengths[name]) if name in lengths else None)
        yield name, postings
