"""The writer: collects changes and commits them as a new segment."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from whoosh.codec.whoosh3 import W3Codec

from kb.engines.whoosh.documents import passage_to_bytes, record_to_bytes
from kb.engines.whoosh.schema import DOCUMENT, build_schema
from kb.engines.whoosh.state import NAME, State, latest_number, read_state, write_state
from kb.engines.whoosh.storage import IndexStorage, sync, writing
from kb.engines.whoosh.stored import stored_documents
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
        self._state = State() if self._rebuild else read_state(self._folder)
        self._where: dict[str, tuple[Any, int]] = {}
        self._sources: dict[str, Source] = {}
        for segment in self._state.segments:
            for number, document in stored_documents(self._folder, segment):
                self._where[document.record.id] = (segment, number)
                self._sources[document.record.id] = document.record.source
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
        return dict(self._sources)

    def _commit(self) -> None:
        with writing(self._folder):
            segments = list(self._state.segments)
            for id in self._pending.keys() & self._where.keys():
                segment, number = self._where.pop(id)
                segment.delete_document(number)
                self._sources.pop(id)
            added = [d for d in self._pending.values() if d is not None]
            if added:
                segments.append(self._segment(added))
            self._number += 1
            self._state = write_state(self._folder, segments, self._number)
            self._pending.clear()

    def _segment(self, documents: list[Document]) -> Any:
        storage, schema = IndexStorage(str(self._folder)), build_schema()
        segment = W3Codec().new_segment(storage, NAME)
        rows = segment.codec().per_document_writer(storage, segment)
        for number, document in enumerate(documents):
            stored = [record_to_bytes(document.record), *map(passage_to_bytes, document.passages)]
            rows.start_doc(number)
            rows.add_field(DOCUMENT, schema[DOCUMENT], stored, 0)
            rows.finish_doc()
            self._where[document.record.id] = (segment, number)
            self._sources[document.record.id] = document.record.source
        segment.set_doc_count(len(documents))
        rows.close()
        segment.codec().field_writer(storage, segment).close()
        for name in segment.list_files(storage):
            sync(self._folder / name)
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
