"""The service over a real index: one page of answers from all its parts, and over the states of an index."""

import gc
from dataclasses import replace

import pytest

from kb import taxonomy
from kb.engines import open_searcher, open_writer
from kb.engines.whoosh.searcher import WhooshSearcher
from kb.errors import NotFound
from kb.knowledge_base import KnowledgeBase
from kb.model import FACETS, Document, Passage, Record, Source
from kb.service import SearchRequest
from kb.settings import Settings
from kb.snippets import snippet

TOLD = "Ko krijumčari migrante preko granice, kazniće se zatvorom. "
LONG = "Uvodne odredbe. " * 60 + TOLD + "Završne odredbe. " * 60


def document(id: str, title: str, *texts: str, language: str = "sr", **more: object) -> Document:
    passages = tuple(Passage(id, n, f"p{n}", f"Član {n}", text) for n, text in enumerate(texts))
    return Document(Record(id, title, language=language, **more), passages)


DOCUMENTS = (
    document("kz", "Krivični zakonik", LONG, "Ko trguje ljudima.", type="law", countries=("serbia",), date="2005"),
    document("en", "Smuggling", "Who smuggles migrants across the border.", language="en", date="2010-02"),
    document("dup", "Krivični zakonik", LONG, type="law", source=Source("x.md", duplicate_of="kz")),
    document("old", "Stari zakon", "Krijumčarenje robe i odredbe.", type="law", countries=("bosnia",), date="1990"),
)


@pytest.fixture(scope="module")
def base(tmp_path_factory) -> KnowledgeBase:
    settings = Settings(index=tmp_path_factory.mktemp("base") / "index")
    for each in DOCUMENTS:
        with open_writer(settings) as writer:
            writer.put(each)
    return KnowledgeBase(open_searcher(settings), taxonomy.load(), 60_000)


def ids(page) -> list[str]:
    return [hit.record.id for hit in page.hits]


def test_a_snippet_out_of_the_index_is_that_of_the_analysed_text(base):
    [hit] = base.search(SearchRequest("krijumčari", selections={"country": ("serbia",)}, expand=False)).hits
    shown = hit.passages[0].snippet
    keys = {"krijumčari", "sr:krijumcariti", "sr~krijumcariti"}
    assert shown == snippet(LONG, "sr", keys, "sr")
    assert [shown.text[a:b] for a, b in shown.marks] == ["krijumčari"]
    assert len(shown.text) < 320


def test_a_text_that_another_document_has_is_found_once(base):
    assert "dup" not in ids(base.search(SearchRequest("krijumčari")))


@pytest.mark.parametrize(("years", "found"), [
    ((None, None), {"kz", "old"}), ((2000, None), {"kz"}), ((None, 1990), {"old"}), ((1991, 2004), set()),
], ids=["open", "from", "until", "between"])
def test_years(base, years, found):
    assert set(ids(base.search(SearchRequest("odredbe", years=years, expand=False)))) == found


@pytest.mark.parametrize(("selections", "found"), [
    ({"country": ("serbia", "bosnia")}, {"kz", "old"}), ({"country": ("serbia",), "type": ("law",)}, {"kz"}),
    ({"language": ("en",)}, set()), ({"country": ()}, {"kz", "old"}),
], ids=["or within a facet", "and across facets", "none", "nothing chosen"])
def test_selections(base, selections, found):
    assert set(ids(base.search(SearchRequest("odredbe", selections=selections, expand=False)))) == found


def test_a_facet_ignores_its_own_selection_and_shows_it_though_it_has_no_hit(base):
    request = SearchRequest("odredbe", selections={"country": ("serbia", "kenya")}, expand=False)
    counted = {value.value: (value.count, value.selected) for value in base.search(request).facets["country"]}
    assert counted == {"serbia": (1, True), "bosnia": (1, False), "kenya": (0, True)}


def test_years_are_newest_first_and_other_facets_by_number(base):
    facets = base.search(SearchRequest("")).facets
    assert tuple(facets) == FACETS
    assert [value.value for value in facets["year"]] == ["2010", "2005", "1990"]
    numbers = [value.count for value in facets["type"]]
    assert numbers == sorted(numbers, reverse=True)


def test_labels_are_in_the_language_of_the_interface(base):
    pages = {interface: base.search(SearchRequest("", interface=interface)) for interface in ("en", "sr-Cyrl")}
    labels = {interface: {value.label for value in page.facets["country"]} for interface, page in pages.items()}
    assert "Serbia" in labels["en"]
    assert "Србија" in labels["sr-Cyrl"]


def test_no_marks_in_titles_where_none_are_wanted(base):
    [hit] = base.search(SearchRequest("krivični", highlight=False, expand=False)).hits
    assert hit.title.marks == ()
    [hit] = base.search(SearchRequest("krivični", expand=False)).hits
    assert [hit.title.text[a:b] for a, b in hit.title.marks] == ["Krivični"]


