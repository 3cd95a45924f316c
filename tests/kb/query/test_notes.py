"""What an answer says about how its question was read, and that nothing is relaxed or left out silently."""

import pytest

from kb import taxonomy
from kb.knowledge_base import KnowledgeBase
from kb.query.notes import SENTENCES, Note, relaxed
from kb.service import SearchRequest
from tests.kb.query.small_corpus import TEXTS, searcher


@pytest.fixture(scope="module")
def kb():
    opened = searcher()
    return KnowledgeBase(lambda: opened, taxonomy.load(), deadline_ms=60_000)


def notes(kb, question, **more):
    return kb.search(SearchRequest(question, **more)).interpretation.notes


@pytest.mark.parametrize(("question", "code"), [
    ("reka policija avionom", "relaxed-most"),
    ("krijumčarenje šuma", "relaxed-any"),
])  # fmt: skip
@pytest.mark.parametrize("interface", ["en", "sr-Latn", "sr-Cyrl"])
def test_a_relaxed_answer_says_so(kb, question, code, interface):
    said = notes(kb, question, expand=False, interface=interface)
    assert said == (Note(code).sentence(interface),)


@pytest.mark.parametrize("question", ["krijumčarenje migranata", "policija", "", "zemlja:serbia"])
def test_an_answer_with_every_word_says_nothing(kb, question):
    assert notes(kb, question, expand=False) == ()


def test_a_question_with_an_operator_is_never_relaxed(kb):
    page = kb.search(SearchRequest("krijumčarenje AND šuma", expand=False))
    assert (page.total, page.interpretation.level, page.interpretation.notes) == (0, "all", ())


def test_a_long_question_says_how_many_words_were_searched(kb):
    question = " ".join(" ".join(text.replace(".", " ").split()) for _, _, text in TEXTS.values())
    assert any(n.startswith("The question is long: its ") for n in notes(kb, question))


def test_a_question_of_ordinary_length_is_not_said_to_be_long(kb):
    assert not any("long" in n for n in notes(kb, "police court river night boats"))


@pytest.mark.parametrize("level", ["most", "any"])
def test_every_looser_level_has_a_sentence(level):
    assert relaxed(level)[0] != relaxed(level, "sr-Latn")[0]
    assert relaxed("all") == ()


@pytest.mark.parametrize("code", SENTENCES)
def test_both_languages_fill_the_same_places(code):
    english, serbian = SENTENCES[code]
    assert {p for p in ("{what}", "{column}") if p in english} == {p for p in ("{what}", "{column}") if p in serbian}


def test_a_cyrillic_sentence_leaves_what_was_typed_alone():
    said = Note("nothing-after", "AND", 8).sentence("sr-Cyrl")
    assert "AND" in said
    assert "Недостаје реч после" in said
