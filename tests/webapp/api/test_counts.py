"""Counts over time: they are the search's own, and leave no year out."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb import taxonomy
from kb.model import Record
from tests.webapp.api.test_export import FILTERS
from webapp.api.counts import BY, over_time

RECORDS = st.lists(st.builds(
    Record, st.text(min_size=1), st.just("T"), countries=st.lists(st.sampled_from(["serbia", "greece"]), unique=True)
    .map(tuple), date=st.sampled_from(["", "2001", "2003-05", "2010-01-02"])), max_size=12)


def ask(client, query):
    return client.get("/api/v1/counts?" + query).get_json()


def test_all_together(client):
    found = ask(client, "")
    assert (found["by"], found["total"], [one["count"] for one in found["series"]]) == ("", 3, [3])
    years = {row["year"]: row["count"] for row in found["series"][0]["years"]}
    assert (min(years), max(years), years[2005], years[2019], years[2010]) == (2005, 2019, 2, 1, 0)


def test_by_country(client):
    found = ask(client, "by=country&type=good-practice&lang=sr-Latn")
    assert [(one["value"], one["label"], one["years"]) for one in found["series"]] == [
        ("bulgaria", "Bugarska", [{"year": 2019, "count": 1}]), ("serbia", "Srbija", [{"year": 2019, "count": 1}])]


@pytest.mark.parametrize("query", ["by=colour", "by=year", "sort=date", "group=passage", "limit=3", "country=atlantis"])
def test_what_makes_no_sense_is_refused(client, query):
    assert client.get("/api/v1/counts?" + query).status_code == 400


@pytest.mark.parametrize("by", BY)
@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(asked=FILTERS)
def test_the_total_is_that_of_the_search(client, by, asked):
    asked = {name: value for name, value in asked.items() if name != "sort"}
    search = client.get("/api/v1/search", query_string=asked).get_json()
    assert client.get("/api/v1/counts", query_string=asked | {"by": by}).get_json()["total"] == search["total"]


@given(RECORDS)
def test_no_document_is_lost(records):
    (series,) = over_time(records, "", taxonomy.load(), "en")
    assert series["count"] == len(records) == series["undated"] + sum(year["count"] for year in series["years"])


@given(RECORDS)
def test_a_document_counts_for_each_of_its_values(records):
    series = over_time(records, "country", taxonomy.load(), "en")
    assert sum(one["count"] for one in series) == sum(len(record.countries) for record in records)
    assert [one["count"] for one in series] == sorted((one["count"] for one in series), reverse=True)


@given(RECORDS)
def test_years_have_no_gaps(records):
    for one in over_time(records, "country", taxonomy.load(), "en"):
        years = [row["year"] for row in one["years"]]
        assert years == list(range(years[0], years[0] + len(years))) if years else one["undated"] == one["count"]
