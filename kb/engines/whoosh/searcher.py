"""Opening a committed state for reading."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path

from whoosh.util.numeric import byte_to_length, length_to_byte

from kb.engine import IndexStatus
from kb.engines.memory import MemorySearcher
from kb.engines.whoosh.state import State, read_state
from kb.engines.whoosh.stored import stored_documents


@dataclass(frozen=True, slots=True)
class FirstSearcher(MemorySearcher):
    """Everything in memory, until the arrays are there."""

    state: State = field(default_factory=State)
    folder: Path = Path()

    def status(self) -> IndexStatus:
        """What this state holds."""
        size = sum(f.stat().st_size for f in self.folder.iterdir() if f.is_file())
        base = MemorySearcher.status(self)
        return replace(base, engine="whoosh", generation=self.state.generation, updated=self.state.updated,
                       size_bytes=size)


def open_state(folder: Path) -> FirstSearcher:
    """A searcher of the last commit. Raises IndexMissing, IndexOutdated and IndexDamaged."""
    for _ in range(10):
        state = read_state(folder)
        try:
            documents = {d.record.id: d for s in state.segments for _, d in stored_documents(folder, s)}
        except FileNotFoundError:
            continue  # a writer has committed and tidied up between the two reads
        base = MemorySearcher.over(documents, 0, lambda n: float(byte_to_length(length_to_byte(n))))
        return FirstSearcher(base.documents, 0, base.stored_length, base.entries, {}, state, folder)
    raise FileNotFoundError(folder)
