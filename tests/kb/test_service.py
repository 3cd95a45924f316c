"""From a request to a page, over the memory engine."""

import time
from concurrent.futures import ThreadPoolExecutor

import pytest

from kb import knowledge_base, taxonomy
from kb.engines.memory import MemoryIndex
from kb.errors import CursorStale, NotFound, WrongParameter
from kb.knowledge_base import KnowledgeBase
from kb.model import Document, Passage, Record, Source
from kb.service import SearchRequest


def _document(id: str, title: str, text: str, language: str = "sr", **more: object) -> Document:
    return Document(Record(id, title, language=language, **more), (Passage(id, 0, "a", "", text),))


@pytest.fixture
def index() -> MemoryIndex:
    index = MemoryIndex()
    with index.writer() as writer:
        writer.put(_document("x-sr", "Krijumčarenje", "Ko krijumčari migrante, kazniće se.", work="x"))
        writer.put(_document("x-en", "Smuggling", "Who smuggles migrants is punished.", "en", work="x"))
        writer.put(_document("y", "Granica", "Granica i krijumčarenje robe.", countries=("serbia",), date="2015-06"))
    return index


@pytest.fixture
def kb(index: MemoryIndex) -> KnowledgeBase:
    return KnowledgeBase(index.searcher, taxonomy.load())


def test_cyrillic_finds_latin(kb):
    assert {hit.record.id for hit in kb.search(SearchRequest("кријумчарења", expand=False)).hits} == {"x-sr", "y"}


def test_relaxed_answer_is_labelled(kb):
    page = kb.search(SearchRequest("krijumčarenje nečega", expand=False))
    assert page.total == 2
    assert page.interpretation.level == "any"


def test_snippet_marks_the_word_as_written(kb):
    snippet = kb.search(SearchRequest("migranata")).hits[0].passages[0].snippet
    assert [snippet.text[a:b] for a, b in snippet.marks] == ["migrante"]


def test_translations_are_named(kb):
    assert kb.search(SearchRequest("smuggles")).hits[0].translations == (("x-sr", "sr", "Krijumčarenje"),)


def test_cursor_walks_to_the_end(kb):
    first = kb.search(SearchRequest("krijumčarenje", limit=1, expand=False))
    second = kb.search(SearchRequest("krijumčarenje", limit=1, expand=False, cursor=first.next))
    assert {first.hits[0].record.id, second.hits[0].record.id} == {"x-sr", "y"}
    assert second.next == ""


def test_cursor_of_another_query_is_refused(kb):
    cursor = kb.search(SearchRequest("krijumčarenje", limit=1, expand=False)).next
    with pytest.raises(WrongParameter, match="another query"):
        kb.search(SearchRequest("granica", cursor=cursor))


def test_cursor_of_an_older_index_is_stale(kb, index):
    cursor = kb.search(SearchRequest("krijumčarenje", limit=1, expand=False)).next
    index.writer().commit()
    with pytest.raises(CursorStale):
        kb.search(SearchRequest("krijumčarenje", limit=1, expand=False, cursor=cursor))


def test_facet_ignores_its_own_selection(kb):
    page = kb.search(SearchRequest("", selections={"year": ("2015",)}))
    assert page.total == 1
    assert [(v.value, v.count, v.selected) for v in page.facets["year"]] == [("2015", 1, True)]
    assert [(v.label, v.count) for v in page.facets["country"]] == [("Serbia", 1)]


def test_a_repeated_text_is_shown_once_and_named(kb, index):
    with index.writer() as writer:
        writer.put(_document("r", "Original", "Readmisija lica.", work="r"))
        writer.put(_document("r2", "Copy", "Readmisija lica.", work="r", source=Source("a", duplicate_of="r")))
    page = kb.search(SearchRequest("readmisija"))
    assert [(hit.record.id, [t[0] for t in hit.translations]) for hit in page.hits] == [("r", ["r2"])]


def test_unknown_document(kb):
    with pytest.raises(NotFound, match="no document 'zzz'"):
        kb.document("zzz")


def test_threads_that_ask_at_once_load_the_dictionaries_once(monkeypatch: pytest.MonkeyPatch) -> None:
    loads: list[int] = []
    knowledge_base._dictionaries.cache_clear()
    monkeypatch.setattr(knowledge_base, "warm_up", lambda: (time.sleep(0.05), loads.append(1)))
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: KnowledgeBase.prepare(), range(4)))
    assert loads == [1]


def test_a_query_is_planned_once_a_commit(kb, index, monkeypatch):
    planned = []
    plan = knowledge_base.plan_query
    monkeypatch.setattr(knowledge_base, "plan_query", lambda *given, **more: planned.append(1) or plan(*given, **more))
    for request in (SearchRequest("granica"), SearchRequest("granica", offset=1, group="passage", years=(2014, None))):
        kb.search(request)
    assert len(planned) == 1
    kb.search(SearchRequest("granica", expand=False))
    assert len(planned) == 2
    with index.writer() as writer:
        writer.delete("y")
    assert not kb.search(SearchRequest("granica", expand=False)).total
    assert len(planned) == 3


def test_asking_why_changes_only_the_reasons(kb):
    plain, why = (kb.search(SearchRequest("krijumčarenje", explain=explain)) for explain in (False, True))
    assert [hit.reasons for hit in plain.hits] != [hit.reasons for hit in why.hits]
    assert [(hit.record, hit.passages) for hit in plain.hits] == [(hit.record, hit.passages) for hit in why.hits]
