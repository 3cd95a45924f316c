"""Evaluation, reasons and suggestions, over the small corpus."""

import pytest

from kb import taxonomy
from kb.errors import WrongUse
from kb.evaluation import Topic, answers, evaluate, judged, known_items
from kb.knowledge_base import KnowledgeBase
from kb.service import SearchRequest
from tests.kb.query.small_corpus import searcher


@pytest.fixture(scope="module")
def kb() -> KnowledgeBase:
    opened = searcher()
    return KnowledgeBase(lambda: opened, taxonomy.load())


def test_figures_of_a_perfect_and_a_missed_topic():
    topics = [Topic("1", "a", {"x": 1}), Topic("2", "b", {"y": 1})]
    figures = {f.measure: f for f in evaluate(topics, lambda query: ["x", "z"])}
    assert figures["Success@1"].value == 0.5
    assert figures["nDCG@10"].value == pytest.approx(0.5)
    assert figures["RR@10"].low <= 0.5 <= figures["RR@10"].high


def test_topics_in_both_forms():
    assert known_items(['{"query": "a", "relevant": ["x"]}']) == [Topic("1", "a", {"x": 1})]
    assert judged(["7\ta b\n"], ["7 0 x 2"]) == [Topic("7", "a b", {"x": 2})]


@pytest.mark.parametrize("wrong", [
    lambda: known_items(["{}"]),
    lambda: judged(["7 a"], ["7 0 x 1"]),
    lambda: judged(["7\ta"], ["7 x 1"]),
], ids=["known items", "topics", "judgements"])  # fmt: skip
def test_wrong_files_are_named_by_line(wrong):
    with pytest.raises(WrongUse, match="line 1"):
        wrong()


def test_answers_name_passages(kb):
    assert answers(kb, "gusta šuma", group="passage")[0] == "wood#p1"


@pytest.mark.parametrize(("question", "hit", "reason"), [
    ("krijumčarenjem", "smuggling-sr", ("krijumčarenjem", "krijumčarenje", "lemma")),
    ("zrtve", "trafficking-sr", ("zrtve", "Žrtve", "restored")),
    ("smuggling", "smuggling-sr", ("smuggling", "krijumčarenje", "lexicon")),
    ("sudac", "judge-sr", ("sudac", "Судија", "glossary")),
])  # fmt: skip
def test_why_this_hit(kb, question, hit, reason):
    hits = {h.record.id: h for h in kb.search(SearchRequest(question, explain=True, limit=50)).hits}
    assert reason in {(r.typed, r.found, r.way) for r in hits[hit].reasons}


def test_reasons_only_when_asked_for(kb):
    assert kb.search(SearchRequest("smuggling")).hits[0].reasons == ()


@pytest.mark.parametrize(("typed", "meant"), [
    ("krijumčaernje", ("krijumčarenje",)),
    ("krijumcaernje", ("krijumčarenje",)),
    ("кријумчаерње", ("кријумчарење",)),
    ("smugling", ("smuggling",)),
    ("policija", ()),
])  # fmt: skip
def test_did_you_mean(kb, typed, meant):
    assert kb.suggester().did_you_mean(typed) == meant


def test_nothing_found_suggests(kb):
    page = kb.search(SearchRequest("krijumčaernje"))
    assert page.total == 0
    assert page.interpretation.suggestions == ("krijumčarenje",)


@pytest.mark.parametrize(("typed", "offered"), [
    ("cam", "Čamci"),  # a title
    ("krijumc", "krijumčarenje"),
    ("кријум", "кријумчарење"),
    ("policija krijumč", "policija krijumčarenje"),
])  # fmt: skip
def test_what_may_be_typed_next(kb, typed, offered):
    assert offered in kb.suggest(typed)
