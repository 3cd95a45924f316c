"""English lemma and stem: one spelling for British and American, irregular words, the dictionary asked."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.text import english


@pytest.mark.parametrize(("british", "american"), [
    ("organisation", "organization"), ("labour", "labor"), ("defence", "defense"), ("centre", "center"),
    ("programme", "program"), ("trafficking", "trafficking"),
])
def test_one_spelling(british, american):
    assert english.american(british) == american
    assert english.keys(british) == english.keys(american)


@pytest.mark.parametrize(("words", "lemma"), [
    ("child children", "child"), ("victim victims", "victim"), ("woman women", "woman"), ("state states", "state"),
    ("agreement agreements", "agreement"), ("police", "police"),
], ids=lambda value: value.split()[0])
def test_forms_of_a_lemma(words, lemma):
    assert {english.keys(word)[0] for word in words.split()} == {lemma}


@pytest.mark.parametrize(("one", "other"), [("organise", "organisation"), ("detect", "detection")])
def test_a_family_shares_its_stem(one, other):
    assert english.keys(one)[0] != english.keys(other)[0]
    assert english.keys(one)[1] == english.keys(other)[1]


@pytest.mark.parametrize(("word", "known"), [("prosecutor", True), ("smuggled", True), ("tužilac", False), ("", False)])
def test_known(word, known):
    assert english.known(word) is known


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_keys_are_lower_case_and_never_empty(word):
    assert all(key and key == key.lower() for key in english.keys(word))


@pytest.mark.parametrize(("form", "lemma"), [
    ("playing", "play"), ("gone", "go"), ("thought", "think"), ("won", "win"), ("broke", "break"), ("worse", "bad"),
])
def test_irregular_forms_that_the_dictionary_lacks(form, lemma):
    assert english.keys(form)[0] == lemma
