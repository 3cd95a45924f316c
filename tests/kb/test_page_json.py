"""A page of results as JSON: what the API and the command line both print."""

import pytest

from kb import page_json as to_json
from kb.model import Record, Source
from kb.service import FacetValue, HitView, Interpretation, PassageView, ResultPage, SearchRequest, Snippet


@pytest.mark.parametrize(("text", "marks", "html"), [
    ("border police", ((0, 6),), "<mark>border</mark> police"),
    ("border police", ((7, 13),), "border <mark>police</mark>"),
    ("ab", ((0, 1), (1, 2)), "<mark>a</mark><mark>b</mark>"),
    ("<b>&\"'", (), "&lt;b&gt;&amp;&quot;&#x27;"),
    ("<script>x", ((1, 7),), "&lt;<mark>script</mark>&gt;x"),
    ("a&b", ((1, 2),), "a<mark>&amp;</mark>b"),
    ("", (), ""),
], ids=["first", "last", "neighbours", "escaped", "markup marked", "entity marked", "empty"])
def test_snippets_as_html(text, marks, html):
    assert to_json.marked_html(Snippet(text, marks)) == html


VALUES = tuple(FacetValue(name, name.title(), count, chosen) for name, count, chosen in
               (("serbia", 9, False), ("greece", 5, False), ("italy", 1, True)))


@pytest.mark.parametrize(("limit", "shown"), [
    (1000, ["serbia", "greece", "italy"]), (2, ["serbia", "greece", "italy"]), (1, ["serbia", "italy"]),
    (0, ["italy"]),
], ids=["all", "chosen beyond the limit", "first and chosen", "only chosen"])
def test_a_facet_shows_its_first_values_and_what_is_chosen(limit, shown):
    assert [value["value"] for value in to_json.facet_json(VALUES, limit)] == shown


@pytest.mark.parametrize(("fields", "left"), [
    ((), {"id", "a", "b"}), (("a",), {"id", "a"}), (("id",), {"id"}), (("none",), {"id"}),
], ids=["all", "one", "the id alone", "an unknown one"])
def test_only_what_was_asked_for_and_always_the_id(fields, left):
    assert to_json.only({"id": 1, "a": 2, "b": 3}, fields).keys() == left


def page(**request):
    record = Record("a b", "Naslov", language="sr", script="Latn", source=Source("a.md", "d", root="/srv/private"))
    hit = HitView(record, 2.5, (PassageView(0, "art-1", "Član 1", Snippet("x", ((0, 1),)), 1.0),), Snippet("Naslov"))
    return ResultPage(SearchRequest("x", **request), 7, (hit,), {"type": VALUES}, Interpretation("x"), "1-a", next="c")


def test_a_page_has_the_names_of_the_contract_and_nothing_private():
    shown = to_json.page_json(page())
    assert {"total", "hits", "facets", "interpretation", "next"} <= shown.keys()
    assert shown["hits"][0]["url"] == "/documents/a%20b"
    assert shown["hits"][0]["passages"][0]["snippet"] == "<mark>x</mark>"
    assert "private" not in str(shown)


def test_addresses_are_those_of_the_site():
    shown = to_json.page_json(page(), address=lambda id: f"https://kb.example/{id}")
    assert shown["hits"][0]["url"] == "https://kb.example/a b"


def test_fields_and_values_of_facets_are_bounded():
    shown = to_json.page_json(page(highlight=False), ("title",), 1)
    assert shown["hits"] == [{"id": "a b", "title": "Naslov"}]
    assert [value["value"] for value in shown["facets"]["type"]] == ["serbia", "italy"]
