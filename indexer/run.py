"""The loop: sources → diff → pipeline → IndexWriter → Report. Commits as it goes, and goes on where it was."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from indexer import readers
from indexer.manifest import Changes, diff
from indexer.pipeline import Outcome, ingest
from indexer.report import Report
from indexer.sources import SourceFile, find
from kb.engine import IndexWriter
from kb.model import Problem, Source
from kb.taxonomy import Taxonomy

COMMIT_SECONDS = 10.0
"""A run commits at least this often, so that little is done twice after a power cut."""

Progress = Callable[[str, int, int], None]
"""(current file, files done, files in all)"""


@dataclass(slots=True)
class Run:
    """One run over some folders into one writer. The counters make the report."""

    writer: IndexWriter
    taxonomy: Taxonomy
    progress: Progress = lambda name, done, total: None
    problems: list[Problem] = field(default_factory=list)
    counts: Counter[str] = field(default_factory=Counter)
    owners: dict[str, str] = field(default_factory=dict)
    """document id → place of the file it came from"""

    def over(self, roots: Sequence[Path]) -> Report:
        """Bring the index in line with the roots. Bad files become problems in the report, never exceptions."""
        started = time.monotonic()
        files = self._find(roots)
        indexed = self.writer.sources()
        changes = diff(indexed, [source for source, _ in files.values()], [str(root.resolve()) for root in roots])
        self.owners = {id: source.place for id, source in indexed.items()}
        self._remove({*changes.removed, *changes.changed})
        self._add([*changes.added, *changes.changed], files)
        return self._report(changes, time.monotonic() - started)

    def _find(self, roots: Sequence[Path]) -> dict[str, tuple[Source, SourceFile]]:
        files: dict[str, tuple[Source, SourceFile]] = {}
        for root in roots:
            for file in find([root]):
                if isinstance(file, Problem):
                    self.problems.append(file)
                elif not is_about(file):
                    source = _source(file, root)
                    files[source.place] = (source, file)
        return files

    def _remove(self, places: set[str]) -> None:
        for id in [id for id, place in self.owners.items() if place in places]:
            self.writer.delete(id)
            del self.owners[id]

    def _add(self, places: Sequence[str], files: Mapping[str, tuple[Source, SourceFile]]) -> None:
        last = time.monotonic()
        for done, place in enumerate(places):
            source, file = files[place]
            self.progress(source.path, done, len(places))
            self._put(self._ingest(file, source), source)
            if time.monotonic() - last > COMMIT_SECONDS:
                self.writer.commit()
                last = time.monotonic()

    def _ingest(self, file: SourceFile, source: Source) -> Outcome:
        try:
            content = file.content()
        except OSError as error:
            reason = f"cannot be opened: {error.strerror or error}"
            return Outcome(problems=(Problem(source.path, "read", reason, "check the file's permissions"),))
        return ingest(file, content, source, lambda c, m, n: readers.reader_for(m)(c, n), self.taxonomy)

    def _put(self, outcome: Outcome, source: Source) -> None:
        self.problems += outcome.problems
        for document in outcome.documents:
            id = document.record.id
            owner = self.owners.setdefault(id, source.place)
            if owner != source.place:
                reason = f"the identifier {id!r} is already that of {owner.rpartition('//')[2]}"
                self.problems.append(Problem(source.path, "identify", reason, "give one of the two another identifier"))
                continue
            self.writer.put(document)
            self.counts["documents"] += 1
            self.counts["passages"] += len(document.passages)
            self.counts[f"language {document.record.language}"] += 1
            self.counts[f"format {source.media_type}"] += 1

    def _report(self, changes: Changes, seconds: float) -> Report:
        return Report(
            added=len(changes.added), changed=len(changes.changed), removed=len(changes.removed),
            unchanged=changes.unchanged, seconds=round(seconds, 2), counts=dict(self.counts),
            problems=tuple(self.problems),
        )


def is_about(file: SourceFile) -> bool:
    """Whether a file tells about its folder (README, LICENSE) and is no document itself."""
    return file.path.stem.upper() in ("README", "LICENSE")


def _source(file: SourceFile, root: Path) -> Source:
    folder = root.resolve()
    within = folder.name if root.is_dir() else folder.parent.name
    path = f"{within}/{file.relative}" if within else file.relative
    reader = f"{file.media_type}/{readers.VERSION}"
    return Source(path, file.digest, file.media_type, reader, root=str(folder))


def fatal(problems: Iterable[Problem]) -> int:
    """How many of the problems cost a document."""
    return sum(problem.fatal for problem in problems)
