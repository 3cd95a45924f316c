"""The loop: scan → diff → read → IndexWriter → Report. Commits as it goes, and goes on where it was."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from indexer import readers
from indexer.ledger import Ledger
from indexer.manifest import Changes, diff, families, state
from indexer.memory import Memory
from indexer.pipeline import HEADED, Outcome
from indexer.reading import reading
from indexer.scan import Found, Scan, scan
from indexer.version import pipeline
from kb.engine import IndexWriter
from kb.errors import WrongUse
from kb.model import Document, Problem, Source
from kb.report import Report
from kb.settings import Settings

COMMIT_SECONDS = 10.0
COMMIT_CHARACTERS = 32_000_000
"""A run commits at least this often, so that little is done twice after a power cut."""

Progress = Callable[[str, int, int], None]
"""(current file, files done, files in all)"""


@dataclass(slots=True)
class Tally:
    """What a run has written so far."""

    passages: int = 0
    counts: dict[str, Counter[str]] = field(default_factory=dict)
    duplicates: dict[str, str] = field(default_factory=dict)
    documents: int = 0
    failed: int = 0

    def add(self, document: Document) -> None:
        """Count a document."""
        record = document.record
        self.documents += 1
        self.passages += len(document.passages)
        facets = {**record.facet_values(), "format": (record.source.media_type,)}
        for name in ("format", "language", "type", "country", "theme", "audience"):
            self.counts.setdefault(name, Counter()).update(facets[name])
        if record.source.duplicate_of:
            self.duplicates[record.id] = record.source.duplicate_of


@dataclass(slots=True)
class Run:
    """One run over some paths into one writer. `jobs` processes read; `memory` holds what is known of earlier runs,
    and is changed."""

    writer: IndexWriter
    settings: Settings
    jobs: int = 1
    progress: Progress = lambda name, done, total: None
    memory: Memory = field(default_factory=Memory)
    remember: Callable[[Memory], None] = lambda memory: None
    ledger: Ledger = field(default_factory=Ledger)
    tally: Tally = field(default_factory=Tally)

    def over(self, paths: Sequence[Path]) -> Report:
        """Bring the index in line with the files at these paths. Bad files become problems in the report, never
        exceptions. Raises WrongUse where there is no file at all."""
        started = time.monotonic()
        indexed = self.writer.sources()
        now = scan(paths, {source.root for source in indexed.values()}, f"{readers.VERSION}.{pipeline()}")
        if not now.files and not now.problems:
            raise WrongUse(f"there are no files in {', '.join(map(str, paths))}; the index is as it was before")
        changes = diff(indexed, self.memory, now)
        self.ledger = Ledger.of(indexed, changes.pending)
        work = in_order(changes, now, families(changes, indexed))
        with reading(self.settings, self.jobs, len(work)) as read:
            self._write(read(found for found, _ in work), [family for _, family in work])
        self._remove(changes.removed)
        return self._report(now, changes, time.monotonic() - started)

    def _write(self, outcomes: Iterable[tuple[Found, Outcome]], family: Sequence[str]) -> None:
        due = _Due()
        # A family, an original with its copies, is committed as one: killed in between, a copy would name nobody.
        for done, (found, outcome) in enumerate(outcomes):
            self.progress(found.source.path, done, len(family))
            due.characters += self._put(found.source, outcome)
            if due and (done + 1 == len(family) or family[done] != family[done + 1]):
                self._commit()
                due = _Due()

    def _put(self, source: Source, outcome: Outcome) -> int:
        """Replace what the index holds of a file. Returns the number of characters written."""
        stale = self.ledger.release(source.file)
        claims = [self.ledger.claim(document) for document in outcome.documents]
        documents = [claim for claim in claims if isinstance(claim, Document)]
        problems = (*outcome.problems, *(claim for claim in claims if isinstance(claim, Problem)))
        for id in sorted(stale - {document.record.id for document in documents} - self.ledger.held.keys()):
            self.writer.delete(id)
        for document in documents:
            self.writer.put(document)
            self.tally.add(document)
        self.tally.failed += not documents
        self.memory.remember(source.file, state(source), problems, len(documents))
        return sum(len(passage.text) for document in documents for passage in document.passages)

    def _remove(self, files: Iterable[str]) -> None:
        for file in files:
            for id in sorted(self.ledger.release(file)):
                self.writer.delete(id)
        self.memory.forget(files)

    def _commit(self) -> None:
        self.writer.commit()
        self.remember(self.memory)

    def _report(self, now: Scan, changes: Changes, seconds: float) -> Report:
        return Report(
            added=len(changes.added), changed=len(changes.changed), removed=len(changes.removed),
            unchanged=len(changes.unchanged), moved=changes.moved, failed=self.tally.failed,
            documents=self.tally.documents, passages=self.tally.passages, seconds=round(seconds, 2),
            finished=datetime.now(UTC).isoformat(timespec="seconds"),
            counts={name: dict(counter) for name, counter in self.tally.counts.items()},
            duplicates=self.tally.duplicates,
            problems=(*now.problems, *self.memory.problems(now)),
        )


@dataclass(slots=True)
class _Due:
    """Whether it is time to commit."""

    since: float = field(default_factory=time.monotonic)
    characters: int = 0

    def __bool__(self) -> bool:
        return time.monotonic() - self.since > COMMIT_SECONDS or self.characters > COMMIT_CHARACTERS


def in_order(changes: Changes, now: Scan, families: Mapping[str, str]) -> list[tuple[Found, str]]:
    """The files to read, each with the name of its family, which is committed as one.

    Files that carry front matter come first, so that the best described of several equal texts is the original.
    """
    files = (now.files[file] for file in (*changes.added, *changes.changed))
    keyed = sorted((_rank(found, now, families), found.source.file) for found in files)
    return [(now.files[file], families.get(file, file)) for _, file in keyed]


def _rank(found: Found, now: Scan, families: Mapping[str, str]) -> tuple[bool, str, bool]:
    file = found.source.file
    family = families.get(file, file)
    head = now.files.get(family, found)
    carries = head.source.media_type in HEADED or head.sidecar is not None
    return not carries, family, file in families
