"""The parts of the results page: chips, the tree of themes, expansions by word, pages, facets as they are shown."""

import pytest
from bs4 import BeautifulSoup

from kb.service import Expansion, SearchRequest
from webapp.links import Links
from webapp.views.requests import asked
from webapp.views.search import FIRST, chips, grouped


def chipped(asking, **request):
    asking("/en/search")
    return [
        (chip.facet, chip.label, chip.without) for chip in chips(Links("/en/search", SearchRequest(q="a", **request)))
    ]


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        ({}, []),
        ({"selections": {"country": ("serbia",)}}, [("Country", "Serbia", "/en/search?q=a")]),
        ({"years": (2015, None)}, [("Year", "2015–…", "/en/search?q=a")]),
        ({"years": (None, 2020)}, [("Year", "…–2020", "/en/search?q=a")]),
        ({"expand": False}, [("Words", "only as typed", "/en/search?q=a")]),
        (
            {"selections": {"country": ("serbia", "greece"), "type": ("law",)}},
            [
                ("Country", "Serbia", "/en/search?q=a&country=greece&type=law"),
                ("Country", "Greece", "/en/search?q=a&country=serbia&type=law"),
                ("Type", "Law or regulation", "/en/search?q=a&country=serbia&country=greece"),
            ],
        ),
    ],
    ids=["none", "one", "from a year", "to a year", "words as typed", "several"],
)  # fmt: skip
def test_a_chip_for_each_thing_that_narrows(asking, request_, expected):
    assert chipped(asking, **request_) == expected


def expansion(typed, added):
    return Expansion(id=f"{typed}:{added}", typed=typed, added=added, language="sr", source="glossary")


@pytest.mark.parametrize(
    ("pairs", "groups"),
    [
        ([], {}),
        ([("a", "x"), ("b", "y"), ("a", "z")], {"a": ["x", "z"], "b": ["y"]}),
    ],
    ids=["none", "in the order typed"],
)  # fmt: skip
def test_expansions_by_the_word_they_stand_for(pairs, groups):
    found = grouped(tuple(expansion(*pair) for pair in pairs))
    assert {typed: [one.added for one in added] for typed, added in found.items()} == groups
    assert list(found) == list(groups)


@pytest.fixture
def page(client):
    return lambda query: BeautifulSoup(client.get(f"/en/search?{query}").text, "lxml")


def test_narrower_themes_stand_below_their_broader_one(page):
    tree = page("type=good-practice").select_one('input[value="migrant-smuggling"]')
    assert tree.find_parent("details") or tree.find_parent("li")
    assert tree["name"] == "theme"


def test_a_chosen_narrower_theme_is_open(page):
    box = page("theme=migrant-smuggling").select_one('input[value="migrant-smuggling"]')
    assert box.has_attr("checked")
    assert all(parent.has_attr("open") for parent in box.find_parents("details"))


def test_a_facet_without_a_value_has_no_box(page):
    legends = [legend.text for legend in page("type=law").select("legend")]
    assert "Country" in legends
    assert "For whom" not in legends


@pytest.mark.parametrize(
    ("query", "numbers"),
    [("limit=10", []), ("limit=2", ["1", "2", "3"]), ("limit=2&page=3", ["1", "2", "3"]), ("q=xyzzy&limit=1", [])],
    ids=["one page", "three", "the last", "nothing"],
)  # fmt: skip
def test_pages(page, query, numbers):
    assert [link.text.replace("page ", "") for link in page(query).select(".pages ol a")] == numbers


@pytest.mark.parametrize(("at", "before", "after"), [(1, False, True), (2, True, True), (3, True, False)])
def test_links_to_the_pages_around(page, at, before, after):
    shown = page(f"limit=2&page={at}")
    assert [bool(shown.select_one(f'nav [rel="{rel}"]')) for rel in ("prev", "next")] == [before, after]
    assert [bool(shown.select_one(f'head [rel="{rel}"]')) for rel in ("prev", "next")] == [before, after]
    assert shown.select_one('.pages [aria-current="page"]').text == str(at)
    assert int(shown.select_one("ol.hits")["start"]) == (at - 1) * 2 + 1


@pytest.mark.parametrize("query", ["q=smuggling&country=serbia&sort=date", "expand=off&q=a", "from=2015&to=2019"])
def test_the_exports_and_the_feed_are_of_this_search(page, client, query):
    shown = page(query)
    links = [link["href"] for link in shown.select(".take-list a")] or [
        shown.select_one('[type="application/atom+xml"]')["href"]
    ]
    wanted = asked_of(client, f"/en/search?{query}")
    for link in links:
        found = asked_of(client, link.replace("/api/v1/export", "/en/search"))
        assert (found.q, found.selections, found.years, found.expand) == (
            wanted.q,
            wanted.selections,
            wanted.years,
            wanted.expand,
        )


def asked_of(client, path):
    with client.application.test_request_context(path):
        client.application.preprocess_request()
        return asked().request


@pytest.mark.parametrize(
    ("query", "hidden"),
    [("q=a", []), ("compare=x&compare=y", [("compare", "x"), ("compare", "y")]), ("expand=off", [("expand", "off")]),
     ("group=passage", [("group", "passage")])],
    ids=["nothing", "practices put aside", "words as typed", "passages"],
)  # fmt: skip
def test_the_form_keeps_what_it_does_not_show(page, query, hidden):
    assert [(field["name"], field["value"]) for field in page(query).select('#search input[type="hidden"]')] == hidden


def test_no_more_values_at_once_than_can_be_overlooked(page):
    lists = page("").select(".facet > .checks")
    assert lists
    assert max(len(shown.find_all("li", recursive=False)) for shown in lists) <= FIRST
