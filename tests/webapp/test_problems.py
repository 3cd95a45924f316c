"""The sentences of what can be wrong: all there in three languages, with the places for their values."""

import string

import pytest

from webapp import problems
from webapp.problems import kinds, sentence, title, wrong

CODES = sorted(problems._texts()["details"])  # the table itself, to go through all of it
INTERFACES = ("en", "sr-Latn", "sr-Cyrl")


def places(text):
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("code", CODES)
def test_every_language_has_the_same_places(code):
    texts = problems._texts()["details"][code]
    assert places(texts["en"]) == places(texts["sr"])


@pytest.mark.parametrize("interface", INTERFACES)
@pytest.mark.parametrize("code", CODES)
def test_a_sentence_says_its_values_as_they_are(code, interface):
    values = {name: f"Latin<{name}>" for name in places(problems._texts()["details"][code]["en"])}
    said = sentence(code, interface, values)
    assert all(value in said for value in values.values())
    assert "{" not in said


@pytest.mark.parametrize("code", CODES)
def test_names_of_programs_stay_latin_in_cyrillic(code):
    values = dict.fromkeys(places(problems._texts()["details"][code]["en"]), "1")
    latin, cyrillic = sentence(code, "sr-Latn", values), sentence(code, "sr-Cyrl", values)
    assert latin.split("`")[1::2] == cyrillic.split("`")[1::2]
    assert latin != cyrillic


@pytest.mark.parametrize(("code", "said"), [("nothing-such", ""), ("None", "")])
def test_an_unknown_code_has_no_sentence(code, said):
    assert sentence(code, "en", {}) == said


def test_an_unknown_type_is_its_own_title():
    assert title("teapot-is-short", "sr-Latn") == "teapot is short"


@pytest.mark.parametrize("kind", sorted(kinds()))
def test_every_type_has_a_status_and_a_way_on(kind):
    told = kinds()[kind]
    assert 400 <= told["status"] < 600
    assert told["next"].endswith((".", "`"))
    assert len({title(kind, interface) for interface in INTERFACES}) == 3


@pytest.mark.parametrize("length", [1, problems.SHOWN, problems.SHOWN + 1, 10_000])
def test_a_wrong_value_is_repeated_as_far_as_it_helps(length):
    error = wrong("page", "number", name="page", least=1, most=9, given="x" * length)
    assert error.message.count("x") == min(length, problems.SHOWN)
    assert (error.parameter, error.details["code"]) == ("page", "number")
