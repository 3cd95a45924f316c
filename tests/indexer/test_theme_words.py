"""Themes and audiences named in a text: whole phrases, compared by stem, acronyms as they are written."""

import pytest

from indexer.theme_words import spoken


def named(text: str, language: str) -> list[tuple[str, str]]:
    return [(found.value, found.words) for found in spoken(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("the modi operandi of people smugglers", "en", []),
        ("money laundering", "en", [("money-laundering", "money laundering")]),
        ("money, laundering", "en", [("money-laundering", "money, laundering")]),
        ("money for laundering", "en", []),
        ("protiv pranja novca", "sr", [("money-laundering", "pranja novca")]),
        ("pranjem novca", "sr", [("money-laundering", "pranjem novca")]),
        ("прање новца", "sr", [("money-laundering", "прање новца")]),
        ("pranje", "sr", []),
        ("pranje novca", "en", []),
    ],
    ids=["part", "phrase", "comma within", "word between", "genitive", "other case", "Cyrillic", "half", "English"],
)
def test_phrases(text, language, expected):
    found = [pair for pair in named(text, language) if pair[0] == "money-laundering"]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "theme", "there"),
    [
        ("a SOM network", "migrant-smuggling", True), ("a som network", "migrant-smuggling", False),
        ("Som", "migrant-smuggling", False),
    ],
    ids=["capitals", "small letters", "beginning of a sentence"],
)
def test_acronyms_only_in_capitals(text, theme, there):
    assert (theme in [value for value, _ in named(text, "en")]) is there


@pytest.mark.parametrize("word", ["compensation", "asylum", "refugees", "statistics"])
def test_weak_words_never_tag(word):
    assert named(word, "en") == []


def test_each_mention_counts_in_the_order_of_the_text():
    found = [value for value, _ in named("Corruption. Money laundering. Corruption again.", "en")]
    assert found == ["corruption", "money-laundering", "corruption"]


@pytest.mark.parametrize("text", ["", " ", "123 ?!", "\x00"], ids=["empty", "space", "figures", "control"])
def test_texts_that_name_nothing(text):
    assert named(text, "sr") == []
