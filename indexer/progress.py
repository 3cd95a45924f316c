"""How a run shows that it goes on: a bar on a terminal, a line every few seconds elsewhere."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskProgressColumn, TextColumn, TimeRemainingColumn

SECONDS = 5.0
"""Seconds between two plain lines."""
SURE_AFTER = 10.0
"""Seconds before the time left is reckoned."""

OnProgress = Callable[[str, int, int], None]
"""(current file, files done, files in all)"""


@contextmanager
def progress(quiet: bool = False) -> Iterator[OnProgress]:
    """What a run calls with each file."""
    console = Console(stderr=True)
    if quiet:
        yield lambda name, done, total: None
    elif not console.is_terminal:
        yield Lines()
    else:
        with _bar(console) as bar:
            yield _shown_on(bar)


def _bar(console: Console) -> Progress:
    return Progress(
        BarColumn(), MofNCompleteColumn(), TaskProgressColumn(show_speed=False), TextColumn("{task.fields[rate]}"),
        TimeRemainingColumn(), TextColumn("{task.description}"), console=console, transient=True,
    )


def _shown_on(bar: Progress) -> OnProgress:
    task = bar.add_task("", total=None, rate="")
    started = time.monotonic()

    def show(name: str, done: int, total: int) -> None:
        bar.update(task, description=name[-48:], completed=done, total=total, rate=_rate(done, started))

    return show


class Lines:
    """Prints a line now and then: how much is done, how fast, how long it will take, and the current file."""

    def __init__(self) -> None:
        self._started = self._said = time.monotonic()

    def __call__(self, name: str, done: int, total: int) -> None:
        """Say where the run is, if it is time."""
        now = time.monotonic()
        # Before the first file is done there is nothing to reckon a rate from.
        if now - self._said >= SECONDS and done:
            self._said = now
            spent = now - self._started
            # Dictionaries are loaded for the first file: a rate reckoned from it would promise an hour for a minute.
            left = f", {(total - done) * spent / done:.0f} s left" if spent >= SURE_AFTER else ""
            line = f"{done}/{total} files, {_rate(done, self._started)}{left}: {name}"
            print(line, file=sys.stderr, flush=True)


def _rate(done: int, started: float) -> str:
    return f"{done / max(time.monotonic() - started, 0.001):.1f}/s"
