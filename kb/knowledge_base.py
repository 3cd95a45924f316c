"""The service itself: one searcher, the vocabularies, and the way from a request to a page of answers."""

from __future__ import annotations

import gc
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from threading import Lock
from typing import TypeAlias

from kb import citation, cursor
from kb.cache import ByteCache
from kb.cite_as import cite_address
from kb.engine import Hit, Marks, PassageHit, Results, Searcher, Window
from kb.errors import NotFound
from kb.explain import reasons
from kb.jump import jump
from kb.latest import Latest
from kb.model import Document, Passage, Record
from kb.query import feedback, phrasebook
from kb.query.combining import leaves
from kb.query.marking import keys_to_mark
from kb.query.notes import Note, relaxed
from kb.query.parser import parse
from kb.query.plan import All, Node, Only, Plan, Without, Years
from kb.query.planner import Planned, plan_query
from kb.query.vocabulary import Memory
from kb.service import FacetValue, HitView, Interpretation, PassageView, ResultPage, SearchRequest, Snippet
from kb.snippets import cut, marked, marked_again
from kb.suggest import Suggester, Words
from kb.taxonomy import Taxonomy
from kb.text.analyzers import warm_up
from kb.text.streams import REPEATS

Place: TypeAlias = tuple[str, int]

# Bytes of plans that are kept.
_PLANS = 8 << 20
# Bytes of words with what the index has of them.
_MEMORY = 4 << 20


@dataclass(frozen=True, slots=True)
class KnowledgeBase:
    """Answers questions over the latest committed state. `open` gives the searcher of that state at each call."""

    open: Callable[[], Searcher]
    taxonomy: Taxonomy
    deadline_ms: int = 5000
    _words: Latest[Words] = field(default_factory=Latest, compare=False)
    _plans: ByteCache[tuple[object, ...], Planned] = field(default_factory=lambda: ByteCache(_PLANS), compare=False)
    _memory: Memory = field(default_factory=lambda: ByteCache(_MEMORY), compare=False)

    @staticmethod
    def prepare() -> None:
        """Load the dictionaries (two seconds of work, once a process); another thread that asks waits for the same."""
        with _PREPARING:
            _dictionaries()

    def warm(self) -> None:
        """Load and make all that first questions would wait for: dictionaries, and the words that suggestions need."""
        self.prepare()
        self.suggester()
        self.open().warm()
        _kept_for_good()

    def search(self, request: SearchRequest) -> ResultPage:
        """One page of answers. Raises WrongParameter, CursorStale, QueryTooCostly and DeadlineExceeded."""
        self.prepare()  # before the clock runs: the first question is not to pay its deadline for the dictionaries
        started = time.monotonic()
        searcher = self.open()
        generation = searcher.status().generation
        offset = cursor.decode(request, generation) if request.cursor else request.offset
        planned = self._planned(request, searcher, generation)
        window = _window(request, offset, started + self.deadline_ms / 1000)
        interpretation, plan, results = _ladder(planned, request, searcher, window)
        if planned.feedback and results.hits and request.sort == "relevance":
            results = searcher.search(_fed_back(plan, planned.feedback, searcher, window), window)
        interpretation = _with_jump(interpretation, request, searcher)
        # A relaxed answer hides that one of its words is in no text.
        if request.q and (not results.total or interpretation.level != "all"):
            interpretation = replace(interpretation, suggestions=self._did_you_mean(request.q))
        keys = keys_to_mark(plan.node, interpretation)
        shown = _Shown.of(searcher, results.hits, keys, planned.ways if request.explain else {})
        hits = tuple(_hit(shown, hit, request.highlight) for hit in results.hits)
        return ResultPage(
            request=request,
            total=results.total,
            hits=hits,
            facets={f: self._facet(f, results, request) for f in request.facets},
            interpretation=interpretation,
            generation=generation,
            next=_cursor(request, offset + request.limit, results.total, generation),
            previous=cursor.encode(request, max(offset - request.limit, 0), generation) if offset else "",
            took_ms=round((time.monotonic() - started) * 1000, 2),
        )

    def _planned(self, request: SearchRequest, searcher: Searcher, generation: str) -> Planned:
        """The query's plan. Pages, filters and facets of one query share it; a commit may change what words mean."""
        key = (generation, request.q, request.expand, request.without, request.interface)
        planned = self._plans.get(key)
        if planned is None:
            planned = plan_query(parse(request.q), request, searcher, memory=self._memory)
            # all levels are made of the same nodes
            self._plans.put(key, planned, 4000 + 300 * leaves(planned.levels[-1].node))
        return planned

    def records(self, request: SearchRequest) -> Iterator[Record]:
        """The record of every document that the request finds, each once; without snippets, so it is for counting.

        Limit, offset, cursor and facets of the request do not count. Raises as `search` does.
        """
        self.prepare()
        searcher, deadline = self.open(), time.monotonic() + self.deadline_ms / 1000
        planned = self._planned(request, searcher, searcher.status().generation)
        # One window over everything: with a window for each part the ladder could end on another rung each time.
        whole = Window(max(searcher.status().documents, 1), facets=(), passages_per_document=1, deadline=deadline)
        _, _, results = _ladder(planned, request, searcher, whole)
        return (record for hit in results.hits if (record := searcher.record(hit.id)) is not None)

    def _did_you_mean(self, query: str) -> tuple[str, ...]:
        searcher = self.open()
        words = self._words.now(searcher.status().generation, lambda: Words.of(searcher))
        # In the first seconds of a service no answer waits for a correction that it may not need.
        return Suggester(searcher, words).did_you_mean(query) if words else ()

    def suggester(self) -> Suggester:
        """Suggestions out of the latest committed state; in a large index their words may be some commits older."""
        searcher = self.open()
        return Suggester(searcher, self._words.get(searcher.status().generation, lambda: Words.of(searcher)))

    def suggest(self, typed: str, limit: int = 10) -> tuple[str, ...]:
        """What may be meant by the beginning typed: titles and words of the index."""
        return self.suggester().complete(typed, limit)

    def document(self, id: str) -> Document:
        """The document with this id. Raises NotFound."""
        searcher = self.open()
        record = searcher.record(id)
        if record is None:
            raise NotFound(f"there is no document {id!r}", id=id)
        return Document(record, searcher.passages(id))

    def knows(self, facet: str, value: str) -> bool:
        """Whether a facet can have this value: it stands in the vocabulary, or is an ISO 639 code of a language."""
        if facet in self.taxonomy.entries:
            return self.taxonomy.knows(facet, value)
        return facet == "language" and re.fullmatch("[a-z]{2,3}", value) is not None

    def translations(self, record: Record) -> tuple[Record, ...]:
        """The other language versions of the same work."""
        return _same_work(self.open(), record)

    def _facet(self, name: str, results: Results, request: SearchRequest) -> tuple[FacetValue, ...]:
        chosen = request.selections.get(name, ())
        counts = dict.fromkeys(chosen, 0) | dict(results.facets.get(name, {}))
        values = [
            FacetValue(v, self.taxonomy.label(name, v, request.interface), n, v in chosen) for v, n in counts.items()
        ]
        if name == "year":
            return tuple(sorted(values, key=lambda value: value.value, reverse=True))
        return tuple(sorted(values, key=lambda value: (-value.count, value.label)))


