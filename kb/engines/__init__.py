"""The engines behind the port, chosen by `Settings.engine`. Only front doors open one."""

from __future__ import annotations

from collections.abc import Callable

from kb.engine import IndexWriter, Searcher
from kb.errors import WrongUse
from kb.settings import Settings


def open_searcher(settings: Settings) -> Callable[[], Searcher]:
    """A function that gives the searcher of the latest committed state at each call, from any thread.

    Raises IndexMissing, IndexOutdated and IndexDamaged.
    """
    _known(settings)
    from kb.engines.whoosh.limits import Limits
    from kb.engines.whoosh.opening import open_state
    from kb.engines.whoosh.provider import Provider

    limits = Limits(settings.max_expansions, settings.max_clauses, settings.cache_mb << 20)
    return Provider(settings.index, lambda folder: open_state(folder, limits))


def open_writer(settings: Settings, *, rebuild: bool = False, jobs: int | None = None) -> IndexWriter:
    """The one writer of the index, made where there is none. With `rebuild` the index is written anew beside the old
    one, which goes on answering until the writer ends without an error. `jobs` processes analyse (default: the
    setting; 0: one a core).

    Raises IndexLocked, IndexNotWritable, IndexOutdated and IndexDamaged (the last two not when rebuilding).
    """
    _known(settings)
    from kb.engines.whoosh.writer import WhooshWriter

    return WhooshWriter(settings.index, rebuild=rebuild, jobs=settings.jobs if jobs is None else jobs)


def _known(settings: Settings) -> None:
    if settings.engine != "whoosh":
        raise WrongUse(f"setting engine: {settings.engine!r} is not an engine that can be opened; use whoosh")
