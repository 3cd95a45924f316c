"""Names of fixed values: one for every value that front matter may have, in every language of the interface."""

import re
from importlib import resources

import pytest

from indexer import schema
from webapp.views.chrome import term
from webapp.views.compare import TEXTS
from webapp.views.terms import terms


def values_of(kind):
    return {value for found, value in terms() if found == kind}


FIELDS = {
    "maturity": "maturity", "translation": "translation_status", "facts": "facts", "level": "level",
    "target": "target_groups", "evaluation": "evaluation",
}  # fmt: skip
"""Kind of name → the key of the front matter whose values have it."""


@pytest.mark.parametrize(("kind", "key"), FIELDS.items())
def test_every_value_of_the_front_matter_has_a_name(kind, key):
    assert values_of(kind) == set(schema.load().fields[key]["of"])


def test_every_kind_of_body_has_a_name_but_others():
    # "other" is left out on purpose: "(other)" behind a name tells a reader nothing.
    assert values_of("body") == set(schema.load().enums["body-kind"]) - {"other"}


def test_every_section_that_is_compared_has_a_name():
    assert values_of("section") == set(TEXTS)


def test_no_name_is_given_twice_within_a_kind(asking):
    asking("/en/")
    for kind in {kind for kind, _ in terms()}:
        names = [str(name) for (found, _), name in terms().items() if found == kind]
        assert len(names) == len(set(names)), kind


@pytest.mark.parametrize(
    ("language", "name"),
    [("en", "Promising practice"), ("sr-latn", "Obećavajuća praksa"), ("sr-cyrl", "Обећавајућа пракса")],
)
def test_names_are_spoken_in_the_language_of_the_page(asking, language, name):
    asking(f"/{language}/")
    assert term("maturity", "promising") == name


@pytest.mark.parametrize("kind", ["maturity", "nothing"])
def test_what_is_unknown_is_shown_as_it_is_written(asking, kind):
    asking("/en/")
    assert term(kind, "unheard-of <b>") == "unheard-of <b>"


@pytest.mark.parametrize("language", ["sr-latn", "sr-cyrl"])
def test_every_name_is_translated(app, language):
    said = {}
    for slug in ("en", language):
        with app.test_request_context(f"/{slug}/"):
            said[slug] = {key: str(name) for key, name in terms().items()}
    assert [key for key, name in said["en"].items() if said[language][key] == name] == []


def test_templates_ask_only_for_kinds_that_are_there():
    package = resources.files("webapp").joinpath("templates")
    texts = " ".join(file.read_text(encoding="utf-8") for file in package.iterdir() if file.is_file())
    asked = set(re.findall(r"(?:term|badge)\('(\w+)'", texts))
    assert asked
    assert asked <= {kind for kind, _ in terms()}
