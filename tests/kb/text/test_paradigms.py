"""Nouns declined by their class."""

from __future__ import annotations

import pytest

from kb.text import serbian
from kb.text.paradigms import declined, forms


@pytest.mark.parametrize(("noun", "kind", "some"), [
    ("propust", "m", "propust propusta propustu propustom propuste propusti propustima"),
    ("zaj*m", "mo", "zajam zajma zajmu zajmom zajmovi zajmova zajmove zajmovima"),
    ("istek", "m", "istek isteka isteku istekom isteče isteci istecima"),
    ("ključ", "so", "ključ ključa ključem ključevi ključeva ključevima"),
    ("luka", "f", "luka luke luci luku lukom luko lukama"),
    ("mar*ka", "f", "marka marke marku markama maraka"),
    ("smeće", "ne", "smeće smeća smeću smećem"),
    ("svest", "i", "svest svesti svešću svestima"), ("krv", "i", "krv krvi krvlju"),
], ids=lambda value: value.split()[0])
def test_forms_of_a_class(noun, kind, some):
    assert set(some.split()) <= forms(noun, kind)


def test_a_form_of_two_nouns_has_both():
    assert declined()["luka"] == ("luk", "luka")


@pytest.mark.parametrize(("form", "noun", "verb"), [
    ("zabrani", "zabrana", "zabraniti"), ("odluči", "odluciti", "odluciti"),
    ("pokušaju", "pokusaj", "pokusati"), ("presude", "presuda", "presuditi"), ("vlada", "vlada", "vladati"),
])
def test_a_form_of_a_noun_and_a_verb_is_found_by_both(form, noun, verb):
    assert serbian.keys(form) == (noun, verb)


@pytest.mark.parametrize("noun", sorted({lemma for nouns in declined().values() for lemma in nouns}))
def test_every_noun_of_the_table_meets_its_forms(noun):
    mine = serbian.keys(noun)
    apart = [form for form, lemmas in declined().items() if noun in lemmas and not _meet(mine, serbian.keys(form))]
    assert len(apart) <= 3, apart


def _meet(one, other):
    return one[0] == other[0] or one[1] == other[1]
