"""Every hit once, whatever the step and the order."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb import taxonomy
from kb.engines.memory import MemoryIndex
from kb.errors import WrongParameter
from kb.knowledge_base import KnowledgeBase
from kb.model import Document, Passage, Record
from kb.paging import everything
from kb.service import SearchRequest


def _base(count: int) -> tuple[MemoryIndex, KnowledgeBase]:
    index = MemoryIndex()
    with index.writer() as writer:
        for n in range(count):
            id = f"d{n}"
            passages = tuple(Passage(id, p, f"p{p}", "", "granica " * (1 + n % 3)) for p in range(1 + n % 2))
            writer.put(Document(Record(id, f"T{n % 4}", date=f"20{n % 5:02}" if n % 3 else ""), passages))
    return index, KnowledgeBase(index.searcher, taxonomy.load(), 60_000)


_INDEX, BASE = _base(23)


@given(
    st.integers(1, 30), st.sampled_from(["relevance", "date", "date-asc", "title"]),
    st.sampled_from(["document", "passage"]),
)
def test_each_hit_comes_once(step, sort, group):
    whole = everything(BASE, SearchRequest("granica", sort=sort, group=group), step)
    hits = [(hit.record.id, hit.passages[0].ordinal if group == "passage" else 0) for hit in whole.hits]
    assert len(hits) == len(set(hits)) == whole.total
    assert {id for id, _ in hits} == {f"d{n}" for n in range(23)}


def test_a_commit_under_way_changes_nothing():
    index, base = _base(6)
    whole = everything(base, SearchRequest("granica"), 2)
    first = next(whole.hits)
    with index.writer() as writer:
        for n in range(6):
            writer.delete(f"d{n}")
    assert len({first.record.id, *(hit.record.id for hit in whole.hits)}) == 6


def test_what_is_wrong_is_raised_at_once(monkeypatch):
    def refuse(*given):
        raise WrongParameter("q", "no")

    monkeypatch.setattr(KnowledgeBase, "search", refuse)
    with pytest.raises(WrongParameter):
        everything(BASE, SearchRequest("granica"))
