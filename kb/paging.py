"""Every hit of a search, from one state of the index, however many there are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kb.knowledge_base import KnowledgeBase
from kb.service import HitView, ResultPage, SearchRequest

STEP = 500
"""Hits taken at a time"""


@dataclass(frozen=True, slots=True)
class Everything:
    """All hits of a search: how many, in which state of the index, and the hits themselves, once."""

    total: int
    generation: str
    hits: Iterator[HitView]


def everything(base: KnowledgeBase, request: SearchRequest, step: int = STEP) -> Everything:
    """All hits of the request, each once; its limit, cursor and facets do not count.

    The first hits are found before this returns, so that what is wrong with the request is raised here and not while
    a stream is under way. Raises as KnowledgeBase.search does.
    """
    searcher = base.open()
    fixed = replace(base, open=lambda: searcher)
    asked = replace(request, limit=step, offset=0, cursor="", facets=())
    first = fixed.search(asked)
    return Everything(first.total, first.generation, _hits(fixed, asked, first))


def _hits(base: KnowledgeBase, asked: SearchRequest, page: ResultPage) -> Iterator[HitView]:
    yield from page.hits
    for offset in range(asked.limit, page.total, asked.limit):
        yield from base.search(replace(asked, offset=offset)).hits
