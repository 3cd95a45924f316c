"""The query string → a search: what each parameter takes, and what is said when it cannot."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from kb.errors import WrongParameter
from kb.model import FACETS
from kb.service import SearchRequest
from kb.settings import Settings
from webapp import params


def of(*pairs):
    return MultiDict(list(pairs))


def search(*pairs, **settings):
    knows = lambda facet, value: value != "atlantis"  # noqa: E731
    return params.search_request(of(*pairs), Settings(**settings), knows)


@pytest.mark.parametrize(
    ("pairs", "asked"),
    [
        ([], {}), ([("q", ""), ("country", ""), ("limit", ""), ("sort", "")], {}),
        ([("q", "a b")], {"q": "a b"}), ([("limit", "25")], {"limit": 25}),
        ([("group", "passage")], {"group": "passage"}),
        ([("country", "serbia,greece"), ("country", "serbia")], {"selections": {"country": ("serbia", "greece")}}),
        ([("year", "2015..2020")], {"years": (2015, 2020)}), ([("year", "..2020")], {"years": (None, 2020)}),
        ([("year", "2016"), ("year", "2018")], {"selections": {"year": ("2016", "2018")}}),
        ([("year", "2016"), ("year", "2015..")], {"selections": {"year": ("2016",)}, "years": (2015, None)}),
        ([("year", "2010..2012"), ("year", "2015..")], {"years": (2015, None)}),
        ([("expand", "off"), ("highlight", "0")], {"expand": False, "highlight": False}),
        ([("explain", "true")], {"explain": True}),
        ([("without", "a:b"), ("without", ""), ("without", "c,d")], {"without": ("a:b", "c,d")}),
        ([("facets", "country,type")], {"facets": ("country", "type")}), ([("facets", "off")], {"facets": ()}),
        ([("lang", "sr-Cyrl")], {"interface": "sr-Cyrl"}), ([("cursor", "x")], {"cursor": "x"}),
    ],
    ids=["nothing", "empty is not given", "words", "limit", "group", "lists, each value once", "range", "open range",
         "years", "year and range", "the last range", "switched off",
         "switched on", "expansions are not lists", "facets", "no facets",
         "interface", "cursor"],
)  # fmt: skip
def test_what_is_asked(pairs, asked):
    assert search(*pairs) == SearchRequest(**{"facets": FACETS} | asked)


@pytest.mark.parametrize(
    ("pairs", "parameter", "said"),
    [
        ([("limit", "0")], "limit", "from 1 to 200, not '0'"), ([("limit", "1e1")], "limit", "not '1e1'"),
        ([("limit", "9" * 99)], "limit", "whole number"), ([("limit", "٣")], "limit", "whole number"),
        ([("sort", "best")], "sort", "relevance, date"), ([("group", "x")], "group", "document, passage"),
        ([("expand", "maybe")], "expand", "on, off"), ([("country", "serbia,atlantis")], "country", "'atlantis'"),
        ([("year", "15..20")], "year", "such as 2015"), ([("year", "2015...2020")], "year", "not '2015...2020'"),
        ([("facets", "country,colour")], "facets", "not 'colour'"), ([("q", "abcdef")], "q", "6 characters; at most 5"),
    ],
    ids=["none", "not whole", "endless", "other digits", "order", "group", "switch", "one of a list", "short years",
         "three dots", "facet", "long query"],
)  # fmt: skip
def test_what_cannot_be_asked(pairs, parameter, said):
    with pytest.raises(WrongParameter) as caught:
        search(*pairs, max_query_chars=5)
    assert caught.value.parameter == parameter
    assert said in caught.value.message


@pytest.mark.parametrize(("raw", "number"), [("5", 5), ("5.0", 5), ("5.000", 5), ("05", 5), ("", 7)])
def test_whole_numbers_as_json_schema_has_them(raw, number):
    assert params.number(of(("n", raw)), "n", 1, 9, 7) == number


@given(st.lists(st.text("abc,", max_size=6), max_size=5))
def test_a_list_has_each_value_once_in_the_order_given(raws):
    found = params.listed(MultiDict([("x", raw) for raw in raws]), "x")
    spread = [value for raw in raws for value in raw.split(",") if value]
    assert list(found) == sorted(set(spread), key=spread.index)


@given(st.text(max_size=30))
def test_no_value_breaks_it_otherwise_than_by_name(text):
    for name in ("limit", "sort", "year", "expand", "facets", "group"):
        try:
            search((name, text))
        except WrongParameter as error:
            assert error.parameter == name  # noqa: PT017


@pytest.mark.parametrize("value", ["on", "1", "true", "off", "0", "false"])
def test_switches(value):
    assert params.switch(of(("s", value)), "s", False) is params.SWITCHES[value]
    assert params.switch(of(), "s", True) is True
