"""The floors of the analysis, on annotated text beside the repository: no change may fall below them."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import text_quality

DATA = Path(__file__).parents[4] / "shared/data"
pytestmark = pytest.mark.shared_data


@pytest.mark.parametrize(("corpus", "f1", "recall"), [
    (("comtext",), 0.925, 0.957), (("ud",), 0.92, 0.96), (("comtext", "ud"), 0.913, 0.957),
], ids=["COMtext", "UD", "both in one"])
def test_serbian_forms_of_a_word_are_joined(corpus, f1, recall):
    found = text_quality.agreement(text_quality.serbian_types(DATA, corpus), "sr", ("lemma", "stem"))
    assert found.f1 >= f1
    assert found.recall >= recall


@pytest.mark.slow
@pytest.mark.parametrize("there", [True, False], ids=["form in the index", "only other forms"])
def test_a_lemma_is_found_without_marks(there):
    assert text_quality.restored(text_quality.serbian_types(DATA), there, every=20) >= 0.96


def test_ekavian_and_ijekavian_are_joined():
    pairs = text_quality.yat_pairs(DATA)
    assert len(pairs) > 250
    assert text_quality.joined(pairs) >= 0.98


def test_english_forms_of_a_word_are_joined():
    lexicon = text_quality.english_types(DATA)
    assert len(lexicon) > 9000
    assert text_quality.agreement(lexicon, "en", ("lemma",)).f1 >= 0.94


@pytest.mark.parametrize(("kind", "each", "floor"), [
    ("a sentence", 150, 0.989), ("a paragraph", 60, 0.998), ("two words", 150, 0.85),
    pytest.param("a paragraph", 150, 0.998, marks=pytest.mark.thorough),
])  # fmt: skip
def test_languages_are_told_apart(kind, each, floor):
    assert text_quality.languages(DATA, kind, each) >= floor
