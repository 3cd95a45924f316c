"""The Atom feed: by date, with times of RFC 3339, and any text."""

import feedparser
import pytest

from tests.webapp.api.conftest import document
from webapp.api.feed import NEWEST, _stamp


def feed(client, query=""):
    return feedparser.parse(client.get(f"/api/v1/export?format=atom&{query}").get_data())


@pytest.mark.parametrize(("date", "stamp"), [
    ("2015", "2015-01-01T00:00:00Z"), ("2015-06", "2015-06-01T00:00:00Z"), ("2015-06-07", "2015-06-07T00:00:00Z"),
    ("2026-11-24T10:00:00+00:00", "2026-11-24T10:00:00Z"), ("", ""), ("soon", ""),
], ids=["year", "month", "day", "time", "none", "no date"])
def test_times(date, stamp):
    assert _stamp(date) == stamp


def test_at_most_so_many_the_newest_first(client, index):
    with index.writer() as writer:
        for n in range(NEWEST + 9):
            writer.put(document(f"d{n}", f"T{n}", [("a", "", "text")], date=f"{1900 + n}"))
    years = [entry.updated[:4] for entry in feed(client, "year=1900..1999").entries]
    assert len(years) == NEWEST
    assert years == sorted(years, reverse=True)


@pytest.mark.parametrize("query", ["sort=title", "group=passage", "sort=date-asc", "expand=off"])
def test_order_and_grouping_of_the_search_change_nothing(client, query):
    assert [entry.id for entry in feed(client, query).entries] == [entry.id for entry in feed(client).entries]


def test_letters_that_xml_cannot_hold_are_left_out(client, index):
    with index.writer() as writer:
        writer.put(document("odd", "A\x0b & <B>", [("a", "", "text")], date="2030"))
    found = feed(client, "year=2030")
    assert not found.bozo
    assert found.entries[0].title.replace("&amp;", "&").replace("&lt;", "<").replace("&gt;", ">") == "A & <B>"


def test_an_undated_document_has_the_time_of_the_index(client, index):
    with index.writer() as writer:
        writer.put(document("undated", "Undated", [("a", "", "unikat")]))
    (entry,) = feed(client, "q=unikat").entries
    assert entry.updated == feed(client).feed.updated


def test_the_feed_names_its_search_and_itself(client):
    found = feed(client, "q=trgovina")
    assert found.feed.title.endswith(": trgovina")
    assert found.feed.id.endswith("/api/v1/export?format=atom&q=trgovina")


def test_countries_and_themes_are_categories(client):
    entry = next(one for one in feed(client).entries if one.id.endswith("law-sr"))
    assert [tag.term for tag in entry.tags] == ["migrant-smuggling", "serbia"]
