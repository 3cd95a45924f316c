"""The writer: takes changes in any order and makes them visible together."""

from __future__ import annotations

import copy
import os
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kb.engines.whoosh.columns import SegmentColumns
from kb.engines.whoosh.lanes import Built, Lane, Lanes, ParallelLanes
from kb.engines.whoosh.merging import due, merged
from kb.engines.whoosh.opening import open_columns
from kb.engines.whoosh.schema import keyword_field
from kb.engines.whoosh.state import NAME, latest_number, read_state, sweep, write_state
from kb.engines.whoosh.storage import IndexStorage, writing
from kb.errors import IndexLocked, IndexProblem
from kb.model import Document, Source

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
                write_state(self._folder, (), 0)
        self._number = max(number, 0)
        self._segments: list[Any] = [] if self._rebuild else list(read_state(self._folder).segments)
        self._sweep()
        self._lanes: list[Lanes] = [Lane(self._folder)]
        self._latest: dict[str, int] = {}
        self._turn = self._rows = 0

    def put(self, document: Document) -> None:
        """Add or replace a document. Raises DiskFull and IndexNotWritable."""
        self._turn += 1
        self._latest[document.record.id] = self._turn
        with writing(self._folder):
            self._lane().add(self._turn, document)
        self._rows += len(document.passages)

    def delete(self, id: str) -> None:
        """Take a document away."""
        self._turn += 1
        self._latest[id] = self._turn

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
            segments = [_without(self._folder, segment, self._latest) for segment in self._segments]
            for lane in self._lanes:
                segments += [self._superseded(built) for built in lane.finish()]
            self._name(segments)
            self._latest.clear()
            self._rows = 0
            while joined := due(self._segments):
                new = merged(self._folder, joined)
                rest = [segment for segment in self._segments if segment not in joined]
                self._name(rest + [new] * (new is not None))

    def _name(self, segments: Sequence[Any]) -> None:
        write_state(self._folder, segments, self._number + 1)
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


def _without(folder: Path, segment: Any, ids: Iterable[str]) -> Any:
    """A copy of a segment in which these documents are deleted."""
    column = open_columns(folder, segment).field(keyword_field("id"))
    segment = copy.deepcopy(segment)
    for id in ids:
        at = column.terms.find(id.encode("utf-8", "surrogatepass"))
        if at >= 0:
            for row in column.postings(at)[0].tolist():
                segment.delete_document(row)
    return segment


def _sources(columns: SegmentColumns) -> dict[str, Source]:
    gone = set(columns.sections.array("document")[columns.deleted].tolist())
    found = enumerate(zip(columns.strings("ids"), columns.json("sources"), strict=True))
    return {id.decode("utf-8", "surrogatepass"): Source(*source) for n, (id, source) in found if n not in gone}
