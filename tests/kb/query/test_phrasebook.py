"""The book of equivalents: both directions, phrases, acronyms, and what it keeps apart."""

import pytest

from kb.query import phrasebook
from kb.query.phrasebook import Equivalent, Phrasebook, _apart, _equivalent, _kinds
from kb.text.analyzers import word_keys


@pytest.fixture(scope="module")
def book():
    return phrasebook.load()


def keys(text, language):
    return tuple(word_keys(word, language).lemma for word in text.split())


def texts(book, text, language):
    """What stands for exactly this word or phrase."""
    wanted = keys(text, language)
    return [e.text for e in book.phrases.get(wanted[0], {}).get(wanted, ())]


@pytest.mark.parametrize(("text", "language", "other"), [
    ("court", "en", "sud"), ("sud", "sr", "court"),
    ("sudac", "sr", "sudija"), ("sudija", "sr", "sudac"),
    ("joint investigation team", "en", "zajednički istražni tim"),
    ("zajednički istražni tim", "sr", "joint investigation team"),
    ("human trafficking", "en", "trgovina ljudima"),
    ("go", "en", "ići"), ("gone", "en", "ići"), ("išao", "sr", "go"),
    ("John", "en", "Džon"), ("Džon", "sr", "John"),
    ("we", "en", "mi"),
], ids=str)  # fmt: skip
def test_both_directions(book, text, language, other):
    assert other in texts(book, text, language)


@pytest.mark.parametrize("inflected", ["zajedničkog istražnog tima", "zajedničkim istražnim timovima"])
def test_a_phrase_is_known_in_every_inflection(book, inflected):
    words = [frozenset({key}) for key in keys(inflected, "sr")]
    assert any("JIT" in {e.text for e in m.equivalents} for m in book.find(words) if m.end - m.start == 3)


def test_a_stretch_is_found_wherever_it_stands(book):
    words = [frozenset({k}) for k in keys("the joint investigation team met", "en")]
    assert (1, 4) in {(m.start, m.end) for m in book.find(words)}


def test_a_word_of_two_readings_is_looked_up_by_both(book):
    either = [frozenset({*keys("court", "en"), *keys("sud", "sr")})]
    found = {e.text for m in book.find(either) for e in m.equivalents}
    assert {"sud", "court"} <= found


def test_a_phrase_that_would_run_over_the_end_is_not_found():
    book = Phrasebook({"a": {("a", "b"): (Equivalent("x", "en", ("en:x",), "lexicon", "x"),)}})
    assert list(book.find([frozenset("a")])) == []
    assert [(m.start, m.end) for m in book.find([frozenset("a"), frozenset("b")])] == [(0, 2)]


@pytest.mark.parametrize(("acronym", "languages"), [("JIT", {"en"}), ("ZIT", {"sr"})])
def test_an_acronym_belongs_to_the_languages_that_use_it(book, acronym, languages):
    assert book.acronyms[acronym]
    assert book.spoken[acronym] == languages


def test_every_acronym_is_spoken_somewhere(book):
    assert all(book.spoken[name] for name in book.acronyms)
    assert not any(name.islower() for name in book.acronyms)


def test_equivalents_come_with_the_most_usual_first(book):
    for found in (by_keys for first in list(book.phrases)[:500] for by_keys in book.phrases[first].values()):
        assert [e.rank for e in found] == sorted(e.rank for e in found)


def test_nothing_stands_for_itself(book):
    assert not [
        (wanted, e.text) for first in book.phrases.values() for wanted, found in first.items() for e in found
        if e.keys == wanted
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "kind"), [
    ("smuggling of migrants", {"smuggling"}), ("KRIJUMČARENJE", {"smuggling"}), ("šverc", {"smuggling"}),
    ("human trafficking", {"trafficking"}), ("trgovina ljudima", {"trafficking"}),
    ("smuggling and trafficking", {"smuggling", "trafficking"}), ("trgovina oružjem", set()), ("border", set()),
])  # fmt: skip
def test_kinds(text, kind):
    assert _kinds(text) == kind


def made(text):
    return _equivalent(text, "sr", "lexicon", "group", 0)


@pytest.mark.parametrize(("a", "b", "apart"), [
    ("krijumčarenje", "trgovina ljudima", True), ("trafficking", "smuggler", True),
    ("krijumčarenje", "krijumčarenje i trgovina ljudima", False), ("krijumčarenje", "migracija", False),
], ids=str)  # fmt: skip
def test_what_the_law_keeps_apart(a, b, apart):
    assert _apart(made(a), made(b)) is apart
    assert _apart(made(b), made(a)) is apart


def test_no_entry_of_the_whole_book_leads_from_smuggling_to_trafficking(book):
    known = {e.keys: e.text for first in book.phrases.values() for found in first.values() for e in found}
    pairs = [
        (known.get(wanted, ""), e.text) for first in book.phrases.values() for wanted, found in first.items()
        for e in found
    ]  # fmt: skip
    assert [(a, b) for a, b in pairs if _kinds(a) and _kinds(b) and not _kinds(a) & _kinds(b)] == []


@pytest.mark.parametrize(("text", "group", "name"), [
    ("zajednički istražni tim", "jit", "jit:zajednicki-istrazni-tim"), ("Šuma", "forest", "forest:suma"),
    ("JITs", "jit", "jit:jit"),
], ids=str)  # fmt: skip
def test_a_name_to_remove_it_by(text, group, name):
    assert _equivalent(text, "sr", "glossary", group, 0).id == name


@pytest.mark.parametrize(("form", "language", "headword"), [
    ("developed", "en", "en:develop"), ("fixed", "en", "en:fix"), ("growing", "en", "en:grow"),
], ids=str)  # fmt: skip
def test_a_stem_leads_to_its_shortest_word(book, form, language, headword):
    assert book.stems[word_keys(form, language).stem] == headword
