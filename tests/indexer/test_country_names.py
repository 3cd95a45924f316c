"""Where a text names a country: how much a mention weighs, and that no country is forgotten."""

import pytest

from indexer.country_names import ADJECTIVE, CITY, FORMER, NAME, mentions, readable
from kb import taxonomy

COUNTRIES = taxonomy.load().entries["country"]


def weights(text: str) -> list[tuple[str, float]]:
    return [(found.country, found.weight) for found in mentions(readable(text))]


@pytest.mark.parametrize(
    ("text", "country", "weight"),
    [
        ("Serbia", "serbia", NAME), ("Србију", "serbia", NAME), ("Republic of Serbia", "serbia", NAME),
        ("Serbian", "serbia", ADJECTIVE), ("srpskih", "serbia", ADJECTIVE), ("Srbin", "serbia", ADJECTIVE),
        ("Belgrade", "serbia", CITY), ("Београд", "serbia", CITY), ("Yugoslavia", "serbia", FORMER),
        ("Kosovo*", "kosovo", NAME), ("BiH", "bosnia-and-herzegovina", NAME), ("FRY", "serbia", FORMER),
    ],
    ids=lambda value: str(value),
)
def test_how_much_a_mention_weighs(text, country, weight):
    assert (country, weight) in weights(text)


@pytest.mark.parametrize("id", [id for id, entry in COUNTRIES.items() if "cases" in entry.row])
def test_every_case_of_every_country_is_known_in_both_scripts(id):
    row = COUNTRIES[id].row
    for form in (*row["cases"].values(), row["names"]["en"], row["names"]["sr_cyrl"]):
        assert id in [country for country, _ in weights(f"x {form} x")], form


@pytest.mark.parametrize("text", ["srbija", "SERBIAN", "Serbiana", "xSerbia", "Serbia_x", "Albaniji1"])
def test_names_are_whole_words_as_they_are_written(text):
    assert ("serbia", NAME) not in weights(text)
    assert ("albania", NAME) not in weights(text)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("the Serbian language", False), ("Serbian-speaking", False), ("na srpskom jeziku", False),
        ("Serbian police", True), ("srpskom policijom", True),
    ],
    ids=["language", "speaking", "jezik", "police", "policija"],
)
def test_a_language_is_no_country(text, named):
    assert bool(weights(text)) is named


def test_a_mention_tells_where_it_stands():
    text = readable("Полиција Србије и Албаније")
    assert [(m.words, text[m.start : m.start + len(m.words)]) for m in mentions(text)] == [
        ("Srbije", "Srbije"), ("Albanije", "Albanije")
    ]


def test_an_entity_does_not_move_what_follows():
    text = readable("Republika Srpska i Srbija")
    assert [(m.country, m.start) for m in mentions(text)] == [("bosnia-and-herzegovina", 0), ("serbia", 19)]
