"""Help and glossary: examples that find, terms in the script that is read."""

import pytest
from bs4 import BeautifulSoup

from webapp.glossary import glossary
from webapp.views.prose import EXAMPLES, _domains


def test_both_languages_have_the_same_kinds_of_examples():
    assert len(EXAMPLES["en"]) == len(EXAMPLES["sr"])
    for sign in ('"', " AND ", "-", ":", "..", "*", "NEAR/"):
        assert [sign in one for one in EXAMPLES["en"]] == [sign in one for one in EXAMPLES["sr"]]


def test_every_group_of_the_glossary_has_a_name(asking):
    asking("/en/")
    assert {concept.domain for concept in glossary()} == _domains().keys()


@pytest.mark.parametrize(
    ("path", "lang", "term"),
    [
        ("/en/glossary", "sr-Latn", "trgovina ljudima"), ("/sr-latn/glossary", "sr-Latn", "trgovina ljudima"),
        ("/sr-cyrl/glossary", "sr-Cyrl", "трговина људима"), ("/en/glossary?script=Cyrl", "sr-Cyrl", "трговина људима"),
        ("/sr-cyrl/glossary?script=Latn", "sr-Latn", "trgovina ljudima"),
    ],
    ids=["English", "Latin", "Cyrillic", "chosen", "chosen against the page"],
)  # fmt: skip
def test_terms_stand_in_the_script_that_is_read(client, path, lang, term):
    page = BeautifulSoup(client.get(path).text, "lxml")
    cells = page.select(f'tbody td[lang="{lang}"] a')
    assert len(cells) == len(glossary())
    assert term in [cell.text for cell in cells]


def test_every_group_is_reached_from_the_head(client):
    page = BeautifulSoup(client.get("/en/glossary").text, "lxml")
    targets = {link["href"][1:] for link in page.select("main nav a")}
    assert targets == {heading["id"] for heading in page.select("main h2")}


@pytest.mark.parametrize("page", ["help", "about", "accessibility"])
def test_both_languages_of_a_page_have_the_same_build(client, page):
    shapes = [
        [
            element.name
            for element in BeautifulSoup(client.get(f"/{slug}/{page}").text, "lxml").select(".prose h2, .prose li")
        ]
        for slug in ("en", "sr-latn", "sr-cyrl")
    ]
    assert shapes[0] == shapes[1] == shapes[2] != []
