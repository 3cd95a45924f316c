"""Follows folders and brings the index in line after each change. Reads the clock and the disk's notices; see `run`."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from threading import Event

from watchfiles import Change, watch

from kb.errors import DiskFull, IndexLocked, IndexNotWritable, WrongUse
from kb.report import Report

QUIET_MS = 1_000
"""Milliseconds without a change after which a burst of changes counts as over."""

PATIENCE_SECONDS = 5.0
"""Seconds to wait before trying again, where another process writes or the disk is full."""


def follow(
    paths: Sequence[Path], update: Callable[[], Report], say: Callable[[str], None], stop: Event
) -> Iterator[Report]:
    """The report of a first run, then one for each burst of changes, until `stop` is set.

    That the index is locked, full or read-only passes: it is said, and tried again after a while.
    That a folder is empty is said, and the index left as it was.
    """
    yield from _patiently(update, say, stop)
    # Folders copied in come as hundreds of notices; a second of quiet says that the copying is over.
    for _ in watch(*paths, watch_filter=_counts, debounce=QUIET_MS, stop_event=stop, raise_interrupt=False):
        yield from _patiently(update, say, stop)


def _patiently(update: Callable[[], Report], say: Callable[[str], None], stop: Event) -> Iterator[Report]:
    while not stop.is_set():
        try:
            yield update()
            return
        except WrongUse as error:
            say(error.message)
            return
        except (IndexLocked, DiskFull, IndexNotWritable) as error:
            say(f"{error.message} – trying again in {PATIENCE_SECONDS:.0f} s")
            stop.wait(PATIENCE_SECONDS)


def _counts(change: Change, path: str) -> bool:
    """Whether a changed file may be a document: hidden and temporary files are none."""
    return not any(part.startswith((".", "~$")) for part in Path(path).parts[-2:])
