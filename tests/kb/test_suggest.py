"""Completion and correction over a small index, in both scripts."""

import pytest

from kb.engines.memory import MemoryIndex
from kb.model import Document, Passage, Record
from kb.suggest import Suggester

TITLES = ("Krijumčarenje migranata na granici", "Zajednički istražni timovi", "Joint investigation teams")
TEXT = "krijumčarenje krijumčari krijumčare granica granice istraga istražni timovi JIT šuma sumnja"


@pytest.fixture(scope="module")
def suggester() -> Suggester:
    index = MemoryIndex()
    with index.writer() as writer:
        for number, title in enumerate(TITLES):
            record = Record(f"d{number}", title, language="en" if title.isascii() and "teams" in title else "sr")
            writer.put(Document(record, (Passage(record.id, 0, "a", "", TEXT),)))
    return Suggester.over(index.searcher())


@pytest.mark.parametrize(("typed", "title"), [
    ("krij", TITLES[0]),
    ("KRIJUMCARENJE mig", TITLES[0]),
    ("Кријумч", TITLES[0]),
    ("zajednicki", TITLES[1]),
    ("istrazni tim", TITLES[1]),
    ("investigation", TITLES[2]),
])
def test_titles_are_found_by_the_beginning_of_their_words(suggester, typed, title):
    assert title in suggester.complete(typed)


@pytest.mark.parametrize(("typed", "word"), [
    ("krijumc", "krijumčarenje"), ("krijumč", "krijumčarenje"), ("grani", "granica"), ("sum", "šuma"),
    ("sum", "sumnja"),
    ("гран", "граница"), ("шум", "шума"),
])
def test_the_last_word_is_completed_in_the_script_typed(suggester, typed, word):
    assert word in suggester.complete(typed)


def test_words_before_the_last_one_stay(suggester):
    assert "policija granica" in suggester.complete("policija gran")


@pytest.mark.parametrize("typed", ["", " ", "xyzzy"])
def test_nothing_to_complete(suggester, typed):
    assert suggester.complete(typed) == ()


@pytest.mark.parametrize("limit", [1, 2, 5])
def test_never_more_than_asked_for_and_each_once(suggester, limit):
    found = suggester.complete("k", limit)
    assert len(found) <= limit
    assert len(set(found)) == len(found)


@pytest.mark.parametrize(("wrong", "right"), [
    ("krijumčarenjw", "krijumčarenje"),
    ("krijumcarenjw", "krijumčarenje"),
    ("кријумчарењв", "кријумчарење"),
    ("granjca istragz", "granica istraga"),
    ("granica istragz", "granica istraga"),
    ("migranatq", "migranata"),
])
def test_unknown_words_are_corrected(suggester, wrong, right):
    assert suggester.did_you_mean(wrong) == (right,)


@pytest.mark.parametrize("query", ["granica", "granicama", "граница", "sum", "xyzzyqwert", "12345", "", "JIT",
    "granite", "šunka", "sunka",  # words of their own, though no text here has them
])
def test_what_is_known_short_or_hopeless_is_left_alone(suggester, query):
    assert suggester.did_you_mean(query) == ()


@pytest.mark.parametrize(("wrong", "right"), [
    pytest.param('"granjca istraga"', '"granica istraga"', id="in a phrase"),
    pytest.param("(granjca OR istraga)", "(granica OR istraga)", id="in brackets"),
    pytest.param("granjca, istragz!", "granica, istraga!", id="before a mark"),
    pytest.param("-granjca", "-granica", id="excluded"),
    pytest.param("zemlja:rs granjca", "zemlja:rs granica", id="beside a field"),
    pytest.param("granjca BLIZU/3 istraga", "granica BLIZU/3 istraga", id="beside an operator"),
    pytest.param("  granjca   istraga ", "granica istraga", id="spaces"),
    pytest.param("Granjca", "granica", id="capital"),
])  # fmt: skip
def test_marks_of_the_query_language_stay_around_a_corrected_word(suggester, wrong, right):
    assert suggester.did_you_mean(wrong) == (right,)


@pytest.mark.parametrize("query", ["granjca*", "granjca~", "granjca:x", "x:granjca", "granjca2", "NEAR", "BLIZU/3",
                                   '""', "***"])  # fmt: skip
def test_patterns_fields_and_operators_are_left_alone(suggester, query):
    assert suggester.did_you_mean(query) == ()


def test_an_index_without_documents_suggests_nothing():
    empty = Suggester.over(MemoryIndex().searcher())
    assert (empty.did_you_mean("granjca"), empty.complete("gra")) == ((), ())
