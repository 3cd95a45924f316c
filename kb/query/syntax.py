"""The query as a tree: what the person said, before any analysis. docs/query-language.md has the grammar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Term:
    """A word as typed. `start` is its place in the query, for messages and removable expansions."""

    text: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words in this order, next to each other."""

    text: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class Near:
    """Words within `distance` words of each other, in any order: `"a b"~5` or `a NEAR/5 b`."""

    text: str
    distance: int = 5
    start: int = 0


@dataclass(frozen=True, slots=True)
class Prefix:
    """`word*`: every word that begins so."""

    text: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class Wildcard:
    """`w?rd` or `w*rd`."""

    text: str
    start: int = 0


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """`word~` or `word~2`: words within one or two edits."""

    text: str
    distance: int = 1
    start: int = 0


@dataclass(frozen=True, slots=True)
class Range:
    """`year:2015..2020`; None is open."""

    low: str | None
    high: str | None


@dataclass(frozen=True, slots=True)
class Field:
    """`field:query`, under the field's canonical English name."""

    name: str
    query: Query


@dataclass(frozen=True, slots=True)
class And:
    """All of them, as typed with AND."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """Any of them, as typed with OR."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """None of this."""

    part: Query


@dataclass(frozen=True, slots=True)
class Words:
    """Words side by side with no operator: all of them if possible, most of them otherwise (the ladder decides)."""

    parts: tuple[Query, ...]


@dataclass(frozen=True, slots=True)
class Everything:
    """The empty query."""


Query: TypeAlias = (
    Term | Phrase | Near | Prefix | Wildcard | Fuzzy | Range | Field | And | Or | Not | Words | Everything
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query and what was read differently from what was perhaps meant, each as one sentence."""

    query: Query
    notes: tuple[str, ...] = ()
