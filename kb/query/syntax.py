"""The query as a tree: what the person said, before any analysis. docs/query-language.md has the grammar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from kb.query.notes import Note


@dataclass(frozen=True, slots=True)
class Term:
    """A word as typed. `start` is its place in the query, from 0."""

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
    """`year:2015..2020`, both ends included; None is open."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Filter:
    """`country:serbia`: documents with one of these ids in a keyword field, under the field's canonical name."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Field:
    """`title:words`: the query within one zone of the text, under the zone's canonical name."""

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
    Term | Phrase | Near | Prefix | Wildcard | Fuzzy | Range | Filter | Field | And | Or | Not | Words | Everything
)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A query and what was read differently from what was perhaps meant."""

    query: Query
    notes: tuple[Note, ...] = ()


def written(query: Query) -> str:
    """The query in the query language: parsing it gives the same tree, places aside.

    >>> written(And((Term("rad"), Not(Phrase("crna gora")))))
    'rad AND -"crna gora"'
    """
    match query:
        case Term(text):
            return text
        case Phrase(text):
            return f'"{text}"'
        case Near(text, distance):
            return f'"{text}"~{distance}'
        case Prefix(text):
            return f"{text}*"
        case Wildcard(text):
            return text
        case Fuzzy(text, distance):
            return f"{text}~{distance}"
        case Range(low, high):
            return f"year:{low or ''}..{high or ''}"
        case Filter(name, values):
            return f"{name}:{','.join(values)}"
        case Field(name, part):
            return f"{name}:({written(part)})"
        case And(parts):
            return " AND ".join(map(_inside, parts))
        case Or(parts):
            return " OR ".join(map(_inside, parts))
        case Not(part):
            return "-" + _inside(part)
        case Words(parts):
            return " ".join(map(_inside, parts))
        case Everything():
            return ""


def _inside(query: Query) -> str:
    return f"({written(query)})" if isinstance(query, And | Or | Words) else written(query)