def test_reasons_only_for_those_who_ask(base):
    request = SearchRequest("krijumčari", expand=False)
    assert base.search(request).hits[0].reasons == ()
    assert base.search(replace(request, explain=True)).hits[0].reasons


def test_pages_are_parts_of_one_list_and_lead_to_each_other(base):
    whole = base.search(SearchRequest("", limit=10))
    first = base.search(SearchRequest("", limit=2))
    second = base.search(SearchRequest("", limit=2, cursor=first.next))
    assert ids(first) + ids(second) == ids(whole)[:4]
    assert ids(base.search(SearchRequest("", limit=2, cursor=second.previous))) == ids(first)


def test_records_are_all_that_is_found_whatever_the_window(base):
    found = {record.id for record in base.records(SearchRequest("odredbe", limit=1, offset=7, expand=False))}
    assert found == {"kz", "old"}


def test_documents_by_id(base):
    assert base.document("en") == DOCUMENTS[1]
    with pytest.raises(NotFound, match="there is no document 'nothing'"):
        base.document("nothing")


@pytest.mark.parametrize(("facet", "value", "known"), [
    ("country", "serbia", True), ("country", "atlantis", False), ("language", "hu", True),
    ("language", "hungarian", False), ("colour", "red", False),
])
def test_values_that_a_facet_can_have(base, facet, value, known):
    assert base.knows(facet, value) is known


def test_a_commit_is_seen_and_old_cursors_are_not_followed(tmp_path):
    settings = Settings(index=tmp_path / "index")
    with open_writer(settings) as writer:
        writer.put(document("a", "A", "granica"))
    opened = open_searcher(settings)
    before = KnowledgeBase(lambda: opened._open(settings.index), taxonomy.load(), 60_000)
    first = before.search(SearchRequest("granica"))
    with open_writer(settings) as writer:
        writer.put(document("b", "B", "granica"))
    assert (first.total, before.search(SearchRequest("granica")).total) == (1, 2)
    assert first.generation != before.search(SearchRequest("granica")).generation


def test_reasons_out_of_the_index_are_those_of_the_analysed_text(base, monkeypatch):
    asked = SearchRequest("krijumčari granica", selections={"country": ("serbia",)}, explain=True)
    known = base.search(asked).hits[0].reasons
    assert ("krijumčari", "krijumčari", "form") in {(reason.typed, reason.found, reason.way) for reason in known}
    monkeypatch.setattr(WhooshSearcher, "marks", lambda self, shown, keys: [None] * len(shown))
    assert base.search(asked).hits[0].reasons == known


def test_once_warm_the_collector_leaves_dictionaries_and_words_alone(base):
    gc.unfreeze()
    base.warm()
    assert gc.get_freeze_count() > 10_000
    assert gc.get_threshold()[0] > 700


SENTENCE = "how are victims that smugglers carry across borders protected from violence while courts hear them"
FILLING = " and so on" * 30
SAYING = (
    document("first", "", SENTENCE.replace("how", "so") + " with screens and interpreters" + FILLING, language="en"),
    document("other twin", "", "victims protected by courts: nothing else" + FILLING, language="en"),
    document("twin like the first", "", "victims protected by courts: screens, interpreters" + FILLING, language="en"),
    *(document(f"n{n}", "", f"number {n}", language="en") for n in range(30)),
)


@pytest.fixture(scope="module")
def saying(tmp_path_factory) -> KnowledgeBase:
    settings = Settings(index=tmp_path_factory.mktemp("saying") / "index")
    with open_writer(settings) as writer:
        for each in SAYING:
            writer.put(each)
    return KnowledgeBase(open_searcher(settings), taxonomy.load(), 60_000)


def test_after_a_sentence_texts_like_the_first_come_before_their_equals(saying):
    assert ids(saying.search(SearchRequest(SENTENCE))) == ["first", "twin like the first", "other twin"]


def scores(kb: KnowledgeBase, **more: object) -> dict[str, float]:
    return {hit.record.id: hit.score for hit in kb.search(SearchRequest(**more)).hits}


@pytest.mark.parametrize("more", [{"expand": False}, {"sort": "title"}, {"q": SENTENCE.removeprefix("how are ")}],
                         ids=["without expansion", "in another order", "no sentence"])  # fmt: skip
def test_otherwise_equals_stay_equals(saying, more):
    found = scores(saying, **{"q": SENTENCE} | more)
    assert found["twin like the first"] == pytest.approx(found["other twin"])


def test_feedback_finds_nothing_more(saying):
    asked = SearchRequest(SENTENCE)
    assert saying.search(asked).total == len(list(saying.records(asked))) == 3
    one_by_one = [ids(saying.search(replace(asked, limit=1, offset=n)))[0] for n in range(3)]
    assert one_by_one == ids(saying.search(asked))
