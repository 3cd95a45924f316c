"""What changed since the last run: the indexed sources against the files found. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kb.model import Source


@dataclass(frozen=True, slots=True)
class Changes:
    """Paths of files to add, to read again and to take out, each in order; `unchanged` counts the rest."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: int = 0


def diff(indexed: Mapping[str, Source], found: Iterable[Source], roots: Iterable[str] | None = None) -> Changes:
    """Compare by path, digest and reader. `indexed` and `found` are keyed and compared by `Source.place`.

    Sources outside the `roots` are left alone; without roots, whatever was not found is removed.
    """
    now = {source.place: source for source in found}
    before = {source.place: source for source in indexed.values()}
    within = None if roots is None else set(roots)
    gone = sorted(p for p, s in before.items() if p not in now and (within is None or s.root in within))
    changed = sorted(p for p, s in now.items() if p in before and _state(s) != _state(before[p]))
    added = sorted(now.keys() - before.keys())
    return Changes(tuple(added), tuple(changed), tuple(gone), len(now) - len(added) - len(changed))


def _state(source: Source) -> tuple[str, str]:
    return source.digest, source.reader
