"""The port: what an engine does for the rest of the house. No engine's class, dict or exception passes through it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Literal, Protocol, Self, TypeAlias

from kb.model import Document, Passage, Record, Source
from kb.query.plan import Plan
from kb.text.streams import Stream

Group = Literal["document", "passage"]
Sort = Literal["relevance", "date", "date-asc", "title"]
Marks: TypeAlias = tuple[tuple[int, int, str], ...]
"""Words of a text: where each begins and ends, in characters, and the key by which it was wanted."""


# Fewer would rank a law by one lucky article, more would let long documents win by length alone.
EVIDENCE = (1.0, 0.8, 0.6, 0.4)
"""A document scores its best passages' sum: the best in full, each next one a fifth of the best less, four at most."""

VERSION = 0.95
"""A document that matches scores at least this share of the best language version of its work."""


@dataclass(frozen=True, slots=True)
class Window:
    """Which part of the results is wanted, and how they are arranged.

    Documents rank by their best passages, weighed by `EVIDENCE`, and right behind the best language version of the same
    work (`VERSION`), if they match themselves.
    Ties, and equal sort keys, go by document id, then by ordinal. Undated
    documents come last in both date orders. `facets` names the facets to count.
    """

    limit: int = 10
    offset: int = 0
    group: Group = "document"
    sort: Sort = "relevance"
    facets: tuple[str, ...] = ()
    passages_per_document: int = 3
    deadline: float | None = None
    """time.monotonic() value after which the engine raises DeadlineExceeded"""


@dataclass(frozen=True, slots=True)
class PassageHit:
    """A matching passage of a hit."""

    ordinal: int
    score: float


@dataclass(frozen=True, slots=True)
class Hit:
    """A document with its best passages, best first; with group `passage` just the one."""

    id: str
    score: float
    passages: tuple[PassageHit, ...]


@dataclass(frozen=True, slots=True)
class Results:
    """The window's hits; `total` counts all documents (or passages) that match.

    `facets` maps a facet's values to numbers of documents; each facet ignores its own selection. `patterns` says
    which terms a pattern stood for, and `truncated` names the patterns that had more terms than allowed.
    """

    total: int
    hits: tuple[Hit, ...] = ()
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    patterns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    truncated: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class IndexStatus:
    """What the index holds. `generation` changes with every commit; `fingerprint` names the analysis it was made by."""

    engine: str
    generation: str
    documents: int
    passages: int
    fingerprint: str
    updated: str = ""
    size_bytes: int = 0


class Lexicon(Protocol):
    """The index's vocabulary of one stream, with document frequencies (in passages)."""

    def frequency(self, term: str) -> int:
        """In how many passages the term stands; 0 if in none."""
        ...

    def starting_with(self, prefix: str, limit: int) -> Sequence[tuple[str, int]]:
        """Terms with this beginning and their frequencies, most frequent first."""
        ...

    def folded(self, folded: str) -> Sequence[tuple[str, int]]:
        """Terms (of stream `form`) whose `kb.text.scripts.fold` is this, most frequent first."""
        ...

    def __iter__(self) -> Iterator[tuple[str, int]]:
        """All terms and frequencies, in order of the term."""
        ...


class Searcher(Protocol):
    """One committed state of an index, open for reading from any thread."""

    def search(self, plan: Plan, window: Window) -> Results:
        """The plan's results. Raises DeadlineExceeded and QueryTooCostly."""
        ...

    def record(self, id: str) -> Record | None:
        """The record with this id, or None."""
        ...

    def passages(self, id: str) -> tuple[Passage, ...]:
        """All passages of a document in order; empty if there is no such document."""
        ...

    def passage(self, id: str, ordinal: int) -> Passage | None:
        """One passage."""
        ...

    def marks(self, shown: Sequence[tuple[str, int]], keys: Collection[str]) -> Sequence[Marks | None]:
        """For each (id, ordinal) the words of its text that have one of the keys (of form, lemma or stem), in order.

        None where the engine does not know, because the passage is gone or because it did not keep the places of its
        words: then the text has to be analysed.
        """
        ...

    def records(self) -> Iterator[Record]:
        """Every record, in order of id."""
        ...

    def lexicon(self, stream: Stream) -> Lexicon:
        """The vocabulary of a stream."""
        ...

    def status(self) -> IndexStatus:
        """What this state holds."""
        ...

    def warm(self) -> None:
        """Make what else the first questions would wait for; answers are the same without."""
        ...

    def close(self) -> None:
        """Let go of files."""
        ...


class IndexWriter(Protocol):
    """The one writer of an index: commits on clean exit, discards what is not committed on an error."""

    def put(self, document: Document) -> None:
        """Add the document, replacing any with the same id."""
        ...

    def delete(self, id: str) -> None:
        """Take the document away; nothing happens if there is none."""
        ...

    def commit(self) -> None:
        """Make all that was put and deleted durable and visible, and go on."""
        ...

    def sources(self) -> Mapping[str, Source]:
        """Document id → the source of every committed document, for finding out what changed."""
        ...

    def __enter__(self) -> Self: ...

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
