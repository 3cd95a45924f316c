"""What a question finds across the two languages and scripts, over a small corpus and the reference engine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb import taxonomy
from kb.engines.memory import MemorySearcher
from kb.knowledge_base import KnowledgeBase
from kb.query.combining import size
from kb.query.parser import parse
from kb.query.planner import Planned, plan_query
from kb.service import SearchRequest
from kb.text.scripts import to_cyrillic
from kb.text.streams import lead
from tests.kb.query.small_corpus import TEXTS, found, searcher

SMUGGLING = {"smuggling-en", "smuggling-en-2", "smuggling-sr", "smuggling-sr-cyrl"}
JIT = {"jit-en", "jit-acronym", "jit-sr", "jit-sr-acronym"}


@pytest.fixture(scope="module")
def corpus() -> MemorySearcher:
    return searcher()


@pytest.mark.parametrize(("question", "language"), [
    ("smuggling of migrants", "en"),
    ("migrant smuggling", "en"),
    ("krijumčarenje migranata", "sr"),
    ("krijumcarenje migranata", "sr"),
    ("кријумчарење миграната", "sr"),
    ("krijumčarenja migrantima", "sr"),
])  # fmt: skip
def test_both_languages_the_typed_one_first(corpus, question, language):
    ids = found(question, corpus)
    assert set(ids) == SMUGGLING
    assert [TEXTS[id][0] for id in ids[:2]] == [language, language]


@pytest.mark.parametrize("question", ["human trafficking", "trgovina ljudima", "трговина људима", "THB"])
def test_trafficking_is_not_smuggling(corpus, question):
    ids = set(found(question, corpus))
    assert {"trafficking-en", "trafficking-sr"} <= ids
    assert not ids & SMUGGLING


@pytest.mark.parametrize("question", ["JIT", "joint investigation team", "zajednički istražni tim", "ЗИТ", "ZIT"])
def test_a_concept_and_its_acronyms_meet(corpus, question):
    assert set(found(question, corpus)) == JIT


def test_acronym_in_small_letters_is_a_word(corpus):
    assert set(found("jit", corpus)) == {"jit-en", "jit-acronym"}


def test_acronym_is_not_the_word_that_looks_like_it(corpus):
    assert "tip-sr" not in found("TIP", corpus)
    assert set(found("tip", corpus)) == {"tip-sr", "tip-report"}


@pytest.mark.parametrize(("question", "ids"), [
    ("sudac", ["judge-hr", "judge-sr"]),
    ("судија", ["judge-sr", "judge-hr"]),
    ("zloupotreba", ["judge-sr", "judge-hr"]),
    ("krivično delo", ["smuggling-sr-cyrl", "judge-sr", "judge-hr"]),
])  # fmt: skip
def test_regional_words_meet_the_typed_one_first(corpus, question, ids):
    assert found(question, corpus) == ids


@pytest.mark.parametrize(("question", "ids"), [
    ("suma", ["sum", "wood"]),  # as typed first, then with its mark put back
    ("šuma", ["wood", "sum"]),
    ("medu", ["wood"]),
    ("medju", ["wood"]),
    ("zrtve", ["trafficking-sr"]),
])  # fmt: skip
def test_marks_left_out(corpus, question, ids):
    assert found(question, corpus, expand=False) == ids


@pytest.mark.parametrize(("question", "ids"), [
    ('"krijumčarenjem migranata"', {"smuggling-sr", "smuggling-sr-cyrl"}),
    ('"migranata krijumčarenje"', set()),
    ('"policija migranata"~4', {"smuggling-sr"}),
    ("policija NEAR/1 migranata", set()),
    ("krijumč*", {"smuggling-sr", "smuggling-sr-cyrl"}),
    ("krijumc*", {"smuggling-sr", "smuggling-sr-cyrl"}),
    ("k?ijumčarenje", {"smuggling-sr", "smuggling-sr-cyrl"}),
    ("krijumčerenje~1", {"smuggling-sr", "smuggling-sr-cyrl"}),
    ("migranata -policija", {"smuggling-sr-cyrl"}),
    ("sudac OR drveće", {"judge-hr", "wood"}),
    ("naslov:čamci", {"smuggling-sr"}),
    ("zemlja:hrvatska", {"judge-hr"}),
    ("zahtev zemlja:hrvatska", {"judge-hr"}),
    ("migranata year:2020..", set()),
])  # fmt: skip
def test_the_query_language(corpus, question, ids):
    assert set(found(question, corpus, expand=False)) == ids


def _plan(q: str, corpus: MemorySearcher, **more: object) -> Planned:
    return plan_query(parse(q), SearchRequest(q, **more), corpus)  # type: ignore[arg-type]


_VOCABULARY = sorted({w.strip(".,;").lower() for language, _, text in TEXTS.values() if language == "sr"
                      for w in text.split()})  # fmt: skip


_SHAPES = st.sampled_from(["{}", '"{}"', "zemlja:srbija {}", "naslov:({})", "-({})"])


@given(st.lists(st.sampled_from(_VOCABULARY), min_size=1, max_size=5).map(" ".join), _SHAPES)
def test_both_scripts_make_one_plan(text, shape):
    corpus = searcher()
    latin, cyrillic = shape.format(text), shape.format(to_cyrillic(text))
    plans = [_plan(q, corpus) for q in (latin, cyrillic)]
    assert plans[0].levels == plans[1].levels
    assert plans[0].interpretation.expansions == plans[1].interpretation.expansions


def test_an_expansion_is_named_and_can_be_removed(corpus):
    named = {e.id: e for e in _plan("krijumčarenje", corpus).interpretation.expansions}
    assert named["smuggling:smuggling"].typed == "krijumčarenje"
    without = _plan("krijumčarenje", corpus, without=("smuggling:smuggling",)).interpretation.expansions
    assert "smuggling:smuggling" not in {e.id for e in without}


def test_expansion_can_be_switched_off(corpus):
    assert _plan("krijumčarenje", corpus, expand=False).interpretation.expansions == ()
    assert set(found("krijumčarenje", corpus, expand=False)) == {"smuggling-sr", "smuggling-sr-cyrl"}


@pytest.mark.parametrize(("question", "level"), [
    ("krijumčarenje migranata", "all"),
    ("krijumčarenje šuma", "any"),
    ("reka policija avionom", "most"),
])  # fmt: skip
def test_the_ladder_says_how_far_it_went(corpus, question, level):
    kb = KnowledgeBase(lambda: corpus, taxonomy.load())
    page = kb.search(SearchRequest(question, expand=False))
    assert page.interpretation.level == level
    assert page.total


def test_what_was_restored_is_said(corpus):
    assert _plan("zrtve", corpus).interpretation.restored == {"zrtve": ("žrtve",)}


@pytest.mark.parametrize(("text", "start"), [
    ("Ovaj zakon uređuje prava. Drugo.", "Ovaj zakon uređuje prava."),
    ("Čl. 5. Ovaj zakon uređuje prava. Drugo.", "Čl. 5. Ovaj zakon uređuje prava."),
    ("a " * 40, "a " * 15 + "a"),
    ("", ""),
])  # fmt: skip
def test_a_passage_without_heading_is_headed_by_its_first_sentence(text, start):
    assert lead(text) == start


def test_a_long_question_stays_affordable(corpus):
    question = " ".join(" ".join(text.split()) for _, _, text in TEXTS.values())
    assert all(size(rung.node) <= 128 for rung in _plan(question, corpus).levels)
