"""Words of one family."""

import pytest

from kb.query.derivation import family


@pytest.mark.parametrize(("lemma", "relative"), [
    ("podnosenje", "podnositi"),
    ("podnosenje", "podneti"),  # the other aspect
    ("uredjenje", "urediti"),  # đ softened from d
    ("koriscenje", "koristiti"),
    ("placanje", "platiti"),
    ("obavljanje", "obaviti"),
    ("oduzimanje", "oduzeti"),
    ("imenovanje", "imenovati"),
    ("nadlezan", "nadleznost"),
    ("zabrana", "zabraniti"),
    ("upis", "upisati"),
])  # fmt: skip
def test_family(lemma, relative):
    assert relative in family(lemma)


def test_a_word_is_not_its_own_relative():
    assert "nositi" not in family("nositi")
