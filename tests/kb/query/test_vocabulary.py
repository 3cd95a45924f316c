"""What a word without marks may be, and how telling a term is."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.cache import ByteCache
from kb.engines.memory import MemoryIndex
from kb.model import Document, Passage, Record
from kb.query.vocabulary import Vocabulary, readings
from kb.text.scripts import fold


def vocabulary(*texts):
    """Of an index with these texts."""
    index = MemoryIndex()
    with index.writer() as writer:
        for number, text in enumerate(texts):
            record = Record(f"d{number}", "", language="sr")
            writer.put(Document(record, (Passage(record.id, 0, "p", "", text),)))
    return Vocabulary.of(index.searcher())


@pytest.mark.parametrize(("typed", "found"), [
    ("zastita", ("zaštita",)),
    ("rodenje", ("rođenje",)),        # đ typed as d
    ("rodjenje", ("rođenje",)),       # đ typed as dj
    ("Zaštita", ()),                  # marked already
    ("zaštita", ()),
    ("policija", ()),                 # there as typed
    ("xyz", ()),
], ids=["š", "d", "dj", "capital", "marked", "as typed", "unknown"])  # fmt: skip
def test_marked(typed, found):
    assert vocabulary("zaštita rođenje policija").marked(typed) == found


def test_the_commonest_spelling_comes_first():
    found = vocabulary("kuća", "kuća", "kuca", "kuča").marked("kuca")
    assert found == ("kuća", "kuča")


def test_a_spelling_that_is_much_rarer_than_the_word_typed_was_not_meant():
    common = ["case"] * 30
    assert vocabulary(*common, "čaše").marked("case") == ()
    assert vocabulary("case", "čaše").marked("case") == ("čaše",)


@pytest.mark.parametrize(("prefix", "there"), [("zaš", True), ("zas", False), ("polic", True), ("", True)])
def test_has_prefix(prefix, there):
    assert vocabulary("zaštita policija").has_prefix(prefix) is there


def test_a_rare_term_tells_more_than_a_common_one():
    words = vocabulary("pas mačka", "pas", "pas")
    rare, common = (words.idf(words.frequency("form", w)) for w in ("mačka", "pas"))
    assert rare > common > 0


def test_an_empty_index_has_no_words_and_divides_by_nothing():
    empty = vocabulary()
    assert empty.frequency("form", "pas") == 0
    assert empty.idf(0) == pytest.approx(1.0)


@pytest.mark.parametrize(("word", "some"), [
    ("suma", ("suma", "šuma")), ("cas", ("cas", "čas", "ćas")), ("medu", ("medu", "među")), ("policija", ("policija",)),
    ("medju", ("medju", "među")), ("zdravo", ("zdravo", "ždravo")),
], ids=str)  # fmt: skip
def test_readings(word, some):
    assert set(some) <= set(readings(word))
    assert readings(word)[0] == word


@given(st.text("abcdjsz", min_size=1, max_size=14))
def test_every_reading_folds_to_what_was_typed_and_there_are_not_too_many(word):
    found = readings(word)
    assert len(found) <= 100
    assert len(set(found)) == len(found)
    # d stands for đ as well as dj does, so they are compared without any j after it (djjj may be đjj)
    assert {re.sub("dj*", "d", fold(reading)) for reading in found} == {re.sub("dj*", "d", fold(word))}


@pytest.mark.parametrize(("letters", "many"), [(40, True), (41, False), (2000, False)])
def test_marks_are_put_on_words_and_not_on_whatever_comes(letters, many):
    assert (len(readings("s" * letters)) > 1) is many


def test_a_word_is_made_once_in_each_state_of_the_index():
    made, memory, index = [], ByteCache(10_000), MemoryIndex()

    def of(generation) -> Vocabulary:
        return Vocabulary(index.searcher(), 1, memory, generation)

    for vocabulary in (of("1"), of("1"), of("2"), Vocabulary.of(index.searcher())):
        assert vocabulary.once("word", "rad", lambda word: made.append(word) or word.upper(), 10) == "RAD"
    assert made == ["rad"] * 3  # the last one has no memory
