"""From matching rows to the hits of a window: grouped into documents, sorted, cut. Arrays in, a few hits out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from kb.engine import EVIDENCE, VERSION, Hit, PassageHit, Sort, Window
from kb.engines.whoosh.collection import Collection
from kb.engines.whoosh.matches import Matches
from kb.engines.whoosh.postings import Ints

_ORDINALS = np.int64(1) << np.int64(24)


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Rows in groups that become hits: group `g` has the rows from `begin[g]` to `begin[g + 1]` of the matches."""

    rows: Matches
    begin: Ints
    documents: Ints
    scores: Ints

    def __len__(self) -> int:
        return len(self.documents)


def by_document(collection: Collection, rows: Matches) -> Groups:
    """One group a document; its score is that of its best rows, weighed by `EVIDENCE`, or near its best version's."""
    begin, documents = first_of_each(collection.document[rows.at])
    if not len(begin):
        return Groups(rows, begin, documents, rows.scores)
    scores, works = _evidence(rows.scores, begin), collection.works
    return Groups(rows, begin, documents, scores if works is None else _with_versions(scores, works[documents]))


def _with_versions(scores: Ints, works: Ints) -> Ints:
    """The scores of documents, none less than VERSION of the best one of its work."""
    # A question shares all its words with the version in its own language and, through translation, only the likeliest
    # words with the other; yet both say the same, so they stand side by side.
    best = np.zeros(int(works.max()) + 1)
    np.maximum.at(best, works, scores)
    raised: Ints = np.maximum(scores, VERSION * best[works])
    return raised


def _evidence(scores: Ints, begin: Ints) -> Ints:
    sizes = np.diff(begin, append=len(scores))
    owner = np.arange(len(begin)).repeat(sizes)
    left, best = scores.copy(), np.maximum.reduceat(scores, begin)
    total = best.copy()
    for share in EVIDENCE[1:]:
        if not (sizes > 1).any():
            break
        tops = (left == best[owner]).nonzero()[0]
        left[tops[first_of_each(owner[tops])[0]]] = 0.0
        best, sizes = np.maximum.reduceat(left, begin), sizes - 1
        total += share * best
    return total


def by_passage(collection: Collection, rows: Matches) -> Groups:
    """Each row a group."""
    return Groups(rows, np.arange(len(rows.at)), collection.document[rows.at], rows.scores)


def first_of_each(documents: Ints) -> tuple[Ints, Ints]:
    """Where each new value begins in an ascending array, and the values."""
    new = np.ones(len(documents), bool)
    np.not_equal(documents[1:], documents[:-1], out=new[1:])
    begin = new.nonzero()[0]
    return begin, documents[begin]


def hits(collection: Collection, groups: Groups, window: Window) -> tuple[Hit, ...]:
    """The window's hits in order."""
    order = _first(collection, groups, window.sort, window.offset + window.limit)
    if window.group == "passage":
        return _passage_hits(collection, groups, order[window.offset :])
    ends = np.append(groups.begin, len(groups.rows.at))
    chosen = order[window.offset :].tolist()
    ids = {g: collection.id_of(int(groups.documents[g])) for g in chosen}
    return tuple(
        _hit(collection, ids[g], float(groups.scores[g]), groups.rows, slice(int(ends[g]), int(ends[g + 1])), window)
        for g in chosen
    )


def _passage_hits(collection: Collection, groups: Groups, chosen: Ints) -> tuple[Hit, ...]:
    """The hits of groups of one row: all their numbers leave the arrays at once, since each way out costs as much."""
    ordinals = collection.ordinal[groups.rows.at[chosen]].tolist()
    documents, scores = groups.documents[chosen].tolist(), groups.scores[chosen].tolist()
    return tuple(
        Hit(collection.id_of(document), score, (PassageHit(ordinal, score),))
        for document, ordinal, score in zip(documents, ordinals, scores, strict=True)
    )


def _hit(collection: Collection, id: str, score: float, rows: Matches, part: slice, window: Window) -> Hit:
    at, scores = rows.at[part], rows.scores[part]
    ordinals = collection.ordinal[at]
    order = np.lexsort((ordinals, -scores))[: window.passages_per_document]
    found = tuple(map(PassageHit, ordinals[order].tolist(), scores[order].tolist()))
    return Hit(id, score, found)


def _first(collection: Collection, groups: Groups, sort: Sort, count: int) -> Ints:
    """The first `count` groups in order: by the sort's key, then by document id, then by ordinal."""
    if not len(groups) or count <= 0:
        return np.zeros(0, np.int64)
    key = _key(collection, groups, sort)
    among = _smallest(key, count)
    tie = collection.id_rank[groups.documents[among]] * _ORDINALS + collection.ordinal[groups.rows.at[
        groups.begin[among]]]
    if len(among) > count:
        among, tie = _cut(key[among], tie, among, count)
    order: Ints = among[np.lexsort((tie, key[among]))][:count]
    return order


def _key(collection: Collection, groups: Groups, sort: Sort) -> Ints:
    """What is sorted by, smallest first."""
    match sort:
        case "date":
            rank = collection.date_rank[groups.documents]
            return -rank
        case "date-asc":
            rank = collection.date_rank[groups.documents]
            return np.where(rank, rank, np.iinfo(np.int64).max)
        case "title":
            return collection.title_rank[groups.documents]
        case _:
            return -groups.scores


def _smallest(key: Ints, count: int) -> Ints:
    """The places of the `count` smallest keys, and of all that tie with the last of them."""
    if len(key) <= count:
        return np.arange(len(key))
    # linear in the matches where sorting them is not, and only a handful of them is shown
    limit = np.partition(key, count - 1)[count - 1]
    places: Ints = (key <= limit).nonzero()[0]
    return places


def _cut(key: Ints, tie: Ints, among: Ints, count: int) -> tuple[Ints, Ints]:
    """Of those that tie for the last places only the first."""
    last = key.max()
    sure, tied = (key < last).nonzero()[0], (key == last).nonzero()[0]
    wanted = count - len(sure)
    if wanted < len(tied):
        tied = tied[np.argpartition(tie[tied], wanted - 1)[:wanted]]
    kept: Sequence[Ints] = (sure, tied)
    places = np.concatenate(kept)
    return among[places], tie[places]
