"""The table of coverage: its shades, its rows and columns, and cells that are searches."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from webapp.views.coverage import COLUMNS, STEPS, shade


@pytest.mark.parametrize(
    ("count", "most", "expected"),
    [(0, 0, 0), (0, 9, 0), (1, 100, 1), (20, 100, 1), (21, 100, 2), (100, 100, STEPS), (1, 1, STEPS), (3, 0, 0)],
    ids=["nothing", "none here", "one of many", "a fifth", "just over", "the most", "one of one", "no column counts"],
)
def test_shades(count, most, expected):
    assert shade(count, most) == expected


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_more_is_never_lighter(one, other):
    most = max(one, other)
    assert (shade(one, most) <= shade(other, most)) or one > other
    assert 0 <= shade(one, most) <= STEPS


@pytest.fixture
def table(client):
    return lambda query="": BeautifulSoup(client.get(f"/en/coverage?{query}").text, "lxml")


@pytest.mark.parametrize("by", COLUMNS)
def test_every_kind_of_column_fills_a_table(table, by):
    page = table(f"by={by}&type=&language=")
    heads = page.select("thead th")
    assert len(heads) > 2
    assert {len(row.select("td")) for row in page.select("tbody tr")} == {len(heads) - 1}
    assert page.select_one(f'select[name="by"] option[value="{by}"]').has_attr("selected")


@pytest.mark.parametrize(
    ("query", "narrowed"),
    [
        ("", "Good practice · English"), ("type=law", "Law or regulation · English"), ("type=&language=", ""),
        ("type=&language=sr", "Serbian"),
    ],
    ids=["by itself", "a type", "all", "a language"],
)  # fmt: skip
def test_the_caption_says_what_is_counted(table, query, narrowed):
    assert table(query).caption.text.partition(" · ")[2].strip() == narrowed


@pytest.mark.parametrize("by", ["type", "language"])
def test_what_the_columns_are_does_not_narrow_as_well(table, by):
    assert len(table(f"by={by}&{by}=law" if by == "type" else "by=language&language=sr&type=").select("thead th")) > 3


def test_the_workshop_countries_have_a_row_even_without_documents(table):
    rows = {
        row.th.text: row.select(".heat-total")[0].text.strip() for row in table("type=&language=").select("tbody tr")
    }
    assert len(rows) >= 11
    assert rows["Romania"] == "0"
    assert rows["Serbia"].startswith("3")


def test_cells_say_their_row_and_column_to_those_who_do_not_see_the_table(table):
    cell = table("by=year&type=&language=").select_one("td a")
    assert cell.select_one(".unseen").text.strip().startswith("– ")
    assert "year=" in cell["href"]
    assert "country=" in cell["href"]


def test_the_language_of_the_page_is_counted_first(client):
    serbian = BeautifulSoup(client.get("/sr-latn/coverage").text, "lxml")
    assert serbian.select_one('select[name="language"] option[selected]')["value"] == "sr"
