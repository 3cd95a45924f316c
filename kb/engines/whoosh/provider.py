"""The searcher of the latest commit, shared by all threads and swapped when another process has committed."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Generic, TypeVar

from kb.engines.whoosh.state import latest_number

S = TypeVar("S")
INTERVAL = 0.2
"""Seconds between looks at the folder."""


class Provider(Generic[S]):
    """Call it for the searcher of the latest generation. A commit is seen at the first call INTERVAL after it."""

    def __init__(self, folder: Path, open: Callable[[Path], S]) -> None:
        self._folder, self._open = folder, open
        self._swapping = threading.Lock()
        self._number = latest_number(folder)
        self._searcher = open(folder)
        self._looked = time.monotonic()

    def __call__(self) -> S:
        """The searcher; while one thread opens a new state, the others go on with the old one."""
        # not waiting for the lock: a request is never slow because another one is opening a new state
        if time.monotonic() - self._looked > INTERVAL and self._swapping.acquire(blocking=False):
            try:
                self._look()
            finally:
                self._swapping.release()
        return self._searcher

    def _look(self) -> None:
        self._looked = time.monotonic()
        number = latest_number(self._folder)
        if number not in (self._number, -1) or getattr(self._searcher, "damaged", False):
            self._searcher = self._open(self._folder)
            self._number = number
