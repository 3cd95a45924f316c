"""Addresses around a search: each changes one thing and keeps the rest."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from werkzeug.datastructures import MultiDict

from kb.service import SearchRequest
from kb.settings import Settings
from webapp.links import Links, page_numbers, pairs_of
from webapp.params import search_request

REQUEST = SearchRequest(
    q="krijumčarenje & trgovina", selections={"country": ("serbia", "albania"), "theme": ("asset-recovery",)},
    years=(2015, None), sort="date", without=("a:b",),
)


def parameters(url):
    return parse_qsl(urlsplit(url).query)


@pytest.mark.parametrize(
    ("request_", "expected"),
    [
        (SearchRequest(), ()),
        (SearchRequest(q="x", sort="date"), (("q", "x"), ("sort", "date"))),
        (SearchRequest(years=(None, 2020)), (("year", "..2020"),)),
        (SearchRequest(expand=False, group="passage"), (("group", "passage"), ("expand", "off"))),
    ],
    ids=["defaults-left-out", "words-and-order", "years", "switches"],
)
def test_parameters_of_a_request(request_, expected):
    assert pairs_of(request_) == expected


def test_an_address_is_read_back_as_the_same_search():
    given = MultiDict(parameters(Links("/en/search", REQUEST).here))
    assert search_request(given, Settings(), lambda facet, value: True) == REQUEST


@pytest.mark.parametrize(
    ("change", "gone", "come"),
    [
        (lambda links: links.dropped("country", "serbia"), {("country", "serbia")}, set()),
        (lambda links: links.chosen("country", "greece"), set(), {("country", "greece")}),
        (lambda links: links.sorted("title"), {("sort", "date")}, {("sort", "title")}),
        (lambda links: links.any_year(), {("year", "2015..")}, set()),
        (lambda links: links.without("c:d"), set(), {("without", "c:d")}),
        (lambda links: links.page(3), set(), {("page", "3")}),
        (lambda links: links.literal(), {("without", "a:b")}, {("expand", "off")}),
        (lambda links: links.export("ris"), set(), {("format", "ris")}),
    ],
    ids=["drop", "choose", "sort", "years", "without", "page", "literal", "export"],
)
def test_a_link_changes_one_thing(change, gone, come):
    links = Links("/en/search", REQUEST)
    before, after = set(parameters(links.here)), set(parameters(change(links)))
    assert (before - after, after - before) == (gone, come)


def test_unfiltered_keeps_words_and_order():
    assert dict(parameters(Links("/s", REQUEST).unfiltered())).keys() == {"q", "sort", "without"}


def test_what_the_page_carries_goes_along():
    links = Links("/s", SearchRequest(q="a"), carried=(("compare", "x"),))
    assert ("compare", "x") in parameters(links.page(2))


@pytest.mark.parametrize(
    ("current", "last", "shown"),
    [
        (1, 1, (1,)), (1, 3, (1, 2, 3)), (1, 9, (1, 2, 3, 0, 9)), (5, 9, (1, 2, 3, 4, 5, 6, 7, 8, 9)),
        (9, 9, (1, 0, 7, 8, 9)), (4, 20, (1, 2, 3, 4, 5, 6, 0, 20)),
    ],
)
def test_page_numbers(current, last, shown):
    assert page_numbers(current, last) == shown
