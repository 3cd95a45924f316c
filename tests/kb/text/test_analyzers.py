"""The keys of words: what counts as the same word, in both scripts and both ways of speaking."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.text.analyzers import analyze, fingerprint, word_keys
from kb.text.ekavian import ekavian, ijekavian
from kb.text.scripts import to_cyrillic, to_latin

CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџшАБВГДЂЕЖЗИЈКЛЉМНЊОПРСТЋУФХЦЧЏШ -.'’/0123456789"


def joined(one: str, other: str, language: str) -> bool:
    a, b = word_keys(one, language), word_keys(other, language)
    return a.lemma == b.lemma or a.stem == b.stem


@pytest.mark.parametrize(("one", "other"), [
    ("krijumčarenje", "krijumčarenja"), ("krijumčarenje", "krijumčarenjem"), ("migranata", "migrantima"),
    ("vrijeme", "vremena"), ("dijete", "deteta"), ("djeca", "deci"), ("mjesto", "mestu"), ("prijedlog", "predloga"),
    ("žrtva", "žrtava"), ("tužilac", "tužioca"), ("ljudi", "ljudima"), ("čl", "članu"), ("zaštite", "zaštitom"),
    ("kriv. djelo".split()[1], "dela"), ("krijumcarenje", "krijumčarenja"), ("medju", "među"), ("azila", "azil"),
])
def test_serbian_words_that_are_one(one, other):
    assert joined(one, other, "sr")


@pytest.mark.parametrize(("one", "other"), [
    ("krijumčarenje", "trgovina"), ("sud", "sudija"), ("svoj", "sav"), ("da", "dati"), ("azil", "azija"),
])
def test_serbian_words_that_are_not(one, other):
    assert not joined(one, other, "sr")


@pytest.mark.parametrize(("one", "other"), [
    ("organisation", "organizations"), ("centre", "centers"), ("labour", "labor"), ("programme", "programs"),
    ("travelled", "traveling"), ("offence", "offenses"), ("victims", "victim"), ("children", "child"),
    ("people", "persons"), ("smuggled", "smuggling"), ("traffickers", "trafficker"), ("analyse", "analyzed"),
])
def test_english_words_that_are_one(one, other):
    assert joined(one, other, "en")


@pytest.mark.parametrize(("one", "other"), [("trafficking", "traffic"), ("smuggling", "trafficking"), ("us", "we")])
def test_english_words_that_are_not(one, other):
    assert word_keys(one, "en").lemma != word_keys(other, "en").lemma


@pytest.mark.parametrize(("word", "language", "lemma"), [
    ("350а", "sr", "sr:350a"), ("2020", "en", "en:2020"), ("Café", "fr", "und:cafe"), ("Windows", "sr", "sr:windows"),
], ids=["number with a letter", "number", "neutral", "foreign word"])
def test_lemma(word, language, lemma):
    assert word_keys(word, language).lemma == lemma


@given(st.text(CYRILLIC, max_size=60), st.sampled_from(["sr", "en", "und"]))
def test_both_scripts_have_the_same_keys(text, language):
    assert [f.keys for f in analyze(text, language)] == [f.keys for f in analyze(to_latin(text), language)]


@given(st.text("abcčćdđefghijklmnoprsštuvzžABCČ -.,'350", max_size=60))
def test_latin_and_its_cyrillic_have_the_same_keys(text):
    assert [f.keys for f in analyze(text, "sr")] == [f.keys for f in analyze(to_cyrillic(text), "sr")]


@pytest.mark.parametrize(("word", "spelling"), [
    ("vrijeme", "vreme"), ("djetetu", "detetu"), ("prijevoz", "prevoz"), ("svijest", "svest"), ("donio", "doneo"),
    ("ljepota", "lepota"), ("njemački", "nemački"), ("uspije", "uspe"), ("obilježje", "obeležje"),
    # ekavian words that look alike
    ("nije", "nije"), ("policije", "policije"), ("objekat", "objekat"), ("pacijenata", "pacijenata"),
    ("karijera", "karijera"), ("kraljevski", "kraljevski"), ("šaljete", "šaljete"), ("izgubljen", "izgubljen"),
    ("njega", "njega"), ("efikasnijeg", "efikasnijeg"), ("sjedinjene", "sjedinjene"), ("činio", "činio"),
])
def test_ekavian(word, spelling):
    assert ekavian(word) == spelling
    assert ijekavian(word) == (word != spelling)


def test_fingerprint_is_stable():
    assert fingerprint() == fingerprint()
    assert len(fingerprint()) == 12
