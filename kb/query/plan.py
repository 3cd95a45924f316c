"""The plan: an engine-neutral query over analysed terms, which every engine evaluates alike.

Streams are parallel views of the same words of a passage: `form` (as written, Latin, lower case), `lemma`, `stem`;
`heading` and `title` hold lemma and stem keys of the passage's heading and its document's title. Keys of lemma and
stem begin with their language, as kb.text.analyzers makes them, so one key never means two things.

Scores are Whoosh's BM25F, so that stock Whoosh is the oracle: a `Key` scores
weight × idf × tf·(k1 + 1) / (tf + k1·(1 - b + b·L/avgL)) with k1 = 1.2, b = 0.75 and idf = ln(N / (n + 1)) + 1, where N
counts passages, n those with the term, L is the stream's length in the passage as Whoosh stores it (one byte) and avgL
its mean. `Best` takes the highest of its parts; `Any` and `All` add up the parts that match; `Without` scores `keep`;
a `Sequence` scores weight × the sum over its places of the best term there, in the passages where it occurs.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal, NamedTuple, TypeAlias

from kb.text.streams import Stream


class Key(NamedTuple):
    """One indexed term of one stream."""

    # no dataclass: a plan has a hundred of them, and these are made and compared in a third of the time

    stream: Stream
    term: str
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Pattern:
    """Terms of a stream that match a pattern; the engine finds them in its lexicon, at most `limit` of them.

    `prefix` and `wildcard` (with * and ?) patterns score as the best of their terms; `fuzzy` accepts `distance`
    edits (Damerau-Levenshtein) after a common first letter.
    """

    stream: Stream
    text: str
    kind: Literal["prefix", "wildcard", "fuzzy"] = "prefix"
    distance: int = 1
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Sequence:
    """Places in a stream, each filled by any of its terms. `slop` 0 is a phrase.

    Ordered: each next word begins after the one before, with at most `slop` other words between two neighbours.
    Unordered: all places filled by different positions within a span of len(places) + slop words.
    """

    stream: Stream
    places: tuple[tuple[str, ...], ...]
    slop: int = 0
    ordered: bool = True
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Best:
    """Any part matches; the best one scores."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least `minimum` parts match; all that match add up."""

    parts: tuple[Node, ...]
    minimum: int = 1


@dataclass(frozen=True, slots=True)
class All:
    """Every part matches; they add up."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Maybe:
    """`must` matches; `bonus` adds to the score where it matches too."""

    must: Node
    bonus: Node


@dataclass(frozen=True, slots=True)
class Without:
    """`keep` where `drop` does not match."""

    keep: Node
    drop: Node


@dataclass(frozen=True, slots=True)
class Only:
    """Passages with one of these values in a keyword field; scores 0."""

    field: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Years:
    """Passages of documents dated in these years, both ends included; None is open. Scores 0."""

    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class Every:
    """Every passage; scores 0."""


Node: TypeAlias = Key | Pattern | Sequence | Best | Any | All | Maybe | Without | Only | Years | Every


@dataclass(frozen=True, slots=True)
class Plan:
    """What to find: a scoring node and the facet selections, kept apart so that a facet can ignore its own.

    `selections` maps a facet to its chosen values: or within a facet, and across facets.
    """

    node: Node
    selections: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def keys_of(node: Node) -> Iterator[Key]:
    """Every key and sequence term by which a passage can match; what must be absent is left out."""
    match node:
        case Key():
            yield node
        case Sequence():
            yield from (Key(node.stream, term, node.weight) for place in node.places for term in place)
        case Best(parts) | All(parts) | Any(parts):
            for part in parts:
                yield from keys_of(part)
        case Maybe(must, bonus):
            yield from keys_of(must)
            yield from keys_of(bonus)
        case Without(keep, _):
            yield from keys_of(keep)
