"""Serbian lemmas: suppletive plurals, forms that two words share, verbal nouns and participles kept apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.text import serbian
from kb.text.analyzers import analyze, word_keys


@pytest.mark.parametrize(("words", "lemma"), [
    ("dete deteta detetu detetom deca dece deci decu decom djeca djece djeteta", "dete"),
    ("deo delovi delova delovima dio dijelovi", "deo"),
    ("krijumčarenje krijumčarenja krijumčarenju krijumčarenjem", "krijumcarenje"),
    ("žrtva žrtve žrtvi žrtvom žrtvama", "zrtva"),
    ("sudija sudije sudiji sudijom sudijama", "sudija"),
    ("karta karte karti kartu kartom kartama", "karta"),
    ("uloga uloge ulozi ulogu ulogom", "uloga"),
    ("strana strane strani stranu stranom stranama", "strana"),
    ("sumnja sumnje sumnju sumnjom sumnjama", "sumnja"),
    ("merilo merila merilu merilom merilima", "merilo"),
    ("dozvola dozvole dozvoli dozvolu dozvolom", "dozvola"),
], ids=lambda value: value.split()[0])
def test_forms_of_a_lemma(words, lemma):
    assert {serbian.keys(word)[0] for word in words.split()} == {lemma}


@pytest.mark.parametrize(("form", "one", "other"), [
    ("tim", "timova", "tog"), ("tima", "timovi", "tih"), ("ona", "njoj", "onih"), ("one", "njih", "onoga"),
    ("koga", "ko", "kojeg"),
])
def test_a_form_of_two_words_is_found_by_both(form, one, other):
    found = word_keys(form, "sr")
    assert found.lemma == word_keys(one, "sr").lemma
    assert found.stem == word_keys(other, "sr").stem
    assert serbian.keys(one)[0] != serbian.keys(other)[0]


@pytest.mark.parametrize(("word", "known"), [
    ("policija", True), ("rješenje", True), ("dijete", True), ("tim", True), ("xqz", False), ("", False),
])
def test_known(word, known):
    assert serbian.known(word) is known


@pytest.mark.parametrize("word", ["policijama", "rješenjima", "granicama"])
def test_inflected_words_are_known(word):
    assert serbian.inflected(word)


@pytest.mark.parametrize(("noun", "verb"), [("krijumčarenja", "krijumčariti"), ("putovanja", "putovati")])
def test_verbal_nouns_are_not_their_verb(noun, verb):
    assert serbian.keys(noun)[0] != serbian.keys(verb)[0]


@pytest.mark.parametrize(("form", "verb"), [
    ("govorite", "govoriti"), ("recite", "reci"), ("stižete", "stizati"), ("dođite", "doci"), ("živite", "ziveti"),
    ("volim", "voleti"), ("prestani", "prestati"), ("jedem", "jesti"), ("sednite", "sesti"), ("mrzim", "mrzeti"),
    ("videla", "videti"), ("uspećete", "uspeti"),
])
def test_forms_that_address_somebody(form, verb):
    assert verb in serbian.keys(form)


@pytest.mark.parametrize(("form", "noun"), [
    ("kredite", "kredit"), ("advokate", "advokat"), ("subjekte", "subjekt"), ("dokumente", "dokument"),
    ("fakultete", "fakultet"), ("države", "drzava"),
])
def test_nouns_that_end_like_them_stay_nouns(form, noun):
    assert serbian.keys(form) == (noun, noun)


@pytest.mark.parametrize("form", ["vodi", "vode"])
def test_water_and_leading_share_forms(form):
    assert serbian.keys(form) == ("voditi", "voda")


@pytest.mark.parametrize("letters", [59, 60, 61, 100, 215, 256, 300, 5000])
@pytest.mark.parametrize("piece", ["đeabč", "č", "a", "ж"])
def test_a_word_of_any_length_has_keys(piece, letters):
    word = (piece * letters)[:letters]
    assert analyze(word, "sr")[0].keys.lemma.startswith("sr:")
    assert serbian.inflected(word) is False


@given(st.text("abcčćdđeijlnoprsštuvzžж'-", min_size=40, max_size=700))
def test_no_run_of_letters_breaks_the_analysis(text):
    for language in ("sr", "en", "und"):
        analyze(text, language)
