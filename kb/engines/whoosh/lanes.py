"""Where documents are analysed and written into new segments: in this process, or in several beside it.

A lane holds one segment at a time and starts another when that one has taken in so much text; so memory does not grow
with the corpus. What a lane gives back says which document went into which rows, and in which order documents came.
"""

from __future__ import annotations

import gc
import multiprocessing
import signal
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, Protocol

from kb.engines.whoosh.buffer import SegmentBuffer
from kb.engines.whoosh.segment import SegmentWriter
from kb.model import Document

SEGMENT_TOKENS = 30_000_000
"""A segment is full at so many tokens over all streams: about 60,000 passages of law, 400 MB while it is written."""
AHEAD = 4
"""Documents that wait in a process's pipe."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A document's rows in a new segment. `turn` counts documents in the order in which they were put."""

    turn: int
    id: str
    first: int
    count: int


@dataclass(frozen=True, slots=True)
class Built:
    """A new segment, durable but not committed, and what went into it."""

    segment: Any
    placed: tuple[Placed, ...]


class Lanes(Protocol):
    """Takes documents and gives segments."""

    def add(self, turn: int, document: Document) -> None:
        """Analyse and write a document."""
        ...

    def finish(self) -> Sequence[Built]:
        """All segments since the last call."""
        ...

    def close(self) -> None:
        """Drop what is not finished."""
        ...


@dataclass(slots=True)
class Lane:
    """The lane in this process."""

    folder: Path
    built: list[Built] = field(default_factory=list)
    writer: SegmentWriter | None = None
    buffer: SegmentBuffer = field(default_factory=SegmentBuffer)
    placed: list[Placed] = field(default_factory=list)

    def add(self, turn: int, document: Document) -> None:
        """Analyse and write a document."""
        if self.writer is None:
            self.writer = SegmentWriter(self.folder)
        first = self.buffer.rows
        self.buffer.add(document)
        self.writer.add(document)
        self.placed.append(Placed(turn, document.record.id, first, self.buffer.rows - first))
        if self.buffer.tokens > SEGMENT_TOKENS:
            self._flush()

    def finish(self) -> Sequence[Built]:
        """All segments since the last call."""
        self._flush()
        built, self.built = self.built, []
        return built

    def close(self) -> None:
        """Drop what is not finished."""
        if self.writer is not None:
            self.writer.abandon()
            self.writer = None

    def _flush(self) -> None:
        if self.writer is not None:
            segment = self.writer.finish(self.buffer.postings(), self.buffer.lengths(), self.buffer.words.words())
            self.built.append(Built(segment, tuple(self.placed)))
            self.writer, self.buffer, self.placed = None, SegmentBuffer(), []


class ParallelLanes:
    """Lanes in processes of their own; they end with this process, however it ends."""

    def __init__(self, folder: Path, jobs: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipes: list[Connection] = []
        self._processes: list[Any] = []
        for _ in range(jobs):
            here, there = context.Pipe()
            process = context.Process(target=_work, args=(there, str(folder)), daemon=True)
            process.start()
            there.close()
            self._pipes.append(here)
            self._processes.append(process)
        self._free = dict.fromkeys(range(jobs), AHEAD)

    def add(self, turn: int, document: Document) -> None:
        """Hand a document to the process that has least to do, waiting while all are busy."""
        while not any(self._free.values()):
            ready = wait(self._pipes)
            for lane, pipe in enumerate(self._pipes):
                if pipe in ready:
                    _answer(pipe)
                    self._free[lane] += 1
        lane = max(self._free, key=self._free.__getitem__)
        self._free[lane] -= 1
        self._pipes[lane].send((turn, document))

    def finish(self) -> Sequence[Built]:
        """All segments since the last call."""
        built: list[Built] = []
        for pipe in self._pipes:
            pipe.send(None)
        for lane, pipe in enumerate(self._pipes):
            while (answer := _answer(pipe)) is None:
                self._free[lane] += 1
            built += answer
        return built

    def close(self) -> None:
        """End the processes."""
        for pipe in self._pipes:
            pipe.close()
        for process in self._processes:
            process.join(5)
            if process.is_alive():
                process.terminate()
            process.join()
            process.close()


def _answer(pipe: Connection) -> list[Built] | None:
    """None for a document taken in, segments for a finish. Raises what went wrong in the process."""
    try:
        answer: list[Built] | BaseException | None = pipe.recv()
    except EOFError as error:
        raise OSError("a process that analyses documents has ended; perhaps the machine is out of memory") from error
    if isinstance(answer, BaseException):
        raise answer
    return answer


def _work(pipe: Connection, folder: str) -> None:
    # Ctrl-C reaches the whole group; the writer decides what becomes of it, and closes the pipe.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # a bulk load makes few cycles and millions of objects
    lane = Lane(Path(folder))
    try:
        while True:
            task = pipe.recv()
            if task is None:
                pipe.send(lane.finish())
                gc.collect()
            else:
                lane.add(*task)
                pipe.send(None)
    except (EOFError, BrokenPipeError, ConnectionResetError):
        lane.close()
    except Exception as error:
        # The writer gets it, and raises it where somebody can be told; here nobody would see a traceback.
        pipe.send(error)
        lane.close()
        raise SystemExit(1) from error
