"""What a passage is indexed under: parallel streams of one length, acronyms in capitals, exact keywords."""

from __future__ import annotations

import pytest

from kb.model import Passage, Record
from kb.text.streams import KEYWORDS, LEAD_WORDS, STREAMS, keywords, lead, stream_terms

RECORD = Record("rs-kz-sr", "Krivični zakonik", language="sr", countries=("serbia",), date="2005-09-29")


def terms(text: str, heading: str = "", language: str = ""):
    return stream_terms(RECORD, Passage("rs-kz-sr", 0, "p1", heading, text, language=language))


@pytest.mark.parametrize("text", [
    "", "Ko krijumčari ljude, kazniće se.", "Члан 350 став 2", "UNODC-a i ZIT", "a-b c_d 1.000",
])
def test_parallel_streams_are_equally_long(text):
    found = terms(text)
    assert set(found) == set(STREAMS)
    assert len(found["form"]) == len(found["lemma"]) == len(found["stem"])


@pytest.mark.parametrize(("text", "forms"), [
    ("ЗИТ је", [("zit", "ZIT"), ("je",)]), ("zit je", [("zit",), ("je",)]), ("ZIT JE", [("zit",), ("je",)]),
    ("A je", [("a",), ("je",)]),
], ids=["capitals", "lower case", "all in capitals", "one letter"])
def test_acronyms(text, forms):
    assert terms(text)["form"] == forms


def test_both_scripts_have_the_same_terms():
    assert terms("Кријумчарење људи") == terms("Krijumčarenje ljudi")


def test_a_passage_has_its_own_language():
    assert terms("children", language="en")["lemma"] == [("en:child",)]


@pytest.mark.parametrize(("text", "first"), [
    ("One two three four. Five", "One two three four."), ("Ko to čini: kazniće se", "Ko to čini: kazniće se"),
    ("", ""), ("word " * 40, " ".join(["word"] * LEAD_WORDS)), ("Čl. 5. Ko krijumčari. Drugo", "Čl. 5. Ko krijumčari."),
], ids=["sentence", "too short an end", "empty", "long", "abbreviation"])
def test_lead(text, first):
    assert lead(text) == first


def test_the_lead_stands_in_for_a_heading():
    assert terms("Opšta odredba ovog zakona.")["heading"] == terms("x", heading="Opšta odredba ovog zakona.")["heading"]


def test_keywords_are_known_and_never_empty():
    found = keywords(RECORD, Passage("rs-kz-sr", 0, "p1", "", "tekst"))
    assert set(found) <= set(KEYWORDS)
    assert all(all(values) and values for values in found.values())
    assert found["id"] == ("rs-kz-sr",)
    assert found["country"] == ("serbia",)
