"""Pieces of a text: where words stand and what counts as one."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.text.analyzers import analyze, columns
from kb.text.tokens import normal

SERBIAN = "abcčćdđefghijklmnoprsštuvzž"


def forms(text: str, language: str) -> list[str]:
    return [found.keys.form for found in analyze(text, language)]


@pytest.mark.parametrize(("text", "language", "expected"), [
    ("čl. 350 st. 2 t. 1 KZ", "sr", ["čl", "350", "st", "2", "t", "1", "kz"]),
    ("350a 350а 350-a", "sr", ["350a", "350a", "350a"]),
    ("Sl. glasnik RS 85/2005", "sr", ["sl", "glasnik", "rs", "85", "2005"]),
    ("10.000 dinara i 1,250,000.50", "sr", ["10000", "dinara", "i", "1250000"]),
    ("15.03.2020. god.", "sr", ["15", "03", "2020", "god"]),
    ("MUP-a, UNODC-om i 1990-ih", "sr", ["mup", "unodc", "i", "1990"]),
    ("d.o.o. i U.N.", "sr", ["doo", "i", "un"]),
    ("Super je, k’o san", "sr", ["super", "je", "ko", "san"]),
    ("nado\u00adgradnja snake_case", "sr", ["nadogradnja", "snake", "case"]),
    ("trafficker’s victims' don't O'Neill", "en", ["trafficker", "victims", "do", "oneill"]),
    ("Art. 5, para. 2", "en", ["art", "5", "para", "2"]),
    ("the art. He", "en", ["the", "art", "he"]),
    ("e-mail X-ray", "en", ["email", "xray"]),
    ("", "en", []), ("!?", "sr", []), ("___", "und", []),
])
def test_words(text, language, expected):
    assert forms(text, language) == expected


@pytest.mark.parametrize(("spellings", "language"), [
    (("cross-border", "crossborder", "cross border"), "en"),
    (("anti-trafficking", "antitrafficking", "anti trafficking"), "en"),
    (("counter-terrorism", "counterterrorism", "counter terrorism"), "en"),
    (("co-operation", "cooperation"), "en"),
    (("anti-korupcija", "antikorupcija", "anti korupcija", "анти-корупција"), "sr"),
])
def test_hyphens_meet(spellings, language):
    assert len({tuple(f.keys for f in analyze(spelling, language)) for spelling in spellings}) == 1


@pytest.mark.parametrize("word", ["Cрбија", "Срbија", "Србија", "SRBIJA"])
def test_scripts_mixed_in_a_word(word):
    assert forms(word, "sr") == ["srbija"]


def test_offsets_are_those_of_the_given_text():
    text = unicodedata.normalize("NFD", "Žrtve krijumčarenja: čl. 350a, cross-border.")
    found = analyze(text, "sr")
    assert [unicodedata.normalize("NFC", text[f.start : f.end]) for f in found[:3]] == ["Žrtve", "krijumčarenja", "čl"]
    assert [f.keys for f in found] == [f.keys for f in analyze(unicodedata.normalize("NFC", text), "sr")]


@given(st.text(max_size=80), st.sampled_from(["sr", "en", "und", "de"]))
def test_any_text_is_cut_in_order(text, language):
    found = analyze(text, language)
    assert all(f.start < f.end for f in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(f.keys.form for f in found)


@given(st.text(SERBIAN + "ABCŠ .-’'350", max_size=60), st.sampled_from(["sr", "en", "und"]))
def test_columns_say_the_same(text, language):
    found, listed = analyze(text, language), columns(text, language)
    assert list(zip(listed.starts, listed.ends, strict=True)) == [(f.start, f.end) for f in found]
    assert list(zip(listed.forms, listed.lemmas, listed.stems, strict=True)) == [tuple(f.keys) for f in found]


def test_normal_prefers_the_known_reading():
    assert normal("рor", lambda word: word == "ror") == "ror"
    assert normal("рor", lambda word: word == "por") == "por"
