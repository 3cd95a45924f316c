"""The schema of front matter: what each kind of value takes, and the sentence for what it does not."""

import pytest

from indexer import schema

SCHEMA = schema.load()


def said(key: str, value: object) -> str:
    return "; ".join(SCHEMA.problems(key, value))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("identifier", "rs-kz.2019_a"), ("identifier", 2024), ("date", "2015"), ("date", 2015), ("date", "2015-11"),
        ("date", "2016-02-29"), ("source_url", "https://a.example/b?c=d"), ("title", "Закон"), ("title", 112),
        ("summary", "two\n\nparagraphs"), ("countries", ["serbia", "kosovo"]), ("countries", []), ("title", None),
        ("eucpn_criteria", {"problem": True}), ("implementing_bodies", [{"name": "MUP", "country": "serbia"}]),
        ("legal_basis", [{"instrument": "rs-kz", "provision": None, "citation": "čl. 350"}]),
        ("short_titles", ["KZ", 2019]), ("language", "sr-Cyrl"),
    ],
    ids=str,
)
def test_what_is_allowed(key, value):
    assert said(key, value) == ""


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        ("identifier", "-a", "identifier: '-a' is not an identifier of letters, digits and hyphens"),
        ("identifier", True, "identifier: True is not an identifier"),  # `identifier: yes` in YAML
        ("date", "2015-02-31", "date: '2015-02-31' is not a year or a date such as"),
        ("date", "2015-11-4", "is not a year or a date such as"),
        ("date", False, "date: False is not a year"),
        ("title", "two\nlines", "is not one line of text"),
        ("title", ["a"], "is not one line of text"),
        ("title", True, "is not one line of text"),
        ("title", "x" * 1001, "title has 1001 characters, at most 1000 are allowed"),
        ("summary", {"a": 1}, "is not text"),
        ("source_url", "https://", "is not a web address"),
        ("source_url", "javascript:alert(1)", "is not a web address"),
        ("countries", [["serbia"]], "countries must be a list of plain values"),
        ("countries", [1], "countries: 1 is not one of"),
        ("type", ["law"], "type: ['law'] is not one of"),
        ("implementing_bodies", {"name": "MUP"}, "implementing_bodies must be a list of records"),
        ("implementing_bodies", ["MUP"], "implementing_bodies must be a record with the keys name, kind, country"),
        ("implementing_bodies", [{"name": "MUP", "country": "atlantis"}], "country: 'atlantis' is not one of"),
        ("implementing_bodies", [{"kind": "police"}], "implementing_bodies.name is missing"),
        ("eucpn_criteria", {"outcome": "yes"}, "eucpn_criteria.outcome: 'yes' is not true or false"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_said_of_the_rest(key, value, sentence):
    assert sentence in said(key, value)


def test_a_long_list_of_values_is_cut_and_says_so():
    assert said("themes", ["x"]).endswith(" ...")
    assert not said("variant", "x").endswith(" ...")


@pytest.mark.parametrize(
    ("key", "sentence"),
    [("titel", "unknown key 'titel'; did you mean 'title'?"), ("colour", "unknown key 'colour'")],
    ids=["a slip", "nothing like it"],
)
def test_an_unknown_key(key, sentence):
    assert said(key, "x") == sentence


@pytest.mark.parametrize(
    ("metadata", "missing"), [({}, ["title"]), ({"title": ""}, ["title"]), ({"title": "A"}, [])], ids=str
)
def test_what_is_required(metadata, missing):
    assert SCHEMA.missing(metadata) == missing


@pytest.mark.parametrize(
    ("language", "heading"), [("en", "Objective"), ("sr", "Cilj"), ("mk", "Objective")], ids=["en", "sr", "neither"]
)
def test_headings_in_the_language_of_the_document(language, heading):
    assert SCHEMA.texts(language)["objective"] == heading


def test_every_rule_names_a_kind_that_can_be_checked():
    kinds = {*schema._KINDS, *SCHEMA.enums, "country", "enum", "ids", "list", "records", "records-one"}
    inner = {kind.rstrip("!") for rule in SCHEMA.fields.values() for kind in rule.get("fields", {}).values()}
    assert {rule["type"] for rule in SCHEMA.fields.values()} | inner <= kinds
