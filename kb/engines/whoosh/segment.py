"""Writing a segment: Whoosh's files, and beside them the columns and texts that the searcher reads.

All files are complete and on the disk before a commit names the segment, and none changes afterwards.
"""

from __future__ import annotations

import json
import pickle
import zlib
from collections.abc import Iterable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
from whoosh.codec.whoosh3 import LENGTHS_COLUMN, W3Codec
from whoosh.columns import CompressedBytesColumn
from whoosh.util.numeric import byte_to_length

from kb.engines.whoosh.blocks import TermFiles
from kb.engines.whoosh.buffer import SegmentBuffer
from kb.engines.whoosh.documents import passage_to_bytes, record_to_bytes
from kb.engines.whoosh.postings import FieldPostings, Ints
from kb.engines.whoosh.rows import Rows, blob, coded
from kb.engines.whoosh.schema import DOCUMENT
from kb.engines.whoosh.sections import SectionWriter
from kb.engines.whoosh.state import NAME
from kb.engines.whoosh.storage import IndexStorage, sync_all
from kb.engines.whoosh.store import EXTENSION as TEXT
from kb.engines.whoosh.store import TextWriter
from kb.model import Document

COLUMNS = ".kbcols"
LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.float64)
"""What each length byte stands for."""


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


class SegmentWriter:
    """One segment in the making. `abandon` leaves files that the next commit sweeps away."""

    def __init__(self, folder: Path, segment: Any = None) -> None:
        self.folder, self.segment = folder, segment or new_segment(folder)
        self._storage = IndexStorage(str(folder))
        self._texts = TextWriter(self.path(TEXT))
        self._stored = StoredWriter(self._storage, self.segment)
        self.rows = Rows()

    def path(self, extension: str) -> Path:
        """The segment's file with this extension."""
        name: str = self.segment.make_filename(extension)
        return self.folder / name

    def add(self, document: Document) -> None:
        """Store a document; its terms come at the end, all at once."""
        texts = [passage_to_bytes(passage) for passage in document.passages]
        self.store(record_to_bytes(document.record), texts)
        self.rows.add(document)

    def store(self, record: bytes, passages: list[bytes]) -> None:
        """Store a document's bytes, without its row."""
        self._texts.add(record, passages)
        self._stored.add(record, passages)

    def finish(self, fields: Iterable[tuple[str, FieldPostings]], lengths: Mapping[str, Ints]) -> Any:
        """Write the terms and close all files; returns the segment, durable but not yet committed."""
        terms, columns = TermFiles(self._storage, self.segment), SectionWriter(self.path(COLUMNS))
        length_bytes = {name: length_byte(values) for name, values in lengths.items()}
        for name, postings in fields:
            terms.add(name, postings, length_bytes.get(name))
            write_postings(columns, name, postings)
        terms.close()
        self._texts.close()
        self._stored.close()
        self._lengths(length_bytes)
        write_rows(columns, self.rows, length_bytes, self._texts)
        columns.finish({"rows": len(self.rows.document), "lengths": totals(lengths)})
        self.segment.set_doc_count(len(self.rows.document))
        self.segment._fieldlengths = totals(lengths)
        sync_all([self.folder / name for name in self.segment.list_files(self._storage)])
        return self.segment

    def abandon(self) -> None:
        """Close the files."""
        self._texts.close()
        self._stored.close()

    def _lengths(self, length_bytes: Mapping[str, Ints]) -> None:
        for name, values in length_bytes.items():
            with self._storage.create_file(W3Codec.column_filename(self.segment, f"_{name}_len")) as file:
                column = LENGTHS_COLUMN.writer(file)
                for row, value in enumerate(values.tolist()):
                    column.add(row, value)
                column.finish(len(values))


def length_byte(lengths: Ints) -> Ints:
    """Lengths as Whoosh stores them: one byte, exact for short texts."""
    return np.minimum(np.searchsorted(LENGTHS, lengths), 255).astype(np.uint8)


def totals(lengths: Mapping[str, Ints]) -> dict[str, int]:
    """Stream → the length of all rows together."""
    return {name: int(values.sum()) for name, values in lengths.items() if len(values) and values.sum()}


def write_postings(columns: SectionWriter, name: str, postings: FieldPostings) -> None:
    """One field's postings; each term's carry their own checksum, so that a first look at a term reads just these."""
    terms, ends = blob(postings.terms)
    columns.add(f"{name}.terms", terms)
    columns.add(f"{name}.ends", ends)
    columns.add(f"{name}.starts", postings.starts)
    columns.add(f"{name}.ids", postings.ids)
    bounds = postings.starts.tolist()
    checks = [zlib.crc32(postings.ids[a:b].data) for a, b in pairwise(bounds)]
    if postings.counts is not None and postings.positions is not None:
        counts, positions = _narrow(postings.counts), _narrow(postings.positions)
        checks = [zlib.crc32(counts[a:b].data, c) for (a, b), c in zip(pairwise(bounds), checks, strict=True)]
        spots = np.append(0, np.cumsum(postings.counts, dtype=np.int64))[postings.starts]
        edges = spots.tolist()
        columns.add(f"{name}.counts", counts)
        columns.add(f"{name}.spots", spots)
        columns.add(f"{name}.positions", positions)
        columns.add(f"{name}.places", np.array(
            [zlib.crc32(positions[a:b].data) for a, b in pairwise(edges)], np.uint32))
    columns.add(f"{name}.checks", np.array(checks, np.uint32))


def write_rows(columns: SectionWriter, rows: Rows, length_bytes: Mapping[str, Ints], texts: TextWriter) -> None:
    """All that is known by row and by document."""
    columns.add("document", np.array(rows.document, np.int32))
    columns.add("ordinal", np.array(rows.ordinal, np.int32))
    columns.add("year", np.array(rows.years, np.int16))
    for name, values in length_bytes.items():
        columns.add(f"{name}.lengths", values)
    for name, column in rows.facets.items():
        known, codes = coded(column)
        columns.add(f"facet.{name}.values", json.dumps(known).encode())
        columns.add(f"facet.{name}.codes", codes.reshape(-1))
    for name, strings in (("ids", rows.ids), ("titles", rows.titles), ("dates", rows.dates)):
        data, ends = blob([string.encode("utf-8", "surrogatepass") for string in strings])
        columns.add(f"row.{name}.bytes", data)
        columns.add(f"row.{name}.ends", ends)
    columns.add("sources", json.dumps(rows.sources).encode())
    texts.records.write("records", columns)
    texts.passages.write("passages", columns)


def write_documents(folder: Path, documents: Iterable[Document]) -> Any:
    """A segment of these documents, durable but not committed."""
    writer, buffer = SegmentWriter(folder), SegmentBuffer()
    for document in documents:
        buffer.add(document)
        writer.add(document)
    return writer.finish(buffer.postings(), buffer.lengths())


def _narrow(values: Ints) -> Ints:
    top = int(values.max()) if len(values) else 0
    return values.astype(np.uint8 if top < 256 else np.uint16 if top < 65536 else np.uint32)
