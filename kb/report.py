"""The report of the last index run, as it lies beside the index: for `kb status`, the maintenance page, and people."""

from __future__ import annotations

import errno
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path
from typing import Any

from kb.errors import DiskFull, IndexNotWritable
from kb.model import Problem

FILE = "report.json"

Counts = Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Report:
    """What a run did, and what it could not do.

    `added`, `changed`, `removed`, `unchanged`, `moved` and `failed` count files; `documents` and `passages` what was
    written; `counts` maps `format`, `language`, `type`, `country`, `theme` and `audience` to numbers of documents
    written. `duplicates` maps the ids of documents to the one whose text they repeat. `problems` are those of this
    run and of files that were not read again because they are as they were. `finished` is the time in UTC, ISO 8601.
    `dry_run` says that nothing was written, `checked` that files were only checked.
    """

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    moved: int = 0
    failed: int = 0
    documents: int = 0
    passages: int = 0
    seconds: float = 0.0
    finished: str = ""
    dry_run: bool = False
    checked: bool = False
    counts: Mapping[str, Counts] = field(default_factory=dict)
    duplicates: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def exit_code(self) -> int:
        """0: all well; 1: done, with problems listed."""
        return 1 if self.problems else 0

    def as_json(self) -> dict[str, Any]:
        """Plain values, under the names in docs/cli.md."""
        return asdict(self)

    def rehearsed(self) -> Report:
        """The same as the report of a dry run."""
        return replace(self, dry_run=True)

    def lines(self) -> list[str]:
        """The report as text: what was done, then each problem with what to do about it."""
        if self.checked:
            return [f"{self.unchanged} files with {self.documents} documents were checked", *self._troubled()]
        did = "would be" if self.dry_run else "were"
        # Said only where there are some: a head without it is the good news.
        failed = f", {self.failed} of which gave no document," if self.failed else ""
        head = (
            f"{self.added} added, {self.changed} changed, {self.removed} removed, {self.unchanged} unchanged files"
            f"{failed} in {self.seconds:.1f} s; {self.documents} documents with {self.passages} passages {did} written"
        )
        return [head, *self._counted(), *self._repeated(), *self._troubled()]

    def _counted(self) -> list[str]:
        return [
            f"  {name}: " + ", ".join(f"{value} {count}" for value, count in _ranked(counts)[:12])
            for name, counts in self.counts.items() if counts
        ]

    def _repeated(self) -> list[str]:
        if not self.duplicates:
            return []
        pairs = [f"  {id} repeats {original}" for id, original in sorted(self.duplicates.items())]
        return [f"{len(pairs)} documents repeat the text of another and are shown with it:", *pairs]

    def _troubled(self) -> list[str]:
        if not self.problems:
            return []
        # A list of fifty problems frightens: most cost nothing but a date or a picture.
        lost = sum(problem.fatal for problem in self.problems)
        return [f"{_number(len(self.problems), 'problem')}, {lost} of which cost a document:",
                *(f"  {problem}" for problem in self.problems)]


def _ranked(counts: Counts) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def load(index: Path) -> Report | None:
    """The report that lies beside the index in this folder; None where there is none or it cannot be read."""
    try:
        values = json.loads((index / FILE).read_text(encoding="utf-8"))
        problems = tuple(Problem(**problem) for problem in values.pop("problems"))
        return Report(**values, problems=problems)
    # A report is for reading only; one that an older release wrote must not keep the service from starting.
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        return None


def save(report: Report, index: Path) -> None:
    """Lay the report beside the index, all or nothing. Raises DiskFull and IndexNotWritable."""
    lay(index / FILE, json.dumps(report.as_json(), indent=1))


def lay(path: Path, text: str) -> None:
    """Write a file of ASCII text beside the index, all or nothing. Raises DiskFull and IndexNotWritable."""
    # The same folder is the same disk, on which a rename is all or nothing.
    beside = path.with_name(f"{path.name}.new")
    try:
        beside.write_text(text, encoding="ascii")
        beside.replace(path)
    except OSError as error:
        # Half a file of some MB would keep from the disk the space that its owner is asked to free.
        beside.unlink(missing_ok=True)
        if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
            raise DiskFull(f"no space left to write {path}; the index is whole: free some space and run the command "
                           "again", path=str(path)) from error
        raise IndexNotWritable(f"cannot write {path}: {error.strerror or error}", path=str(path)) from error
