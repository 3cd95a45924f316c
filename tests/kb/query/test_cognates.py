"""Words that both languages took from elsewhere: what the rules propose, and how a question uses it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.engines.memory import MemoryIndex
from kb.model import Document, Passage, Record
from kb.query import phrasebook
from kb.query.cognates import MOST, cognates
from kb.query.expansion import expansions
from kb.query.vocabulary import Vocabulary
from kb.query.weights import DEFAULT
from kb.query.words import words_of

BOTH_WAYS = [
    ("organization", "organizacija"), ("privatization", "privatizacija"), ("terrorism", "terorizam"),
    ("terrorist", "terorista"), ("university", "univerzitet"), ("photography", "fotografija"),
    ("methodology", "metodologija"), ("agency", "agencija"), ("chronology", "hronologija"), ("theory", "teorija"),
    ("analysis", "analiza"), ("liberalize", "liberalizovati"), ("characteristic", "karakteristika"),
    ("quality", "kvalitet"), ("texas", "teksas"), ("missouri", "misuri"), ("toronto", "toronto"),
]  # fmt: skip


@pytest.mark.parametrize(("english", "serbian"), BOTH_WAYS)
def test_the_rules_lead_both_ways(english, serbian):
    assert serbian in cognates(english, "en")
    assert english in cognates(serbian, "sr")


@pytest.mark.parametrize(("word", "language"), [("rat", "sr"), ("pain", "en"), ("sud", "sr")])
def test_short_words_are_only_sought_as_they_are(word, language):
    assert cognates(word, language) == (word,)


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=30), st.sampled_from(("en", "sr")))
def test_the_cost_is_bounded(word, language):
    found = cognates(word, language)
    assert len(found) <= MOST
    assert found[0] == word
    assert len(set(found)) == len(found)


@pytest.fixture(scope="module")
def vocabulary():
    texts = {
        "sr": "Deregulacija je obuhvatila Vaterford. Izvršna odluka o kupovini hrane.",
        "en": "The deregulation of Waterford performed badly in bankruptcy. The food was cold.",
    }
    index = MemoryIndex()
    with index.writer() as writer:
        for language, text in texts.items():
            writer.put(Document(Record(language, "", language=language), (Passage(language, 0, "p", "", text),)))
    return Vocabulary.of(index.searcher())


def added(question, language, vocabulary, removed=()):
    words = list(words_of(question, 0, vocabulary))
    return expansions(words, phrasebook.load(), vocabulary, DEFAULT, frozenset(removed), language)


@pytest.mark.parametrize(("word", "language", "expected"), [
    ("waterford", "en", "vaterford"), ("vaterford", "sr", "waterford"), ("deregulation", "en", "deregulacija"),
], ids=str)  # fmt: skip
def test_a_word_in_no_table_is_found_by_its_spelling(word, language, expected, vocabulary):
    (one,) = added(word, language, vocabulary)
    assert (one.equivalent.text, one.equivalent.origin) == (expected, "cognate")
    assert one.weight < DEFAULT.translation


def test_a_cognate_can_be_removed_by_its_name(vocabulary):
    (one,) = added("waterford", "en", vocabulary)
    assert added("waterford", "en", vocabulary, [one.equivalent.id]) == []


def test_a_word_with_a_translation_needs_no_cognate(vocabulary):
    assert {one.equivalent.origin for one in added("food", "en", vocabulary)} == {"lexicon"}


@pytest.mark.parametrize("small", ["the", "of"])
def test_small_words_have_no_cognates(small, vocabulary):
    assert not [one for one in added(small, "en", vocabulary) if one.equivalent.origin == "cognate"]


@pytest.mark.parametrize(("word", "language", "expected"), [
    ("obavljanje", "sr", "perform"), ("stečajni", "sr", "bankruptcy"), ("enforceability", "en", "izvršan"),
], ids=str)  # fmt: skip
def test_a_word_in_no_table_borrows_from_its_family(word, language, expected, vocabulary):
    borrowed = {one.equivalent.text: one for one in added(word, language, vocabulary)}
    assert borrowed[expected].equivalent.origin == "lexicon"
    assert borrowed[expected].weight < DEFAULT.translation
