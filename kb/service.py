"""The one way to ask: a `SearchRequest` in, a `ResultPage` out. Pages, API and command line all go through here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from kb.engine import Group, Sort
from kb.model import Record

Level = Literal["all", "most", "any"]
"""How many of the words a hit must have."""


@dataclass(frozen=True, slots=True)
class SearchRequest:
    """What a person asked for. `selections` maps facets to chosen ids; `without` removes expansions by their id.

    `years` is an inclusive range, either end open. `interface` is the BCP 47 tag in which labels and notes are wanted.
    """

    q: str = ""
    group: Group = "document"
    limit: int = 10
    offset: int = 0
    cursor: str = ""
    selections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    years: tuple[int | None, int | None] = (None, None)
    sort: Sort = "relevance"
    expand: bool = True
    without: tuple[str, ...] = ()
    highlight: bool = True
    explain: bool = False
    facets: tuple[str, ...] = ("country", "theme", "type", "language", "audience", "year")
    interface: str = "en"


@dataclass(frozen=True, slots=True)
class Snippet:
    """A piece of a passage as text, with the marked stretches as (start, end) offsets into it."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    lang: str = ""


@dataclass(frozen=True, slots=True)
class PassageView:
    """A matching passage as it is shown."""

    ordinal: int
    anchor: str
    heading: str
    snippet: Snippet
    score: float
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a hit matched: the word typed, the form found, and by which way (form, lemma, stem, expansion, title ...)."""

    typed: str
    found: str
    way: str
    score: float = 0.0


@dataclass(frozen=True, slots=True)
class HitView:
    """A hit as it is shown. `record` is a kb.model.Record; `translations` are (id, lang, title) of the same work."""

    record: Record
    score: float
    passages: tuple[PassageView, ...]
    title: Snippet
    translations: tuple[tuple[str, str, str], ...] = ()
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class FacetValue:
    """One value of a facet with its label in the interface language and the number of documents behind it."""

    value: str
    label: str
    count: int
    selected: bool = False


@dataclass(frozen=True, slots=True)
class Expansion:
    """Something the search added to a typed word. `id` is what `without` takes to remove it."""

    id: str
    typed: str
    added: str
    language: str
    source: str


@dataclass(frozen=True, slots=True)
class Interpretation:
    """How the query was read: notes on syntax, expansions, restored spellings, and how far it was relaxed.

    `level` is `all` (every word), `most` or `any`; anything but `all` was relaxed because few had all the words,
    and the notes say so.
    """

    query: str
    language: str = ""
    level: Level = "all"
    notes: tuple[str, ...] = ()
    expansions: tuple[Expansion, ...] = ()
    restored: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    suggestions: tuple[str, ...] = ()
    jump: str = ""
    """URL-less address `document-id#anchor` when the query is a citation of a provision in the index"""


@dataclass(frozen=True, slots=True)
class ResultPage:
    """One page of answers. `next` and `previous` are cursors or empty."""

    request: SearchRequest
    total: int
    hits: tuple[HitView, ...]
    facets: Mapping[str, tuple[FacetValue, ...]]
    interpretation: Interpretation
    generation: str
    next: str = ""
    previous: str = ""
    took_ms: float = 0.0
