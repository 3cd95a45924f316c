"""Looking things up beside a search: works by name, documents that belong together. Reads one state of the index."""

from __future__ import annotations

from collections.abc import Iterable

from kb.engine import Searcher, Window
from kb.model import Record
from kb.query.plan import Only, Plan

MOST = 50


def of_work(searcher: Searcher, work: str) -> tuple[Record, ...]:
    """All language versions of a work, in order of id."""
    return _found(searcher, Only("work", (work,)), MOST) if work else ()


def in_language(records: Iterable[Record], language: str) -> Record | None:
    """The version in this language; without one, the first."""
    versions = tuple(records)
    return next((r for r in versions if r.language == language), versions[0] if versions else None)


def of_works(searcher: Searcher, works: Iterable[str], language: str) -> tuple[Record, ...]:
    """For each work one version, in this language where there is one; works that are not here are left out."""
    found = (in_language(of_work(searcher, work), language) for work in dict.fromkeys(works))
    return tuple(record for record in found if record is not None)


def one_a_work(records: Iterable[Record]) -> tuple[Record, ...]:
    """The first record of each work."""
    kept: dict[str, Record] = {}
    for record in records:
        kept.setdefault(record.work or record.id, record)
    return tuple(kept.values())


def _found(searcher: Searcher, node: Only, limit: int) -> tuple[Record, ...]:
    records = (searcher.record(hit.id) for hit in searcher.search(Plan(node), Window(limit=limit)).hits)
    return tuple(sorted((r for r in records if r is not None), key=lambda r: r.id))
