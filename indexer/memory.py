"""What an index cannot hold: files that gave no document or have problems, remembered from run to run beside it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from indexer.scan import Scan
from kb.model import Problem
from kb.report import lay

FILE = "problems.json"
# Stages whose problems do not depend on the content of the file alone: it is read again in each run.
_RETRIED = ("identify", "find")


@dataclass(frozen=True, slots=True)
class Entry:
    """A file as it was when it was read last (see `indexer.manifest.state`), and its problems then."""

    state: tuple[str, str, str]
    problems: tuple[Problem, ...] = ()


@dataclass(slots=True)
class Memory:
    """Absolute path → entry, for files that gave no document or have problems. Changes while a run goes on."""

    files: dict[str, Entry] = field(default_factory=dict)

    def must_retry(self, file: str) -> bool:
        """Whether the file may fare better now, unchanged as it is."""
        return file in self.files and any(p.stage in _RETRIED for p in self.files[file].problems)

    def remember(self, file: str, state: tuple[str, str, str], problems: tuple[Problem, ...], documents: int) -> None:
        """Keep how the reading of a file went, or forget the file where all is well with it."""
        if problems or not documents:
            self.files[file] = Entry(state, problems)
        else:
            self.files.pop(file, None)

    def forget(self, files: Iterable[str]) -> None:
        """These files are gone."""
        for file in files:
            self.files.pop(file, None)

    def problems(self, within: Scan | None = None) -> Iterator[Problem]:
        """All problems in order of their files; with a scan, those of files that it covers."""
        for file in sorted(self.files):
            if within is None or within.covers(file):
                yield from self.files[file].problems


def load(folder: Path) -> Memory:
    """What the last run remembered; nothing where there is no such file or it cannot be read."""
    try:
        stored = json.loads((folder / FILE).read_text(encoding="ascii"))
        return Memory({file: _entry(values) for file, values in stored.items()})
    except (OSError, ValueError, TypeError, LookupError, AttributeError):
        # Without it some files are read once more; it is never worth stopping for.
        return Memory()


def save(memory: Memory, folder: Path) -> None:
    """Write it beside the index, all or nothing. Raises DiskFull and IndexNotWritable."""
    values = {file: asdict(entry) for file, entry in memory.files.items()}
    lay(folder / FILE, json.dumps(values))


def _entry(values: Mapping[str, object]) -> Entry:
    state, problems = values["state"], values["problems"]
    if not isinstance(state, list) or not isinstance(problems, list):
        raise TypeError("not an entry")
    return Entry((str(state[0]), str(state[1]), str(state[2])), tuple(Problem(**p) for p in problems))
