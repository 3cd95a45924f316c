"""What changed since the last run: what is indexed or remembered against the files found. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from indexer.memory import Memory
from indexer.scan import Scan
from kb.model import Source


@dataclass(frozen=True, slots=True)
class Changes:
    """Absolute paths of files: to add, to read again and to take out, each in order. `unchanged` is left alone;
    `moved` counts the added files whose content was at another place before."""

    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    moved: int = 0

    @property
    def pending(self) -> frozenset[str]:
        """Files whose documents in the index, if there are any, no longer count."""
        return frozenset((*self.changed, *self.removed))


def diff(indexed: Mapping[str, Source], memory: Memory, now: Scan) -> Changes:
    """Compare files by digest, reader and shown path. `indexed` maps document ids to their sources.

    Files out of the scan's scopes are left alone. A duplicate is read again when its original is.
    """
    # What is indexed counts over what is remembered: a document with a problem is in both.
    before = {file: entry.state for file, entry in memory.files.items()}
    before |= {source.file: state(source) for source in indexed.values()}
    found = {file: state(item.source) for file, item in now.files.items()}
    gone = {f for f in before if now.covers(f) and f not in found and not now.hides(f)}
    again = {f for f in found if f in before and (found[f] != before[f] or memory.must_retry(f))}
    again |= _orphans(indexed, gone | again) & found.keys()
    added = found.keys() - before.keys()
    # A file moved with its content unchanged is read again, for its names changed; the report says that it only moved.
    lost = {before[f][0] for f in gone}
    return Changes(
        added=tuple(sorted(added)),
        changed=tuple(sorted(again)),
        removed=tuple(sorted(gone)),
        unchanged=tuple(sorted(found.keys() - added - again)),
        moved=sum(found[f][0] in lost for f in added),
    )


def state(source: Source) -> tuple[str, str, str]:
    """What must be as it was for a file not to be read again."""
    return source.digest, source.reader, source.path.partition("//")[0]


def _orphans(indexed: Mapping[str, Source], pending: set[str]) -> set[str]:
    """Files of duplicates whose original is missing or about to change."""
    return {
        source.file
        for source in indexed.values()
        if source.duplicate_of and (
            source.duplicate_of not in indexed or indexed[source.duplicate_of].file in pending
        )
    }


def families(changes: Changes, indexed: Mapping[str, Source]) -> dict[str, str]:
    """File of a duplicate → file of its original: to be committed together, the original first."""
    return {
        source.file: original.file
        for source in indexed.values()
        if (original := indexed.get(source.duplicate_of)) and source.file in changes.pending
    }


