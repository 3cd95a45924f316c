"""The reference engine: everything in dicts, every passage looked at for every query. Slow and obviously right.

Useful for: tests, as the standard that other engines are held to. Not useful for: serving.
"""

from __future__ import annotations

import itertools
import math
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping
from collections.abc import Sequence as SequenceOf
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from types import TracebackType
from typing import Self, TypeAlias

from kb.engine import EVIDENCE, VERSION, Hit, IndexStatus, Marks, PassageHit, Results, Window
from kb.errors import DeadlineExceeded
from kb.model import Document, Passage, Record, Source
from kb.query.plan import (
    All,
    Any,
    Best,
    Every,
    Key,
    Maybe,
    Node,
    Only,
    Pattern,
    Plan,
    Sequence,
    Without,
    Years,
)
from kb.text.analyzers import analyze, fingerprint
from kb.text.scripts import fold, to_latin
from kb.text.streams import Stream, keywords, stream_terms

Scores: TypeAlias = dict[int, float]
Place: TypeAlias = tuple[str, int]
K1, B = 1.2, 0.75


@dataclass(frozen=True, slots=True)
class Entry:
    """One passage as indexed: its record, and the terms of each stream by position."""

    record: Record
    passage: Passage
    streams: Mapping[Stream, SequenceOf[tuple[str, ...]]]
    keywords: Mapping[str, tuple[str, ...]]

    def count(self, stream: Stream, term: str) -> int:
        """How often the term stands in the stream."""
        return sum(terms.count(term) for terms in self.streams[stream])

    def length(self, stream: Stream) -> int:
        """The stream's length in terms."""
        return sum(map(len, self.streams[stream]))


@dataclass(frozen=True, slots=True)
class MemoryLexicon:
    """Terms and passage frequencies of one stream."""

    frequencies: Mapping[str, int]

    def frequency(self, term: str) -> int:
        """In how many passages the term stands."""
        return self.frequencies.get(term, 0)

    def starting_with(self, prefix: str, limit: int) -> SequenceOf[tuple[str, int]]:
        """Terms with this beginning, most frequent first."""
        return _most_frequent(i for i in self if i[0].startswith(prefix))[:limit]

    def folded(self, folded: str) -> SequenceOf[tuple[str, int]]:
        """Terms whose folded form is this, most frequent first."""
        return _most_frequent(i for i in self if fold(i[0]) == folded)

    def __iter__(self) -> Iterator[tuple[str, int]]:
        """All terms in order."""
        return iter(sorted(self.frequencies.items()))


