"""From a plan's node to the rows that match it, with their scores as kb.query.plan defines them."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, field

import numpy as np

from kb.engines.whoosh.collection import NOTHING, Collection
from kb.engines.whoosh.limits import Limits
from kb.engines.whoosh.matches import EMPTY, Matches, Universe, best, summed
from kb.engines.whoosh.patterns import expand
from kb.engines.whoosh.postings import Ints
from kb.engines.whoosh.schema import keyword_field
from kb.engines.whoosh.sequences import occurs
from kb.engines.whoosh.together import best_of_each
from kb.errors import DeadlineExceeded
from kb.query.plan import All, Any, Best, Key, Maybe, Node, Only, Pattern, Sequence, Without, Years


@dataclass(slots=True)
class Evaluation:
    """One query's way through the collection; collects what its patterns stood for."""

    collection: Collection
    limits: Limits
    deadline: float | None = None
    expanded: dict[Pattern, tuple[str, ...]] = field(default_factory=dict)
    patterns: dict[str, tuple[str, ...]] = field(default_factory=dict)
    truncated: dict[str, None] = field(default_factory=dict)

    def of(self, node: Node, universe: Universe) -> Matches:
        """The node's matches in the universe. Raises DeadlineExceeded."""
        if self.deadline is not None and time.monotonic() > self.deadline:
            raise DeadlineExceeded
        match node:
            case Key():
                return self._key(node, universe)
            case Best(parts):
                return self._best(parts, universe)
            case Any(parts, minimum):
                return summed(self._each(parts, universe), universe, minimum)
            case All(parts):
                return self._all(parts, universe)
            case Without(keep, drop):
                return self._without(keep, drop, universe)
            case Maybe(must, bonus):
                return self._maybe(must, bonus, universe)
            case Sequence():
                return self._sequence(node, universe)
            case Pattern(stream, weight=weight):
                return self.of(Best(tuple(Key(stream, term, weight) for term in self.expanded[node])), universe)
            case _:
                return self._unscored(node, universe)

    def _key(self, key: Key, universe: Universe) -> Matches:
        at, among = universe.find(self.collection.postings(key.stream, key.term).ids)
        scores = self.collection.scores(key.stream, key.term, among)
        return Matches(at, scores if key.weight == 1.0 else key.weight * scores)

    def _best(self, parts: tuple[Node, ...], universe: Universe) -> Matches:
        keys = tuple(part for part in parts if isinstance(part, Key))
        found = best_of_each(self.collection, (keys,), universe) if len(keys) > 1 else None
        if found is None:
            return best([self.of(part, universe) for part in parts], universe)
        others = [self.of(part, universe) for part in parts if not isinstance(part, Key)]
        return best([*found, *others], universe) if others else found[0]

    def _each(self, parts: tuple[Node, ...], universe: Universe) -> list[Matches]:
        """Each part's matches: of those that are keys, or the best of some keys, all at once."""
        split = [_keys_and_others(part) for part in parts]
        groups = {place: keys for place, (keys, others) in enumerate(split) if keys and not others}
        found = best_of_each(self.collection, tuple(groups.values()), universe) if len(groups) > 1 else None
        known = dict(zip(groups, found or (), strict=False))
        return [known[place] if place in known else self.of(part, universe) for place, part in enumerate(parts)]

    def _unscored(self, node: Node, universe: Universe) -> Matches:
        match node:
            case Only(name, values):
                at, _ = universe.find(self.rows_with(name, values))
            case Years(low, high):
                at = np.flatnonzero(self._in_years(low, high)[self.collection.document[self._rows(universe)]])
            case _:
                at = np.arange(universe.size, dtype=np.int32)
        return Matches(at, np.zeros(len(at)))

    def rows_with(self, name: str, values: Iterable[str]) -> Ints:
        """The rows that have one of these values in a keyword field."""
        found = [self.collection.ids(keyword_field(name), value) for value in values]
        if len(found) < 2:
            return found[0] if found else NOTHING
        # marking rows in an array of all of them is linear; np.unique sorts or hashes, and took longer than all else
        mask = np.zeros(self.collection.rows, bool)
        for rows in found:
            mask[rows] = True
        return np.flatnonzero(mask)

    def _rows(self, universe: Universe) -> Ints | slice:
        return slice(None) if universe.rows is None else universe.rows

    def _in_years(self, low: int | None, high: int | None) -> Ints:
        year, chosen = self.collection.year, self.collection.has_year
        if low is not None:
            chosen = chosen & (year >= low)
        return chosen if high is None else chosen & (year <= high)

    def _all(self, parts: tuple[Node, ...], universe: Universe) -> Matches:
        """The rarest part first, each next one only where all before it match; added up in the order given."""
        if not parts:
            return EMPTY
        left, scores = universe, dict[int, Ints]()
        places = np.arange(0)
        for number in sorted(range(len(parts)), key=lambda i: self.estimate(parts[i])):
            found = self.of(parts[number], left)
            places = places[found.at] if scores else found.at
            scores = {n: s[found.at] for n, s in scores.items()} | {number: found.scores}
            if not len(found.at):
                return EMPTY
            left = left.narrowed(found.at)
        total = scores[0]
        for number in range(1, len(parts)):
            total = total + scores[number]
        return Matches(places, total)

    def _without(self, keep: Node, drop: Node, universe: Universe) -> Matches:
        kept = self.of(keep, universe)
        inner = universe.narrowed(kept.at)
        if not len(gone := self.of(drop, inner).at):
            return kept
        left = np.ones(inner.size, bool)
        left[gone] = False
        return kept.only(left)

    def _maybe(self, must: Node, bonus: Node, universe: Universe) -> Matches:
        base = self.of(must, universe)
        more = self.of(bonus, universe.narrowed(base.at))
        scores = base.scores.copy()
        scores[more.at] += more.scores
        return Matches(base.at, scores)

    def _sequence(self, node: Sequence, universe: Universe) -> Matches:
        places = tuple(Best(tuple(Key(node.stream, term) for term in terms)) for terms in node.places)
        found = self.of(All(places), universe)
        if not len(found.at):
            return EMPTY
        rows = universe.rows_at(found.at)
        inside = found.only(occurs(self.collection, node, rows))
        return inside if node.weight == 1.0 else Matches(inside.at, node.weight * inside.scores)

    def prepare(self, node: Node) -> None:
        """Find what the node's patterns stand for, whether or not they will be looked at."""
        match node:
            case Pattern():
                self.expanded[node], complete = expand(self.collection, node, self.limits.expansions)
                self.patterns[node.text] = self.expanded[node]
                if not complete:
                    self.truncated[node.text] = None
            case Best(parts) | All(parts) | Any(parts):
                for part in parts:
                    self.prepare(part)
            case Without(first, second) | Maybe(first, second):
                self.prepare(first)
                self.prepare(second)

    def estimate(self, node: Node) -> int:
        """About how many rows match, at most; cheap."""
        rows: int = self.collection.rows
        match node:
            case Key(stream, term):
                return self.collection.frequency(stream, term)
            case Best(parts) | Any(parts):
                return sum(map(self.estimate, parts))
            case All(parts):
                return min(map(self.estimate, parts), default=0)
            case Without(part, _) | Maybe(part, _):
                return self.estimate(part)
            case Sequence(stream, places):
                sums = [sum(self.collection.frequency(stream, term) for term in terms) for terms in places]
                return min(sums, default=0)
            case Pattern(stream):
                return sum(self.collection.frequency(stream, term) for term in self.expanded[node])
            case Only(name, values):
                return sum(len(self.collection.ids(keyword_field(name), value)) for value in values)
            case _:
                return rows


def _keys_and_others(node: Node) -> tuple[tuple[Key, ...], tuple[Node, ...]]:
    """The node as keys and other nodes, of all of which it takes the best."""
    parts = node.parts if isinstance(node, Best) else (node,)
    return (tuple(part for part in parts if isinstance(part, Key)),
            tuple(part for part in parts if not isinstance(part, Key)))
