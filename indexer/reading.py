"""Turns files into outcomes, several at once and ahead of the one who asks, in the order of asking.

With `jobs` above 1 the pipeline runs in that many processes; what is hostile is read in a sandbox in either case.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing.connection import wait
from pathlib import Path

from indexer.ocr import installed
from indexer.pipeline import Item, Outcome, Parse, ingest
from indexer.sandbox import Limits, Sandbox
from indexer.scan import Found
from kb import taxonomy
from kb.errors import KbError
from kb.model import Problem
from kb.settings import Settings

AHEAD_FILES = 24
AHEAD_BYTES = 64_000_000
"""At most so many files, and bytes of files, are read ahead of the writer; one larger file is read alone."""

WORTH_A_POOL = 12
"""Fewer files are read in this process: starting others takes longer."""

Read = Callable[[Iterable[Found]], Iterator[tuple[Found, Outcome]]]


def limits_of(settings: Settings) -> Limits:
    """What one file may cost, by the settings."""
    seconds = settings.reader_seconds
    return Limits(max(1, int(seconds)), 3 * seconds, settings.reader_memory_mb * 1024**2)


def make(found: Found, parse: Parse) -> Outcome:
    """The documents of one file on the disk; that it cannot be opened is a problem."""
    path = found.source.path
    try:
        content = found.file.content()
        sidecar = found.sidecar.content().decode("utf-8", "replace") if found.sidecar else ""
    except OSError as error:
        reason = f"cannot be opened: {error.strerror or error}"
        return Outcome(problems=(Problem(path, "find", reason, "check the file's permissions"),))
    return ingest(Item(content, found.source, sidecar), parse, taxonomy.load())


@contextmanager
def reading(settings: Settings, jobs: int, files: int) -> Iterator[Read]:
    """A function that reads files, with its processes, which end with the context."""
    if jobs < 2 or files < WORTH_A_POOL:
        with Sandbox(limits_of(settings), ocr=installed(settings.cache / "ocr")) as sandbox:
            yield lambda wanted: ((found, make(found, sandbox.read)) for found in wanted)
        return
    # Forked processes would inherit the writer's lock, and hold it after the run was killed.
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(jobs, spawn, _begin, (limits_of(settings), settings.cache / "ocr")) as pool:
        try:
            yield lambda wanted: _ahead(pool, wanted)
        except BrokenProcessPool as error:
            raise KbError("a reading process died, as happens when memory runs out: run the command again with "
                          "--jobs 1") from error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _ahead(pool: ProcessPoolExecutor, wanted: Iterable[Found]) -> Iterator[tuple[Found, Outcome]]:
    queue: deque[tuple[Found, Future[Outcome]]] = deque()
    size = 0
    for found in wanted:
        # In order of asking, whoever is ready first: two runs over the same files have to give the same index.
        while queue and (len(queue) >= AHEAD_FILES or size + found.file.size > AHEAD_BYTES):
            first, future = queue.popleft()
            size -= first.file.size
            yield first, future.result()
        queue.append((found, pool.submit(_make, found)))
        size += found.file.size
    yield from ((first, future.result()) for first, future in queue)


# The one sandbox of a reading process.
_SANDBOXES: list[Sandbox] = []


def _begin(limits: Limits, ocr_cache: Path) -> None:
    """A reading process begins: it makes its sandbox, and ends with the process that started it."""
    # Ctrl-C reaches the whole group; the one who asked says so, once, and ends the others.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _SANDBOXES.append(Sandbox(limits, ocr=installed(ocr_cache)))
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=lambda: (wait([parent.sentinel]), os._exit(1)), daemon=True).start()


def _make(found: Found) -> Outcome:
    return make(found, _SANDBOXES[0].read)