_PREPARING = Lock()


@cache
def _dictionaries() -> None:
    warm_up()
    phrasebook.load()
    citation.find("čl. 1")  # the list of instruments, and its expressions
    _kept_for_good()


# An answer makes some thousands of objects that go away by themselves; looking for circles among them after each 700
# was a tenth of its time.
_BETWEEN_COLLECTIONS = (20_000, 20, 20)


def _kept_for_good() -> None:
    """Tell the collector that all there is by now will stay, and to look at the rest less often."""
    # Half a million objects of the dictionaries took a quarter of a second within somebody's answer.
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_BETWEEN_COLLECTIONS)


def _window(request: SearchRequest, offset: int, deadline: float) -> Window:
    return Window(request.limit, offset, request.group, request.sort, request.facets, deadline=deadline)


def _ladder(
    planned: Planned, request: SearchRequest, searcher: Searcher, window: Window
) -> tuple[Interpretation, Plan, Results]:
    """The first level that finds enough, or the last; a looser level that finds nothing more does not count."""
    best: tuple[Interpretation, Plan, Results] | None = None
    for rung in planned.levels:
        plan = Plan(_once(_with_years(rung.node, request.years)), request.selections)
        results = searcher.search(plan, window)
        if best is None or results.total > best[2].total:
            best = replace(planned.interpretation, level=rung.level), plan, results
        if results.total >= rung.enough:
            break
    if best is None:
        raise AssertionError("a planned query has at least one level")
    read, plan, results = best
    return replace(read, notes=read.notes + relaxed(read.level, request.interface)), plan, results


