"""Exports over HTTP: the whole of a search in every format, and equal to the search."""

import csv
import io
import json

import feedparser
import pytest
import rispy
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from tests.webapp.api.conftest import DOCUMENTS

READ = {
    "jsonl": lambda text: [json.loads(line)["id"] for line in text.splitlines()],
    "csv": lambda text: [row["id"] for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))],
    "ris": lambda text: [one["id"] for one in rispy.loads(text)],
    "bibtex": lambda text: list(parse_string(text, "bibtex").entries),
    "csl": lambda text: [one["id"] for one in json.loads(text)],
}
FILTERS = st.fixed_dictionaries(
    {},
    optional={
        "q": st.sampled_from(["krijumčarenje", "smuggling", "trgovina OR praksa", "ničega"]),
        "country": st.sampled_from(["serbia", "bulgaria", "serbia,bulgaria", "croatia"]),
        "type": st.sampled_from(["law", "good-practice", "law,good-practice"]),
        "language": st.sampled_from(["sr", "en"]),
        "theme": st.just("migrant-smuggling"),
        "audience": st.sampled_from(["judges", "police"]),
        "year": st.sampled_from(["2005", "2005..2010", "..2004", "2019.."]),
        "sort": st.sampled_from(["relevance", "date", "date-asc", "title"]),
        "expand": st.sampled_from(["on", "off"]),
    },
)


@pytest.mark.parametrize("format", READ)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=FILTERS)
def test_an_export_is_the_whole_search(client, format, asked):
    whole = client.get("/api/v1/search", query_string=asked | {"limit": 200}).get_json()
    answer = client.get("/api/v1/export", query_string=asked | {"format": format})
    assert READ[format](answer.get_data(as_text=True)) == [hit["id"] for hit in whole["hits"]]
    assert int(answer.headers["X-Total-Count"]) == whole["total"]


@pytest.mark.parametrize(
    ("format", "media_type"),
    [("jsonl", "application/jsonl"), ("csv", "text/csv"), ("ris", "application/x-research-info-systems"),
     ("bibtex", "application/x-bibtex"), ("csl", "application/vnd.citationstyles.csl+json"),
     ("atom", "application/atom+xml"), ("", "application/jsonl")],
)
def test_media_types(client, format, media_type):
    assert client.get(f"/api/v1/export?format={format}").mimetype == media_type


def test_passages_are_cited_with_their_anchor(client):
    answer = client.get("/api/v1/export?format=csl&group=passage&q=trgovina&language=sr&expand=off")
    assert [(one["id"], one["URL"]) for one in json.loads(answer.get_data())] == [
        ("law-sr:art-388", "http://localhost/documents/law-sr#art-388")
    ]


def test_a_feed_is_read_by_feedparser(client):
    feed = feedparser.parse(client.get("/api/v1/export?format=atom").get_data())
    assert not feed.bozo
    assert [(one.id.rpartition("/")[2], one.updated) for one in feed.entries] == [
        ("practice", "2019-01-01T00:00:00Z"), ("law-en", "2005-10-06T00:00:00Z"), ("law-sr", "2005-10-06T00:00:00Z"),
    ]


@pytest.mark.parametrize(
    ("format", "start"), [("ris", "TY  - STAT"), ("bibtex", "@legislation{law-sr"), ("csl", "[\n{")]
)
def test_one_document_is_cited(client, format, start):
    answer = client.get(f"/api/v1/documents/law-sr/citation?format={format}")
    assert answer.get_data(as_text=True).startswith(start)
    assert "law-sr" in answer.headers["Content-Disposition"]


@pytest.mark.parametrize("query", ["format=doc", "limit=5", "cursor=a", "country=atlantis"])
def test_what_an_export_cannot_do_is_said_before_it_starts(client, query):
    assert client.get("/api/v1/export?" + query).status_code == 400


def test_every_document_comes_once(client):
    ids = READ["jsonl"](client.get("/api/v1/export").get_data(as_text=True))
    assert sorted(ids) == sorted(one.record.id for one in DOCUMENTS)
