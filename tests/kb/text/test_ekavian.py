"""Ijekavian to ekavian: the same word for both, and nothing done to words without a yat."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.text.ekavian import ekavian, ijekavian


@pytest.mark.parametrize(("western", "eastern"), [
    ("vrijeme", "vreme"), ("djeteta", "deteta"), ("mjesto", "mesto"), ("rješenje", "rešenje"), ("prijedlog", "predlog"),
    ("vijeće", "veće"), ("sjednica", "sednica"), ("svjedok", "svedok"), ("posljedica", "posledica"),
    ("zahtjev", "zahtev"), ("primjena", "primena"), ("bezbjednost", "bezbednost"), ("mjera", "mera"),
    ("lijek", "lek"), ("promjena", "promena"),
])
def test_one_word_for_both(western, eastern):
    assert ekavian(western) == ekavian(eastern)
    assert ijekavian(western)
    assert not ijekavian(eastern)


@pytest.mark.parametrize("word", ["policije", "nije", "objekat", "komisije", "projekat", "subjekt", "granica", ""])
def test_words_without_a_yat(word):
    assert ekavian(word) == word


@given(st.text(alphabet="abcčćdđefghijklmnoprsštuvzž", max_size=12))
def test_a_second_time_changes_nothing_much(word):
    once = ekavian(word)
    assert len(once) <= len(word)
    assert ijekavian(word) is (once != word)
