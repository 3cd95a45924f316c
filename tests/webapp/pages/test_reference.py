"""The API's own page, and a page for every type of problem."""

import pytest
from bs4 import BeautifulSoup

from webapp.errors import KINDS, STATUSES
from webapp.problems import kinds
from webapp.reference import kind_of, schema_of


@pytest.fixture
def page(client):
    return BeautifulSoup(client.get("/api/docs").text, "lxml")


def test_every_operation_and_schema_is_on_the_page(client, page):
    spec = client.get("/openapi.json").get_json()
    ids = {element["id"] for element in page.select("section[id]")}
    told = {operation["operationId"] for path in spec["paths"].values() for operation in path.values()}
    assert ids == told | {f"schema-{name}" for name in spec["components"]["schemas"]}


def test_links_within_the_page_lead_somewhere(page):
    targets = {element["id"] for element in page.select("[id]")}
    assert {link["href"][1:] for link in page.select('main a[href^="#"]')} <= targets


def test_the_page_needs_nothing_inline_or_from_elsewhere(page):
    assert not page.select("style, [style], script:not([src])")
    assert all(each["src"].startswith("/static/") for each in page.select("[src]"))


def test_the_page_follows_what_a_visitor_chose(client):
    assert client.get("/api/docs").headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("kind", sorted({kind for _, _, kind in STATUSES} | set(KINDS.values()) | set(kinds())))
def test_every_type_of_problem_has_a_page(client, kind):
    answer = client.get(f"/problems/{kind}")
    assert answer.status_code == 200
    assert kinds()[kind]["next"] in BeautifulSoup(answer.text, "lxml").text


def test_no_page_for_other_types(client):
    assert client.get("/problems/none").status_code == 404


@pytest.mark.parametrize(("schema", "kind", "refers"), [
    ({"type": "integer", "minimum": 1, "maximum": 9}, "integer, 1 to 9", ""),
    ({"type": ["string", "null"]}, "string or null", ""),
    ({"type": "array", "items": {"$ref": "#/components/schemas/Hit"}}, "list of Hit", "Hit"),
    ({"anyOf": [{"$ref": "#/components/schemas/AsOf"}, {"type": "null"}]}, "AsOf", "AsOf"),
    ({"enum": list("abcdefghij")}, "a | b | c | d | e | f | g | h | …", ""),
], ids=["bounds", "null", "list", "choice", "many"])
def test_kinds_in_words(schema, kind, refers):
    assert (kind_of(schema), schema_of(schema)) == (kind, refers)
