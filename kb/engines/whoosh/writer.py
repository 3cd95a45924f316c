"""The writer: takes changes in any order and makes them visible together."""

from __future__ import annotations

import copy
import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kb.engines.whoosh.columns import FieldColumns, SegmentColumns
from kb.engines.whoosh.lanes import Built, Lane, Lanes, ParallelLanes
from kb.engines.whoosh.merging import due, merged
from kb.engines.whoosh.opening import open_columns
from kb.engines.whoosh.schema import keyword_field
from kb.engines.whoosh.state import NAME, latest_number, read_any_state, read_state, sweep, write_state
from kb.engines.whoosh.storage import IndexStorage, writing
from kb.errors import IndexDamaged, IndexLocked, IndexProblem
from kb.history import BEGINNING, NOTHING, UNKNOWN, Commit, compared
from kb.journal import resume, whole
from kb.model import Document, Source

# How much of a file's digest the journal keeps: enough to see that a file has changed.
_DIGEST = 12
BULK = 2_000
"""Passages in one commit from which several processes are worth their start."""


class WhooshWriter:
    """Writes one index folder, holding its lock. Documents go to disk as they come; a commit names their segments."""

    def __init__(self, folder: Path, *, rebuild: bool = False, jobs: int = 0) -> None:
        self._folder, self._rebuild = folder, rebuild
        self._jobs = jobs or os.cpu_count() or 1
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
                write_state(self._folder, (), 0, did=BEGINNING)
            else:
                resume(self._folder, *_committed(self._folder))
        self._number = max(number, 0)
        self._segments: list[Any] = [] if self._rebuild else list(read_state(self._folder).segments)
        self._sweep()
        self._lanes: list[Lanes] = [Lane(self._folder)]
        self._latest: dict[str, int] = {}
        self._touched: dict[str, str | None] = {}
        self._turn = self._rows = 0

    def put(self, document: Document) -> None:
        """Add or replace a document. Raises DiskFull and IndexNotWritable."""
        self._turn += 1
        self._latest[document.record.id] = self._turn
        self._touched[document.record.id] = document.record.source.digest[:_DIGEST]
        with writing(self._folder):
            self._lane().add(self._turn, document)
        self._rows += len(document.passages)

    def delete(self, id: str) -> None:
        """Take a document away."""
        self._turn += 1
        self._latest[id] = self._turn
        self._touched[id] = None

    def commit(self) -> None:
        """Make the changes durable and visible; when rebuilding, that waits for the end. Raises DiskFull."""
        if not self._rebuild:
            self._commit()

    def sources(self) -> Mapping[str, Source]:
        """The sources of the committed documents; none when rebuilding."""
        sources: dict[str, Source] = {}
        for segment in self._segments if not self._rebuild else ():
            sources |= _sources(open_columns(self._folder, segment))
        return sources

    def _lane(self) -> Lanes:
        # the first documents are analysed here: a small change must not wait for processes to start
        if self._rows > BULK and self._jobs > 1 and len(self._lanes) == 1:
            self._lanes.append(ParallelLanes(self._folder, self._jobs))
        return self._lanes[-1]

    def _commit(self) -> None:
        with writing(self._folder):
            ids = [open_columns(self._folder, segment).field(keyword_field("id")) for segment in self._segments]
            did = self._did(ids)
            segments = [_without(*pair, self._latest) for pair in zip(self._segments, ids, strict=True)]
            for lane in self._lanes:
                segments += [self._superseded(built) for built in lane.finish()]
            self._name(segments, did)
            self._latest.clear()
            self._touched.clear()
            self._rows = 0
            while joined := due(self._segments):
                new = merged(self._folder, joined)
                rest = [segment for segment in self._segments if segment not in joined]
                self._name(rest + [new] * (new is not None))

    def _did(self, ids: Sequence[FieldColumns]) -> Commit:
        """What this commit does to documents, for the journal."""
        after = {id: digest for id, digest in self._touched.items() if digest is not None}
        if self._rebuild:
            # Against the journal, not the old index: that may be of a format that can be read no longer.
            held = whole(self._folder).held()
            return compared({id: one.digest for id, one in held.items()}, after)
        pairs = zip(self._segments, ids, strict=True)
        there = sorted({id for segment, column in pairs for id in _held(segment, column, self._touched)})
        return compared(dict.fromkeys(there, UNKNOWN), after)

    def _name(self, segments: Sequence[Any], did: Commit = NOTHING) -> None:
        write_state(self._folder, segments, self._number + 1, did=did)
        self._number += 1
        self._segments = list(segments)

    def _superseded(self, built: Built) -> Any:
        """A new segment without documents that were put again, or deleted, after they were put."""
        for placed in built.placed:
            if self._latest[placed.id] != placed.turn:
                for row in range(placed.first, placed.first + placed.count):
                    built.segment.delete_document(row)
        return built.segment

    def _close(self) -> None:
        try:
            for lane in self._lanes:
                lane.close()
            # A full disk stays full while half a segment lies there. What went wrong before says more than this.
            with suppress(OSError, IndexProblem):
                self._sweep()
        finally:
            self._lock.release()

    def _sweep(self) -> None:
        # What is rebuilt may be of another version: then the old segments, which still answer, cannot be told apart.
        if not self._rebuild:
            sweep(self._folder)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            if kind is None:
                self._commit()
        finally:
            self._close()


def _lock(folder: Path) -> Any:
    with writing(folder):
        folder.mkdir(parents=True, exist_ok=True)
        lock = IndexStorage(str(folder)).lock(f"{NAME}_WRITELOCK")
        if lock.acquire():
            return lock
    raise IndexLocked(f"another process is writing to {folder}: wait for it, or stop it", path=str(folder))


def _committed(folder: Path) -> tuple[str, str]:
    """Generation and time of the last commit; empty where it cannot be read, which only a rebuild gets over."""
    try:
        state = read_any_state(folder)
    except IndexDamaged:
        return "", ""
    return state.generation, state.updated


def _held(segment: Any, column: FieldColumns, ids: Iterable[str]) -> Iterator[str]:
    """Those of the ids whose document is in the segment."""
    for id in ids:
        rows = _rows(column, id)
        # A document's rows are deleted together, so one of them tells.
        if rows and not segment.is_deleted(rows[0]):
            yield id


def _without(segment: Any, column: FieldColumns, ids: Iterable[str]) -> Any:
    """A copy of a segment in which these documents are deleted."""
    segment = copy.deepcopy(segment)
    for id in ids:
        for row in _rows(column, id):
            segment.delete_document(row)
    return segment


def _rows(column: FieldColumns, id: str) -> list[int]:
    at = column.terms.find(id.encode("utf-8", "surrogatepass"))
    rows: list[int] = column.postings(at)[0].tolist() if at >= 0 else []
    return rows


def _sources(columns: SegmentColumns) -> dict[str, Source]:
    gone = set(columns.sections.array("document")[columns.deleted].tolist())
    found = enumerate(zip(columns.strings("ids"), columns.json("sources"), strict=True))
    return {id.decode("utf-8", "surrogatepass"): Source(*source) for n, (id, source) in found if n not in gone}
