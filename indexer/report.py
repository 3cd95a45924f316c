"""What a run did and what it could not do, as a maintainer reads it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from kb.model import Problem


@dataclass(frozen=True, slots=True)
class Report:
    """Counts of files by what happened to them, of what was indexed, and the problems."""

    added: int = 0
    changed: int = 0
    removed: int = 0
    unchanged: int = 0
    seconds: float = 0.0
    counts: Mapping[str, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    @property
    def exit_code(self) -> int:
        """0: all well; 1: done, with problems listed."""
        return 1 if self.problems else 0

    def as_json(self) -> dict[str, Any]:
        """Plain values, under the names in docs/cli.md."""
        return asdict(self)

    def lines(self) -> list[str]:
        """The report as text."""
        head = (
            f"{self.added} added, {self.changed} changed, {self.removed} removed, {self.unchanged} unchanged "
            f"in {self.seconds:.1f} s: {self.counts.get('documents', 0)} documents, "
            f"{self.counts.get('passages', 0)} passages written"
        )
        lost = sum(problem.fatal for problem in self.problems)
        tail = [f"{len(self.problems)} problems, {lost} of which cost a document:"] if self.problems else []
        return [head, *tail, *(f"  {problem}" for problem in self.problems)]
