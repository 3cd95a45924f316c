"""The searcher: one committed state, open for reading from any thread."""

from __future__ import annotations

from collections.abc import Collection as CollectionOf
from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

import numpy as np

from kb.cache import ByteCache
from kb.engine import IndexStatus, Marks, Results, Window
from kb.engines.whoosh.collection import Collection
from kb.engines.whoosh.columns import SegmentColumns
from kb.engines.whoosh.documents import passage_from_bytes, record_from_bytes
from kb.engines.whoosh.evaluation import Evaluation
from kb.engines.whoosh.facets import FacetTable
from kb.engines.whoosh.lexicon import WhooshLexicon
from kb.engines.whoosh.limits import Limits
from kb.engines.whoosh.marks import marks
from kb.engines.whoosh.matches import Matches, Universe
from kb.engines.whoosh.postings import Ints
from kb.engines.whoosh.ranking import by_document, by_passage, first_of_each, hits
from kb.engines.whoosh.rows import NO_PASSAGE
from kb.engines.whoosh.sections import Damaged
from kb.engines.whoosh.state import State
from kb.errors import IndexDamaged
from kb.model import Passage, Record
from kb.query.plan import Plan
from kb.text.streams import STREAMS, Stream


class WhooshSearcher:
    """Answers from the arrays of one commit. Safe for threads: nothing changes but caches."""

    def __init__(self, folder: Path, state: State, segments: tuple[SegmentColumns, ...], limits: Limits) -> None:
        self._folder, self._state, self._limits = folder, state, limits
        self._collection = Collection(segments, limits.cache_bytes // 2)
        self.damaged = False
        self._answers: ByteCache[object, Results] = ByteCache(limits.cache_bytes // 8)
        self._masks: ByteCache[tuple[str, tuple[str, ...]], Ints] = ByteCache(limits.cache_bytes // 16)
        self._records: ByteCache[int, Record] = ByteCache(limits.cache_bytes // 16)
        self._facets: dict[tuple[str, ...], FacetTable] = {}
        self._lexica: dict[str, WhooshLexicon] = {}

    def search(self, plan: Plan, window: Window) -> Results:
        """The plan's results. Raises DeadlineExceeded and QueryTooCostly."""
        # before the cache: a query too costly to answer is refused however often it is asked
        self._limits.check(plan)
        key = _key(plan, window)
        known = self._answers.get(key)
        if known is None:
            try:
                known = self._search(plan, window)
            except Damaged as error:
                raise self._damaged(error) from error
            self._answers.put(key, known, _size(known))
        return known

    def _damaged(self, error: Damaged) -> IndexDamaged:
        """Columns that are not as they were written go away, to be made anew when the index is opened next."""
        self.damaged = True
        if error.path is not None:
            error.path.unlink(missing_ok=True)
        return IndexDamaged(f"{error}; it is made anew from the index: ask again in a moment")

    def _search(self, plan: Plan, window: Window) -> Results:
        collection = self._collection
        evaluation = Evaluation(collection, self._limits, window.deadline)
        evaluation.prepare(plan.node)
        found = evaluation.of(plan.node, Universe(collection.rows))
        if collection.live is not None:
            found = found.only(collection.live[found.at])
        masks = {f: self._mask(evaluation, f, values) for f, values in plan.selections.items() if values}
        chosen = _where(found, list(masks.values()))
        groups = (by_document if window.group == "document" else by_passage)(collection, chosen)
        return Results(
            total=len(groups),
            hits=hits(collection, groups, window),
            facets=self._counts(found, chosen, masks, window.facets) if window.facets else {},
            patterns=evaluation.patterns,
            truncated=tuple(evaluation.truncated),
        )

    def _mask(self, evaluation: Evaluation, facet: str, values: tuple[str, ...]) -> Ints:
        mask = self._masks.get((facet, values))
        if mask is None:
            mask = np.zeros(self._collection.rows, bool)
            mask[evaluation.rows_with(facet, values)] = True
            self._masks.put((facet, values), mask, mask.nbytes + 300)
        return mask

    def _counts(
        self, found: Matches, chosen: Matches, masks: dict[str, Ints], names: tuple[str, ...]
    ) -> dict[str, dict[str, int]]:
        _, documents = first_of_each(self._collection.document[chosen.at])
        # facets without a selection of their own count the same documents: all of them in one pass
        counts = self._table(tuple(name for name in names if name not in masks)).count(documents)
        for name in names:
            if name in masks:
                rows = _where(found, [mask for facet, mask in masks.items() if facet != name])
                _, own = first_of_each(self._collection.document[rows.at])
                counts |= self._table((name,)).count(own)
        return counts

    def _table(self, names: tuple[str, ...]) -> FacetTable:
        # In one order: seven hundred orders of six names, each with a table of its own, would be a leak.
        names = tuple(sorted(names))
        table = self._facets.get(names)
        if table is None:
            table = self._facets[names] = FacetTable(names, tuple(self._collection.segments))
        return table

    def record(self, id: str) -> Record | None:
        """The record with this id, or None. Raises IndexDamaged."""
        rows = self._collection.rows_of(id)
        return self._record(int(self._collection.document[rows[0]])) if rows else None

    def passages(self, id: str) -> tuple[Passage, ...]:
        """All passages of a document in order; empty if there is no such document. Raises IndexDamaged."""
        return tuple(self._passage(row) for row in self._collection.rows_of(id)
                     if self._collection.ordinal[row] != NO_PASSAGE)

    def passage(self, id: str, ordinal: int) -> Passage | None:
        """One passage. Raises IndexDamaged."""
        row = self._row(id, ordinal)
        return None if row is None else self._passage(row)

    def marks(self, shown: Sequence[tuple[str, int]], keys: CollectionOf[str]) -> list[Marks | None]:
        """The words of these passages that have one of the keys, out of the postings. Raises IndexDamaged."""
        rows = [self._row(id, ordinal) for id, ordinal in shown]
        try:
            found = iter(marks(self._collection, [row for row in rows if row is not None], keys))
        except Damaged as error:
            raise self._damaged(error) from error
        return [None if row is None else next(found) for row in rows]

    def records(self) -> Iterator[Record]:
        """Every record, in order of id. Raises IndexDamaged."""
        documents = np.flatnonzero(self._collection.alive)
        order = np.argsort(self._collection.id_rank[documents], kind="stable")
        return (self._record(document) for document in documents[order].tolist())

    def lexicon(self, stream: Stream) -> WhooshLexicon:
        """The vocabulary of a stream."""
        found = self._lexica.get(stream)
        if found is None:
            found = self._lexica[stream] = WhooshLexicon(self._collection, stream)
        return found

    def status(self) -> IndexStatus:
        """What this state holds."""
        return self._status

    @cached_property
    def _status(self) -> IndexStatus:
        # counted once: every request asks for the generation, and the arrays never change
        collection = self._collection
        documents = int(np.count_nonzero(collection.alive))
        passages = collection.rows if collection.live is None else int(np.count_nonzero(collection.live))
        return IndexStatus("whoosh", self._state.generation, documents, passages, self._state.fingerprint,
                           self._state.updated, self._bytes)

    def warm(self) -> None:
        """Make the words by their folded form, and the filters that pass over words which no text has."""
        self.lexicon("form").folded("")
        for segment in self._collection.segments:
            for stream in STREAMS:
                segment.field(stream).terms.make_filter()

    def close(self) -> None:
        """Nothing to do: the files are unmapped when the last thread has let go of the searcher."""

    @cached_property
    def _bytes(self) -> int:
        names = {segment.name for segment in self._collection.segments}
        return sum(_bytes_of(file) for file in self._folder.glob("MAIN_*.*") if file.name.split(".")[0] in names)

    def _row(self, id: str, ordinal: int) -> int | None:
        rows = self._collection.rows_of(id)
        if ordinal == NO_PASSAGE:
            return None
        # they stand in order of arrival, which nearly always is that of their ordinals
        if 0 <= ordinal < len(rows) and self._collection.ordinal[rows[ordinal]] == ordinal:
            return rows[ordinal]
        places = np.flatnonzero(self._collection.ordinal[rows.start : rows.stop] == ordinal)
        return rows[int(places[0])] if len(places) else None

    def _record(self, document: int) -> Record:
        # the same laws answer many questions
        known = self._records.get(document)
        if known is None:
            segment, number = self._collection.segment_of_document(document)
            try:
                data = segment.texts.record(number)
            except Damaged as error:
                raise self._damaged(error) from error
            known = record_from_bytes(data)
            self._records.put(document, known, 2000 + 4 * len(data))
        return known

    def _passage(self, row: int) -> Passage:
        segment, number = self._collection.segment_of(row)
        try:
            return passage_from_bytes(segment.texts.passage(number))
        except Damaged as error:
            raise self._damaged(error) from error


def _bytes_of(file: Path) -> int:
    """The size of a file; 0 if a later commit has just deleted it."""
    try:
        return file.stat().st_size
    except FileNotFoundError:
        return 0


def _where(found: Matches, masks: list[Ints]) -> Matches:
    for mask in masks:
        found = found.only(mask[found.at])
    return found


def _key(plan: Plan, window: Window) -> object:
    asked = (window.limit, window.offset, window.group, window.sort, window.facets, window.passages_per_document)
    return plan.node, tuple(sorted(plan.selections.items())), asked


def _size(results: Results) -> int:
    """About how many bytes an answer takes."""
    values = sum(map(len, results.facets.values())) + sum(map(len, results.patterns.values()))
    return 2000 + values * 100 + sum(300 + 120 * len(hit.passages) for hit in results.hits)