def _fed_back(plan: Plan, share: float, searcher: Searcher, window: Window) -> Plan:
    """The plan with a bonus for what its first passages have in common, whatever facets are chosen."""
    first = Window(feedback.PASSAGES, group="passage", deadline=window.deadline)
    hits = searcher.search(Plan(plan.node), first).hits
    found = [_first(searcher, hit) for hit in hits]
    frequency = searcher.lexicon("stem").frequency
    node = feedback.with_feedback(plan.node, found, share, frequency, searcher.status().passages)
    return Plan(node, plan.selections)


def _first(searcher: Searcher, hit: Hit) -> feedback.First:
    record, passage = searcher.record(hit.id), searcher.passage(hit.id, hit.passages[0].ordinal)
    if record is None or passage is None:
        raise NotFound(f"the index lost document {hit.id!r}", id=hit.id)
    return feedback.First(passage.text, passage.language or record.language, hit.score)


def _once(node: Node) -> Node:
    """Without the documents that repeat the text of another: that one is found, and names them."""
    return Without(node, Only("repeats", (REPEATS,)))


def _with_jump(read: Interpretation, request: SearchRequest, searcher: Searcher) -> Interpretation:
    """Where a citation leads, or that it leads to nothing we have: other provisions must not pass for it."""
    # `KZ 350` is in no language: then that of the page decides.
    cited = jump(request.q, searcher, read.language or request.interface[:2])
    if not cited.missing:
        return replace(read, jump=cited.place)
    what = cite_address(cited.missing)[request.interface]
    return replace(read, notes=(Note("not-held", what).sentence(request.interface), *read.notes))


def _with_years(node: Node, years: tuple[int | None, int | None]) -> Node:
    return node if years == (None, None) else All((node, Years(*years)))


@dataclass(frozen=True, slots=True)
class _Shown:
    """What the hits of one page are shown with."""

    searcher: Searcher
    keys: frozenset[str]
    """to mark"""
    marks: Mapping[Place, Marks | None]
    ways: Mapping[str, tuple[str, str]]
    """empty for those who do not ask why"""
    whys: Mapping[Place, Marks | None]

    @classmethod
    def of(
        cls, searcher: Searcher, hits: Iterable[Hit], keys: frozenset[str], ways: Mapping[str, tuple[str, str]]
    ) -> _Shown:
        """The words to mark in all passages of a page: together, since each key is looked up once for all of them."""
        places = [(hit.id, found.ordinal) for hit in hits for found in hit.passages]
        marks, whys = searcher.marks(places, keys), searcher.marks(places, ways) if ways else ()
        return cls(searcher, keys, dict(zip(places, marks, strict=True)), ways, dict(zip(places, whys, strict=False)))


def _hit(shown: _Shown, hit: Hit, highlight: bool) -> HitView:
    searcher, record = shown.searcher, shown.searcher.record(hit.id)
    if record is None:
        raise NotFound(f"the index lost document {hit.id!r}", id=hit.id)
    marks = tuple((a, b) for a, b, _ in marked_again(record.title, record.language, shown.keys)) if highlight else ()
    texts = [_text(searcher, record, one) for one in hit.passages]
    passages = tuple(_passage(shown, record, one, text) for one, text in zip(hit.passages, texts, strict=True))
    others = tuple((r.id, r.lang, r.title) for r in _same_work(searcher, record))
    known = [shown.whys.get((record.id, text.ordinal)) for text in texts]
    why = reasons(record, texts, shown.ways, known) if shown.ways else ()
    return HitView(record, hit.score, passages, Snippet(record.title, marks, record.lang), others, why)


def _text(searcher: Searcher, record: Record, found: PassageHit) -> Passage:
    passage = searcher.passage(record.id, found.ordinal)
    if passage is None:
        raise NotFound(f"the index lost passage {found.ordinal} of {record.id!r}", id=record.id)
    return passage


def _passage(shown: _Shown, record: Record, found: PassageHit, passage: Passage) -> PassageView:
    marks: Sequence[tuple[int, int, str]] | None = shown.marks[record.id, found.ordinal]
    if marks is None:
        marks = marked(passage.text, passage.language or record.language, shown.keys)
    piece = cut(passage.text, marks, record.lang)
    return PassageView(found.ordinal, passage.anchor, passage.heading, piece, found.score, passage.page)


def _same_work(searcher: Searcher, record: Record) -> tuple[Record, ...]:
    if not record.work:
        return ()
    found = searcher.search(Plan(Only("work", (record.work,))), Window(limit=20))
    others = (searcher.record(hit.id) for hit in found.hits if hit.id != record.id)
    return tuple(r for r in others if r is not None)


def _cursor(request: SearchRequest, offset: int, total: int, generation: str) -> str:
    return cursor.encode(request, offset, generation) if offset < total else ""
