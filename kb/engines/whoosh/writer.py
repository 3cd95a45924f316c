"""The writer: collects changes and commits them as a new segment."""

from __future__ import annotations

import copy
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kb.engines.whoosh.buffer import SegmentBuffer
from kb.engines.whoosh.columns import SegmentColumns
from kb.engines.whoosh.schema import keyword_field
from kb.engines.whoosh.segment import SegmentWriter
from kb.engines.whoosh.state import NAME, latest_number, read_state, write_state
from kb.engines.whoosh.storage import IndexStorage, writing
from kb.errors import IndexLocked
from kb.model import Document, Source


class WhooshWriter:
    """Writes one index folder, holding its lock."""

    def __init__(self, folder: Path, *, rebuild: bool = False, jobs: int = 0) -> None:
        self._folder, self._rebuild, self._jobs = folder, rebuild, jobs
        self._lock = _lock(folder)
        try:
            self._start()
        except BaseException:
            self._lock.release()
            raise

    def _start(self) -> None:
        with writing(self._folder):
            number = latest_number(self._folder)
            if number < 0:
                write_state(self._folder, (), 0)
        self._number = max(number, 0)
        self._segments: list[Any] = [] if self._rebuild else list(read_state(self._folder).segments)
        self._pending: dict[str, Document | None] = {}

    def put(self, document: Document) -> None:
        """Add or replace a document."""
        self._pending[document.record.id] = document

    def delete(self, id: str) -> None:
        """Take a document away."""
        self._pending[id] = None

    def commit(self) -> None:
        """Make the changes durable and visible; when rebuilding, that waits for the end. Raises DiskFull."""
        if not self._rebuild:
            self._commit()

    def sources(self) -> Mapping[str, Source]:
        """The sources of the committed documents; none when rebuilding."""
        sources: dict[str, Source] = {}
        for segment in self._segments:
            columns = SegmentColumns.open(self._folder, segment)
            gone = set(columns.sections.array("document")[columns.deleted].tolist())
            for number, (id, source) in enumerate(zip(columns.strings("ids"), columns.json("sources"), strict=True)):
                if number not in gone:
                    sources[id.decode("utf-8", "surrogatepass")] = Source(*source)
        return sources

    def _commit(self) -> None:
        with writing(self._folder):
            segments = [self._without_pending(segment) for segment in self._segments]
            added = [d for d in self._pending.values() if d is not None]
            if added:
                writer, buffer = SegmentWriter(self._folder), SegmentBuffer()
                for document in added:
                    buffer.add(document)
                    writer.add(document)
                segments.append(writer.finish(buffer.postings(), buffer.lengths()))
            write_state(self._folder, segments, self._number + 1)
            self._number += 1
            self._segments = segments
            self._pending.clear()

    def _without_pending(self, segment: Any) -> Any:
        column = SegmentColumns.open(self._folder, segment).field(keyword_field("id"))
        segment = copy.deepcopy(segment)
        for id in self._pending:
            at = column.terms.find(id.encode("utf-8", "surrogatepass"))
            if at >= 0:
                for row in column.postings(at)[0].tolist():
                    segment.delete_document(row)
        return segment

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._commit()
        finally:
            self._lock.release()


def _lock(folder: Path) -> Any:
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = IndexStorage(str(folder)).lock(f"{NAME}_WRITELOCK")
        if lock.acquire():
            return lock
    raise IndexLocked(f"another process is writing to {folder}: wait for it, or stop it", path=str(folder))
