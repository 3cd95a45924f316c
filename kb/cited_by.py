"""What cites each place of a document, found in one pass over the passages that cite it at all. Reads only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from kb.address import containing, parse_anchor
from kb.citation_graph import work_and_names
from kb.engine import Searcher, Window
from kb.model import Passage, Record
from kb.query.plan import Only, Plan

EVERYWHERE = ""
"""The anchor of the whole document: what cites any place of it."""

# Far above the most cited text of the test data, and a bound all the same: a page must not read a whole index.
_MOST = 20_000


@dataclass(frozen=True, slots=True)
class Citing:
    """A document that cites a place, with the passages in which it does, in order."""

    record: Record
    passages: tuple[Passage, ...]


CitedBy = Mapping[str, tuple[Citing, ...]]
"""Anchor of a cited place → the documents that cite it, in order of id; places that nothing cites are left out."""


def cited_by(searcher: Searcher, record: Record, passages: Iterable[Passage]) -> CitedBy:
    """What cites each place of a document: its articles, their paragraphs and points, and `EVERYWHERE`.

    A citation of a paragraph counts for its article too. An article's references to itself (`stav 1. ovog člana`)
    and those of other versions of the same text are left out: neither tells a reader where else the rule is used.
    """
    # Asking for the citing passages of each article costs a search an article: 432 of them for a criminal code.
    names = work_and_names(record, passages)
    found: dict[str, dict[str, list[Passage]]] = defaultdict(lambda: defaultdict(list))
    records: dict[str, Record] = {}
    for citing, passage in _citing(searcher, names, records):
        if citing.id == record.id or not record.work or citing.work != record.work:
            for anchor in _anchors(passage, names, own=citing.id == record.id):
                found[anchor][citing.id].append(passage)
    return {
        anchor: tuple(Citing(records[id], tuple(places)) for id, places in sorted(citing_ids.items()))
        for anchor, citing_ids in found.items()
    }


def in_one_language(found: Iterable[Citing], language: str) -> tuple[Citing, ...]:
    """Each work once, in the version in this language where that one cites too; practices before the other types."""
    ranked = sorted(found, key=lambda citing: citing.record.language != language)
    works: dict[str, Citing] = {}
    for citing in ranked:
        works.setdefault(citing.record.work or citing.record.id, citing)
    return tuple(sorted(works.values(), key=lambda c: (c.record.type != "good-practice", c.record.type, c.record.id)))


def _citing(
    searcher: Searcher, names: tuple[str, ...], records: dict[str, Record]
) -> Iterator[tuple[Record, Passage]]:
    window = Window(limit=_MOST, group="passage")
    for hit in searcher.search(Plan(Only("cites", names)), window).hits:
        record = records.get(hit.id) or searcher.record(hit.id)
        passage = searcher.passage(hit.id, hit.passages[0].ordinal)
        if record and passage:
            records[hit.id] = record
            yield record, passage


def _anchors(passage: Passage, names: tuple[str, ...], own: bool) -> Iterator[str]:
    """The anchors of the places that a passage cites, each once, from the inner ones out."""
    here = replace(parse_anchor(passage.anchor).whole_article, last="").anchor if own else None
    cited = (address for address in passage.cites if address.partition("#")[0] in names)
    places = dict.fromkeys(anchor for address in cited for anchor in _around(address))
    inside = {anchor for anchor in places if here and f"{anchor}-".startswith(f"{here}-")}
    # A text's references to its own articles are no reason to say that the text as a whole is cited.
    yield from (anchor for anchor in places if anchor not in inside and not (own and anchor == EVERYWHERE))


@lru_cache(maxsize=20_000)
def _around(address: str) -> tuple[str, ...]:
    return tuple(place.partition("#")[2] for place in containing(address))
