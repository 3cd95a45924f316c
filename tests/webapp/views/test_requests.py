"""What only pages ask for: years in two fields, practices put aside, the page."""

import pytest
from werkzeug.datastructures import MultiDict

from kb.errors import WrongParameter
from webapp.views.requests import DEEPEST, asked, chosen, with_years


@pytest.mark.parametrize(
    ("given", "years"),
    [
        ([], []), ([("from", "2015")], ["2015.."]), ([("to", "2020")], ["..2020"]),
        ([("from", " 2015 "), ("to", "2020")], ["2015..2020"]), ([("from", ""), ("to", " ")], []),
        ([("year", "2016"), ("from", "2015")], ["2016", "2015.."]),
    ],
    ids=["none", "from", "to", "both, with spaces", "empty fields", "beside a chosen year"],
)  # fmt: skip
def test_two_fields_are_one_range(given, years):
    assert with_years(MultiDict(given)).getlist("year") == years


def test_what_is_given_is_not_changed():
    given = MultiDict([("from", "2015")])
    with_years(given)
    assert "year" not in given


@pytest.mark.parametrize(
    ("ids", "kept"),
    [([], ()), (["a", "b", "a"], ("a", "b")), (["", "a"], ("a",)), (list("abcdefgh"), tuple("abcdef"))],
    ids=["none", "each once", "empty", "six at most"],
)  # fmt: skip
def test_practices_put_aside(ids, kept):
    assert chosen(ids) == kept


@pytest.mark.parametrize(
    ("query", "page", "offset"),
    [
        ("", 1, 0), ("page=3", 3, 20), ("page=3&limit=25", 3, 50), ("page=", None, None),
        (f"page={DEEPEST // 10 + 1}", 1001, DEEPEST),
    ],
    ids=["first", "third", "of longer pages", "empty", "the last there is"],
)  # fmt: skip
def test_the_page_and_where_it_begins(asking, query, page, offset):
    asking(f"/en/search?{query}")
    if page is None:
        with pytest.raises(WrongParameter):
            asked()
    else:
        assert (asked().page, asked().request.offset) == (page, offset)


def test_a_page_takes_no_cursor_and_asks_for_reasons(asking):
    asking("/sr-cyrl/search?q=a&cursor=xyz&explain=off")
    request = asked().request
    assert (request.cursor, request.explain, request.interface) == ("", True, "sr-Cyrl")


@pytest.mark.parametrize("slug", ["en", "sr-latn", "sr-cyrl"])
def test_addresses_around_carry_what_is_put_aside(asking, slug):
    asking(f"/{slug}/search?q=a&compare=x")
    links = asked().links()
    assert links.here == f"/{slug}/search?q=a&compare=x"
    assert links.in_language("en") == "/en/search?q=a&compare=x"
    assert "compare" not in links.export("csv")
