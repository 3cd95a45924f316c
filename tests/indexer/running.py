"""A run over files in a folder into the memory engine, as the tests of the run need it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from indexer.memory import Memory
from indexer.run import Run
from kb.engines.memory import MemoryIndex
from kb.model import Document
from kb.report import Report
from kb.settings import Settings

LAW = """---
title: Zakon o {0}
type: law
language: sr
countries: [serbia]
identifier: {1}
---

Član 1.
Ovim zakonom uređuje se {0}.
"""


@dataclass
class Desk:
    """An index in memory, and what its runs remember."""

    folder: Path
    index: MemoryIndex = field(default_factory=MemoryIndex)
    memory: Memory = field(default_factory=Memory)

    def write(self, files: Mapping[str, str | bytes]) -> None:
        for name, content in files.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())

    def run(self, *paths: Path) -> Report:
        with self.index.writer() as writer:
            return Run(writer, Settings(), memory=self.memory).over(paths or (self.folder,))

    @property
    def documents(self) -> dict[str, Document]:
        return self.index.documents


def words(count: int, seed: int = 0) -> str:
    """Serbian-looking text of so many words that repeats nothing within three words."""
    return " ".join(f"reč{seed}{number:04}č" for number in range(count))