@dataclass(frozen=True, slots=True)
class MemorySearcher:
    """One state of a memory index. `stored_length` is how an index keeps a length; Whoosh's keeps one byte."""

    documents: Mapping[str, Document]
    generation: int = 0
    stored_length: Callable[[int], float] = float
    entries: tuple[Entry, ...] = ()
    _lexica: dict[Stream, MemoryLexicon] = field(default_factory=dict)

    @classmethod
    def over(
        cls, documents: Mapping[str, Document], generation: int = 0, stored_length: Callable[[int], float] = float
    ) -> MemorySearcher:
        """A searcher over these documents."""
        ordered = [documents[id] for id in sorted(documents)]
        entries = tuple(_entry(d.record, p) for d in ordered for p in d.passages)
        return cls(dict(documents), generation, stored_length, entries)

    def search(self, plan: Plan, window: Window) -> Results:
        """Evaluate the plan over every passage."""
        if window.deadline is not None and time.monotonic() > window.deadline:
            raise DeadlineExceeded
        patterns: dict[str, tuple[str, ...]] = {}
        scores = self._evaluate(plan.node, patterns)
        chosen = {p: s for p, s in scores.items() if self._selected(p, plan.selections, "")}
        hits = self._arrange(chosen, window)
        facets = {f: self._facet(f, scores, plan.selections) for f in window.facets}
        return Results(len(hits), tuple(hits[window.offset : window.offset + window.limit]), facets, patterns)

    def record(self, id: str) -> Record | None:
        """The record with this id."""
        found = self.documents.get(id)
        return found.record if found else None

    def passages(self, id: str) -> tuple[Passage, ...]:
        """All passages of a document."""
        found = self.documents.get(id)
        return found.passages if found else ()

    def passage(self, id: str, ordinal: int) -> Passage | None:
        """One passage."""
        return next((p for p in self.passages(id) if p.ordinal == ordinal), None)

    def marks(self, shown: SequenceOf[tuple[str, int]], keys: Collection[str]) -> list[Marks | None]:
        """The words that have one of the keys, by analysing each text."""
        return [self._marked(id, ordinal, keys) for id, ordinal in shown]

    def _marked(self, id: str, ordinal: int, keys: Collection[str]) -> Marks | None:
        passage, record = self.passage(id, ordinal), self.record(id)
        if passage is None or record is None:
            return None
        words = analyze(passage.text, passage.language or record.language)
        terms = stream_terms(record, passage)
        # the form's second term, an acronym's capitals, is a key of the word as well
        each = zip(words, terms["form"], terms["lemma"], terms["stem"], strict=True)
        hits = ((w, next((key for key in (*form, *lemma, *stem) if key in keys), "")) for w, form, lemma, stem in each)
        return tuple((word.start, word.end, hit) for word, hit in hits if hit)

    def records(self) -> Iterator[Record]:
        """Every record, by id."""
        return (self.documents[id].record for id in sorted(self.documents))

    def lexicon(self, stream: Stream) -> MemoryLexicon:
        """The vocabulary of a stream."""
        if stream not in self._lexica:
            terms = (set(itertools.chain(*e.streams[stream])) for e in self.entries)
            self._lexica[stream] = MemoryLexicon(Counter(t for ts in terms for t in ts))
        return self._lexica[stream]

    def status(self) -> IndexStatus:
        """What this state holds."""
        return IndexStatus("memory", str(self.generation), len(self.documents), len(self.entries), fingerprint())

    def warm(self) -> None:
        """Nothing to do."""

    def close(self) -> None:
        """Nothing to let go of."""

    def _evaluate(self, node: Node, patterns: dict[str, tuple[str, ...]]) -> Scores:
        def each(parts: tuple[Node, ...]) -> list[Scores]:
            return [self._evaluate(part, patterns) for part in parts]

        match node:
            case Key():
                return self._key(node)
            case Pattern():
                patterns[node.text] = tuple(self._expand(node))
                return _best([self._key(Key(node.stream, t, node.weight)) for t in patterns[node.text]])
            case Sequence():
                return self._sequence(node)
            case Best(parts):
                return _best(each(parts))
            case Any(parts, minimum):
                return _sum(each(parts), minimum)
            case All(parts):
                return _sum(each(parts), len(parts))
            case Maybe(must, bonus):
                base, more = each((must, bonus))
                return {p: s + more.get(p, 0.0) for p, s in base.items()}
            case Without(keep, drop):
                base, less = each((keep, drop))
                return {p: s for p, s in base.items() if p not in less}
            case Only(name, values):
                return {p: 0.0 for p, e in enumerate(self.entries) if set(values) & set(e.keywords.get(name, ()))}
            case Years(low, high):
                return {p: 0.0 for p, e in enumerate(self.entries) if _between(e.record.year, low, high)}
            case Every():
                return dict.fromkeys(range(len(self.entries)), 0.0)

    def _key(self, key: Key) -> Scores:
        found = {p: n for p, e in enumerate(self.entries) if (n := e.count(key.stream, key.term))}
        lengths = [self.stored_length(e.length(key.stream)) for e in self.entries]
        mean = sum(e.length(key.stream) for e in self.entries) / (len(lengths) or 1) or 1.0
        idf = math.log(len(lengths) / (len(found) + 1)) + 1 if lengths else 0.0
        return {p: key.weight * _bm25(idf, n, lengths[p] / mean) for p, n in found.items()}

    def _expand(self, pattern: Pattern) -> list[str]:
        return [term for term, _ in self.lexicon(pattern.stream) if _matches(pattern, term)]

    def _sequence(self, node: Sequence) -> Scores:
        places = [_best([self._key(Key(node.stream, t)) for t in terms]) for terms in node.places]
        total = _sum(places, len(places))
        return {p: node.weight * s for p, s in total.items() if _occurs(node, self.entries[p])}

    def _selected(self, position: int, selections: Mapping[str, tuple[str, ...]], ignored: str) -> bool:
        held = self.entries[position].keywords
        return all(set(v) & set(held.get(f, ())) for f, v in selections.items() if f != ignored and v)

    def _facet(self, name: str, scores: Scores, selections: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
        ids = {self.entries[p].record.id for p in scores if self._selected(p, selections, name)}
        # documents may come without a type or language; "" is no value that anybody could choose
        return dict(Counter(v for id in ids for v in set(self.documents[id].record.facet_values()[name]) if v))

    def _arrange(self, scores: Scores, window: Window) -> list[Hit]:
        groups: dict[Place, list[PassageHit]] = defaultdict(list)
        for position, score in scores.items():
            passage = self.entries[position].passage
            place = (passage.record_id, passage.ordinal if window.group == "passage" else 0)
            groups[place].append(PassageHit(passage.ordinal, score))
        hits = [_hit(place[0], found, window) for place, found in groups.items()]
        if window.group == "document":
            hits = self._with_versions(hits)
        return sorted(hits, key=lambda hit: self._order(hit, window))

    def _with_versions(self, hits: list[Hit]) -> list[Hit]:
        """The hits, none scoring less than VERSION of the best version of its work."""
        works = {hit.id: self.documents[hit.id].record.work for hit in hits}
        best: dict[str, float] = defaultdict(float)
        for hit in hits:
            best[works[hit.id]] = max(hit.score, best[works[hit.id]])
        return [
            replace(hit, score=max(hit.score, VERSION * best[work])) if (work := works[hit.id]) else hit
            for hit in hits
        ]

    def _order(self, hit: Hit, window: Window) -> tuple[object, ...]:
        record, tie = self.documents[hit.id].record, (hit.id, hit.passages[0].ordinal)
        match window.sort:
            case "date":
                return (not record.date, _descending(record.date), *tie)
            case "date-asc":
                return (not record.date, record.date, *tie)
            case "title":
                return (title_key(record.title), *tie)
            case _:
                return (-hit.score, *tie)


@dataclass(slots=True)
class MemoryIndex:
    """Where a memory writer commits to and searchers are opened from."""

    documents: dict[str, Document] = field(default_factory=dict)
    generation: int = 0

    def searcher(self, stored_length: Callable[[int], float] = float) -> MemorySearcher:
        """The last committed state."""
        return MemorySearcher.over(self.documents, self.generation, stored_length)

    def writer(self) -> MemoryWriter:
        """A writer on this index."""
        return MemoryWriter(self, dict(self.documents))


@dataclass(slots=True)
class MemoryWriter:
    """Collects changes and hands them over at commit."""

    index: MemoryIndex
    pending: dict[str, Document]

    def put(self, document: Document) -> None:
        """Add or replace a document."""
        self.pending[document.record.id] = document

    def delete(self, id: str) -> None:
        """Take a document away."""
        self.pending.pop(id, None)

    def commit(self) -> None:
        """Hand the changes over."""
        self.index.documents = dict(self.pending)
        self.index.generation += 1

    def sources(self) -> Mapping[str, Source]:
        """The sources of the committed documents."""
        return {id: d.record.source for id, d in self.index.documents.items()}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.commit()


def title_key(title: str) -> str:
    """The key by which titles sort: Latin, without marks, lower case."""
    return fold(to_latin(title)).lower()


def _entry(record: Record, passage: Passage) -> Entry:
    return Entry(record, passage, stream_terms(record, passage), keywords(record, passage))


def _hit(id: str, found: list[PassageHit], window: Window) -> Hit:
    best = sorted(found, key=lambda p: (-p.score, p.ordinal))
    score = best[0].score
    for share, passage in zip(EVIDENCE[1:], best[1:], strict=False):
        score += share * passage.score
    return Hit(id, score, tuple(best[: window.passages_per_document]))


def _bm25(idf: float, count: int, relative_length: float) -> float:
    return idf * count * (K1 + 1) / (count + K1 * (1 - B + B * relative_length))


def _best(parts: list[Scores]) -> Scores:
    return {p: max(s[p] for s in parts if p in s) for p in set().union(*parts)}


def _sum(parts: list[Scores], minimum: int) -> Scores:
    counts = Counter(p for scores in parts for p in scores)
    return {p: sum(s[p] for s in parts if p in s) for p, n in counts.items() if n >= minimum}


def _between(year: int | None, low: int | None, high: int | None) -> bool:
    return year is not None and (low is None or year >= low) and (high is None or year <= high)


def _descending(date: str) -> tuple[int, ...]:
    return tuple(-ord(c) for c in date.ljust(10, "\0"))


def _most_frequent(items: Iterator[tuple[str, int]]) -> list[tuple[str, int]]:
    return sorted(items, key=lambda item: (-item[1], item[0]))


def _matches(pattern: Pattern, term: str) -> bool:
    match pattern.kind:
        case "prefix":
            return term.startswith(pattern.text)
        case "wildcard":
            return fnmatchcase(term, pattern.text.replace("[", "[[]"))
        case "fuzzy":
            return term[:1] == pattern.text[:1] and edit_distance(term, pattern.text) <= pattern.distance


def edit_distance(a: str, b: str) -> int:
    """Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours."""
    rows: list[list[int]] = [list(range(len(b) + 1))]
    for i, x in enumerate(a, 1):
        row = [i]
        for j, y in enumerate(b, 1):
            cost = min(rows[i - 1][j] + 1, row[j - 1] + 1, rows[i - 1][j - 1] + (x != y))
            if i > 1 and j > 1 and x == b[j - 2] and a[i - 2] == y:
                cost = min(cost, rows[i - 2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return rows[-1][-1]


def _occurs(node: Sequence, entry: Entry) -> bool:
    stream = entry.streams[node.stream]
    spots = [[i for i, terms in enumerate(stream) if set(terms) & set(place)] for place in node.places]
    if not node.ordered:
        width = len(node.places) + node.slop
        return any(
            len(set(combo)) == len(combo) and max(combo) - min(combo) < width for combo in itertools.product(*spots)
        )
    return any(
        all(0 < b - a <= node.slop + 1 for a, b in itertools.pairwise(combo)) for combo in itertools.product(*spots)
    )


