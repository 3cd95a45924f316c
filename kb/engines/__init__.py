"""The engines behind the port, chosen by `Settings.engine`. Only front doors open one."""

from __future__ import annotations

from collections.abc import Callable

from kb.engine import IndexWriter, Searcher
from kb.errors import IndexMissing
from kb.settings import Settings


def open_searcher(settings: Settings) -> Callable[[], Searcher]:
    """A function that gives the searcher of the latest committed state. Raises IndexMissing."""
    raise IndexMissing


def open_writer(settings: Settings, *, rebuild: bool = False, jobs: int = 0) -> IndexWriter:
    """The writer of the index. Raises IndexLocked and IndexNotWritable."""
    raise IndexMissing
