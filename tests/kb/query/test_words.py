"""A word of a question: its readings, its marks, its family, and the language it speaks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.engines.memory import MemoryIndex
from kb.model import Document, Passage, Record
from kb.query.vocabulary import Vocabulary
from kb.query.words import Word, language_of, stop_words, words_of
from kb.text.scripts import to_cyrillic
from tests.kb.query.small_corpus import searcher


@pytest.fixture(scope="module")
def vocabulary():
    return Vocabulary.of(searcher())


def words(text, vocabulary) -> list[Word]:
    return list(words_of(text, 0, vocabulary))


def only(text, vocabulary) -> Word:
    (word,) = words(text, vocabulary)
    return word


@pytest.mark.parametrize(("typed", "way", "key"), [
    ("policiju", "form", "policiju"), ("policiju", "lemma", "sr:policija"), ("migrants", "lemma", "en:migrant"),
    ("migrants", "lemma", "und:migrants"), ("smuggled", "stem", "en~smuggl"), ("Кријумчарење", "form", "krijumčarenje"),
], ids=str)  # fmt: skip
def test_readings(vocabulary, typed, way, key):
    assert (way, key) in {(r.way, r.key) for r in only(typed, vocabulary).readings}


def test_a_reading_is_there_once(vocabulary):
    found = [(r.way, r.key) for r in only("policija", vocabulary).readings]
    assert len(found) == len(set(found))


@pytest.mark.parametrize(("typed", "spelling"), [
    ("krijumcarenje", "krijumčarenje"),   # the very form is in the index
    ("rijeci", "riječi"),                 # only another form of it is
    ("prinudjene", "prinuđene"),
], ids=str)  # fmt: skip
def test_marks_are_put_back(vocabulary, typed, spelling):
    word = only(typed, vocabulary)
    assert spelling in word.restored()
    assert {r.language for r in word.readings if r.restored} == {"sr"}


def test_what_no_text_has_is_not_read_without_marks():
    index = MemoryIndex()
    with index.writer() as writer:
        writer.put(Document(Record("a", "A", language="sr"), (Passage("a", 0, "p", "", "Sigurna kuća. Ona kucka."),)))
    word = only("kuca", Vocabulary.of(index.searcher()))
    # Not *kucati*, to knock, which the dictionary has for *kuca*.
    assert {r.key for r in word.readings if r.way == "lemma" and r.language == "sr"} == {"sr:kuca"}


@pytest.mark.parametrize("typed", ["krijumčarenje", "policija", "xyzzy", "brdo", "zrtvama"])
def test_nothing_is_put_back_where_nothing_is_missing(vocabulary, typed):
    assert only(typed, vocabulary).restored() == ()


@pytest.mark.parametrize(("typed", "relative"), [
    ("dozvoliti", "sr:dozvola"), ("motorni", "sr:motor"), ("exploitation", "en:exploit"),
])  # fmt: skip
def test_families_have_only_members_that_the_index_has(vocabulary, typed, relative):
    family = {r.key for r in only(typed, vocabulary).readings if r.way == "family"}
    assert relative in family
    assert all(vocabulary.frequency("lemma", key) for key in family)


@pytest.mark.parametrize(("text", "language"), [
    ("smuggling of migrants", "en"), ("krijumčarenje migranata", "sr"), ("кријумчарење миграната", "sr"),
    ("krijumcarenje migranata", "sr"), ("the", "en"), ("nećemo", "sr"), ("1234", ""), ("Xyzzy", ""), ("", ""),
    ("đubrište", "sr"), ("JIT", "en"), ("ZIT", "sr"), ("JIT krijumčarenje ljudi", "sr"),
], ids=str)  # fmt: skip
def test_language_of(vocabulary, text, language):
    assert language_of(words(text, vocabulary)) == language


@pytest.mark.parametrize(("typed", "acronym"), [
    ("JIT", "JIT"), ("ЗИТ", "ZIT"), ("jit", ""), ("Jit", ""), ("ABCXYZ", ""), ("POLICIJA", ""),
])  # fmt: skip
def test_acronyms_are_typed_in_capitals(vocabulary, typed, acronym):
    assert only(typed, vocabulary).acronym == acronym


def test_places_count_from_where_the_piece_stands(vocabulary):
    found = list(words_of("crna gora", 10, vocabulary))
    assert [(w.text, w.start) for w in found] == [("crna", 10), ("gora", 15)]


@pytest.mark.parametrize(("language", "small"), [
    ("en", "the"), ("en", "which"), ("sr", "koji"), ("sr", "ćemo"), ("sr", "cemo"), ("sr", "nisam"), ("sr", "neću"),
])  # fmt: skip
def test_small_words_with_and_without_marks(language, small):
    assert small in stop_words()[language]


@pytest.mark.parametrize("word", ["sud", "court", "žrtva", "zakon", "smuggling"])
def test_words_that_mean_something_are_not_small(word):
    assert not any(word in small for small in stop_words().values())


SOME = "sud sudija žrtva nadživeti krijumčarenja šuma injekcija policija".split()


@given(st.lists(st.sampled_from(SOME), max_size=4))
def test_both_scripts_are_read_alike(chosen):
    vocabulary, text = Vocabulary.of(searcher()), " ".join(chosen)
    assert [w.readings for w in words(to_cyrillic(text), vocabulary)] == [w.readings for w in words(text, vocabulary)]
