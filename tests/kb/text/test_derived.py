"""Forms that two lemmas share: participles, neuters in -o, homographs of nouns and verbs."""

from __future__ import annotations

import pytest

from kb.text import derived, serbian


@pytest.mark.parametrize(("word", "lemma", "adjective"), [
    ("određenog", "odrediti", "određen"), ("navedena", "navesti", "naveden"), ("izdatom", "izdati", "izdat"),
    ("organizovane", "organizovati", "organizovan"),
    ("zabrani", "zabraniti", ""), ("skrene", "skrenuti", ""), ("vrate", "vratiti", ""),  # forms of the verb itself
    ("izdati", "izdati", ""), ("granica", "granica", ""),
], ids=lambda value: value or "none")
def test_a_participle_is_an_adjective(word, lemma, adjective):
    assert derived.participle(word, lemma) == adjective


@pytest.mark.parametrize(("adjective", "verb"), [
    ("naveden", "navesti"), ("završen", "završiti"), ("organizovan", "organizovati"), ("crven", ""),
])
def test_the_verb_of_a_participle(adjective, verb):
    assert derived.verb(adjective) == verb


@pytest.mark.parametrize(("word", "adjective"), [
    ("projektno", "projektni"), ("predškolsko", "predškolski"), ("delo", "delo"), ("sukno", "sukno"),
    ("policija", "policija"),
])
def test_the_adjective_of_a_neuter(word, adjective):
    assert derived.neuter(word) == adjective


@pytest.mark.parametrize(("word", "lemma", "other"), [
    ("primeni", "primena", "primeniti"), ("odnose", "odnos", "odnositi"), ("naziva", "naziv", "nazivati"),
    ("obuhvata", "obuhvat", "obuhvat"), ("naveden", "naveden", "navesti"), ("policiji", "policija", "policija"),
    ("voditi", "voditi", "voditi"),
])
def test_a_second_reading(word, lemma, other):
    assert derived.second_reading(word, lemma) == other


@pytest.mark.parametrize("form", ["uhapšen", "uhapšena", "uhapšeno", "uhapšeni", "uhapšene"])
def test_a_predicate_is_found_by_its_verb_too(form):
    assert serbian.keys(form) == ("uhapsen", "uhapsiti")


@pytest.mark.parametrize("form", ["uhapšenog", "uhapšenom", "uhapšenih", "uhapšenim", "uhapšenu"])
def test_a_person_is_not_found_by_what_was_done(form):
    assert serbian.keys(form) == ("uhapsen", "uhapsen")


@pytest.mark.parametrize(("one", "other"), [
    ("donesen", "donet"), ("podnesene", "podnete"), ("izdanoj", "izdatoj"), ("prodana", "prodata"),
    ("poslani", "poslati"), ("priznanog", "priznatog"), ("subjekat", "subjekt"),
])
def test_two_spellings_of_a_participle_are_one_word(one, other):
    assert set(serbian.keys(one)) & set(serbian.keys(other))


@pytest.mark.parametrize(("word", "apart"), [
    ("izdanje", "izdat"), ("poslanik", "poslat"), ("nemam", "imam"), ("bivši", "bio"), ("podne", "podneti"),
])
def test_words_that_only_look_alike(word, apart):
    assert not set(serbian.keys(word)) & set(serbian.keys(apart))


@pytest.mark.parametrize(("word", "lemma", "regular"), [
    ("aktivista", "aktivista", "aktivist"), ("demokrata", "demokrata", "demokrat"), ("lista", "lista", "lista"),
    ("pomoćnici", "pomoćnica", "pomoćnik"), ("radnici", "radnica", "radnica"), ("pomoćnice", "pomoćnica", "pomoćnica"),
    ("mravovi", "mravov", "mrav"), ("gotovi", "gotov", "gotov"), ("integriše", "integriti", "integrisati"),
    ("piše", "pisati", "pisati"), ("policije", "policija", "policija"),
])
def test_a_class_of_words_has_one_lemma(word, lemma, regular):
    assert derived.regular(word, lemma) == regular


@pytest.mark.parametrize("infinitive", ["objavljivati", "ulaziti", "navesti", "podnositi"])
def test_an_infinitive_is_its_own_lemma(infinitive):
    assert serbian.keys(infinitive) == (infinitive, infinitive)
