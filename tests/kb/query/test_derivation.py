"""Words of one family."""

import pytest

from kb.query.derivation import family


@pytest.mark.parametrize(("lemma", "relative"), [
    ("podnosenje", "podnositi"),
    ("podnosenje", "podneti"),  # the other aspect
    ("uredenje", "urediti"),  # đ softened from d, and folded
    ("koriscenje", "koristiti"),
    ("placanje", "platiti"),
    ("obavljanje", "obaviti"),
    ("oduzimanje", "oduzeti"),
    ("imenovanje", "imenovati"),
    ("nadlezan", "nadleznost"),
    ("zabrana", "zabraniti"),
    ("upis", "upisati"),
    ("prepoznati", "prepoznavanje"),  # through the other aspect
    ("kazniti", "kaznjavanje"),
    ("zaposljavanje", "zaposliti"),
    ("krijumcar", "krijumcarenje"),
])  # fmt: skip
def test_family(lemma, relative):
    assert relative in family(lemma)


def test_a_word_is_not_its_own_relative():
    assert "nositi" not in family("nositi")


@pytest.mark.parametrize(("adjective", "noun"), [
    ("boravisni", "boravak"), ("boravisni", "boraviste"), ("granican", "granica"), ("sudski", "sud"),
    ("carinski", "carina"), ("policijski", "policija"), ("istrazni", "istraga"), ("optuzni", "optuzba"),
    ("tuzilacki", "tuzilac"), ("izbeglicki", "izbeglica"), ("migracioni", "migracija"), ("zdravstveni", "zdravstvo"),
    ("sluzben", "sluzba"), ("azilan", "azil"), ("pravni", "pravo"), ("decji", "dete"),
], ids=str)  # fmt: skip
def test_an_adjective_and_its_noun_find_each_other(adjective, noun):
    assert noun in family(adjective)
    assert adjective in family(noun)


@pytest.mark.parametrize(("noun", "verb"), [
    ("denunciation", "denounce"), ("notification", "notify"), ("application", "apply"), ("extension", "extend"),
    ("settlement", "settle"), ("payment", "pay"), ("approval", "approve"), ("denial", "deny"), ("seizure", "seize"),
    ("admission", "admit"), ("decision", "decide"),
    ("liability", "liable"), ("smuggler", "smuggle"),
], ids=str)  # fmt: skip
def test_an_english_noun_and_its_verb_find_each_other(noun, verb):
    assert verb in family(noun, "en")
    assert noun in family(verb, "en")


@pytest.mark.parametrize("language", ["sr", "en"])
@pytest.mark.parametrize("lemma", [
    "", "a", "ski", "ni", "ment", "er", "en", "krijumcarenje", "trafficking", "amni", "ufer", "ising",
])  # fmt: skip
def test_candidates_are_words_of_some_length_and_each_once(lemma, language):
    found = family(lemma, language)
    assert len(set(found)) == len(found)
    assert all(len(word) > 2 for word in found)
    assert lemma not in found


def test_what_has_an_ending_gets_no_second_one():
    assert not any(word.startswith("denunciation") for word in family("denunciation", "en"))


@pytest.mark.parametrize(("noun", "verb"), [("entry", "enter"), ("reception", "receive")], ids=str)
def test_a_verb_that_looks_like_a_noun_is_found_from_its_noun_only(noun, verb):
    assert verb in family(noun, "en")
    assert noun not in family(verb, "en")
