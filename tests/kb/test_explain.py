"""Reasons name the typed word, the word of the text and the way from one to the other."""

from kb.explain import MAX_REASONS, reasons
from kb.model import Passage, Record
from kb.service import Reason
from kb.text.analyzers import word_keys

RECORD = Record("d", "Krijumčarenje", language="sr")
LEMMA = word_keys("granica", "sr").lemma


def _passage(text: str, heading: str = "", language: str = "") -> Passage:
    return Passage("d", 0, "a", heading, text, language=language)


def test_the_word_is_shown_as_the_text_has_it():
    found = reasons(RECORD, [_passage("Preko Granice se ide.")], {LEMMA: ("granica", "lemma")})
    assert found == (Reason("granica", "Granice", "lemma"),)


def test_the_place_is_named_where_it_is_not_the_text():
    title = word_keys("krijumčarenje", "sr").lemma
    found = reasons(RECORD, [_passage("", "Granica")], {LEMMA: ("g", "lemma"), title: ("k", "form")})
    assert [reason.way for reason in found] == ["form in title", "lemma in heading"]


def test_a_reason_is_given_once():
    found = reasons(RECORD, [_passage("granica, granica, Granica"), _passage("granica")], {LEMMA: ("g", "lemma")})
    assert len(found) == 1


def test_a_passage_may_speak_another_language_than_its_document():
    key = word_keys("borders", "en").lemma
    assert reasons(RECORD, [_passage("borders", language="en")], {key: ("border", "lemma")})
    assert not reasons(RECORD, [_passage("borders")], {key: ("border", "lemma")})


def test_no_more_than_a_reader_takes_in():
    words = [f"reč{letter}" for letter in "abcdefghijklmnopqrstuvw"]
    ways = {word_keys(word, "sr").form: (word, "form") for word in words}
    assert len(reasons(RECORD, [_passage(" ".join(words))], ways)) == MAX_REASONS


def test_nothing_found_nothing_said():
    assert reasons(RECORD, [_passage("šuma")], {LEMMA: ("granica", "lemma")}) == ()


def test_known_words_are_not_looked_for_again():
    found = reasons(RECORD, [_passage("granica i šuma")], {LEMMA: ("granica", "lemma")}, [((10, 14, LEMMA),)])
    assert [reason.found for reason in found] == ["šuma"]


def test_a_text_of_which_the_words_are_not_known_is_analysed():
    passages = [_passage("granica"), _passage("granice")]
    found = reasons(RECORD, passages, {LEMMA: ("granica", "lemma")}, [None, ()])
    assert [reason.found for reason in found] == ["granica"]
