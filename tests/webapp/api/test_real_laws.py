"""Paging and exports over real laws and treaties: every document once in any order, and exports equal to the search."""

import csv
import io
import json
import re
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from kb.engines import open_searcher, open_writer
from kb.model import Document, Passage, Record
from kb.settings import Settings
from webapp import create_app

DATA = Path(__file__).parents[4] / "shared" / "data"
FILES = (("laws-sr", "sr", "Cyrl", "law", r"(?m)^\W*(?:Члан|Član) \d+", None),
         ("treaties-en", "en", "Latn", "treaty", r"(?m)^\W*Article \d+", 100))
MOST = 5
"""Passages of each document: what is tried here is how documents are arranged, not how long they are"""

pytestmark = pytest.mark.shared_data


def laws():
    """Every law and a hundred treaties, with values dealt out so that every filter selects some of them."""
    for folder, language, script, kind, article, most in FILES:
        for n, path in enumerate(sorted((DATA / folder).glob("*.md"))[:most]):
            texts = [t for t in map(str.strip, re.split(article, path.read_text("utf-8", "replace"))) if t][:MOST]
            record = Record(
                f"{folder}-{path.stem}", path.stem.replace("-", " ")[: 5 + n % 40], type=kind, language=language,
                script=script, work=f"work-{n % 300}", countries=(("serbia",), ("bulgaria", "serbia"), ())[n % 3],
                themes=(("migrant-smuggling",), ())[n % 2], audiences=(("judges",), ("police",), ())[n % 3],
                date=("", "1999", "2006-05", f"{1990 + n % 30}-01-02")[n % 4],
            )
            yield Document(record, tuple(Passage(record.id, i, f"art-{i}", "", t) for i, t in enumerate(texts)))


@pytest.fixture(scope="module")
def held():
    return {one.record.id: one for one in laws()}


@pytest.fixture(scope="module")
def client(held, tmp_path_factory):
    chosen = Settings(index=tmp_path_factory.mktemp("laws") / "index", rate_limit="off", deadline_ms=60_000)
    with open_writer(chosen, jobs=1) as writer:
        for n, one in enumerate(held.values(), 1):
            writer.put(one)
            if not n % 150:
                writer.commit()  # several segments
    return create_app(chosen, open_searcher(chosen)).test_client()


def paged(client, asked):
    """(document, anchor) of every hit, page by page; the anchor is empty where hits are documents."""
    cursor = ""
    while cursor is not None:
        page = client.get("/api/v1/search", query_string={"facets": "off", **asked, "cursor": cursor}).get_json()
        for hit in page["hits"]:
            yield hit["id"], hit["passages"][0]["anchor"] if asked.get("group") == "passage" else ""
        cursor = page["next"]


@pytest.mark.parametrize("sort", ["relevance", "date", "date-asc", "title"])
@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(limit=st.integers(7, 200))
@example(limit=1)
@example(limit=200)
def test_every_document_comes_once_with_any_limit(client, held, sort, limit):
    found = [id for id, _ in paged(client, {"sort": sort, "limit": limit})]
    assert len(found) == len(held)
    assert set(found) == held.keys()


@pytest.mark.parametrize("sort", ["relevance", "date", "date-asc", "title"])
@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(limit=st.integers(60, 200))
def test_every_passage_comes_once_with_any_limit(client, held, sort, limit):
    found = list(paged(client, {"sort": sort, "limit": limit, "group": "passage"}))
    passages = {(id, passage.anchor) for id, one in held.items() for passage in one.passages}
    assert len(found) == len(passages)
    assert set(found) == passages


@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(q=st.sampled_from(["закон", "kazna zatvora", "state party", "sud OR court", "\"krivično delo\"", "gran*"]),
       sort=st.sampled_from(["relevance", "date", "date-asc", "title"]), group=st.sampled_from(["document", "passage"]),
       limit=st.integers(10, 60))
def test_pages_of_a_query_are_the_one_long_list(client, q, sort, group, limit):
    asked = {"q": q, "sort": sort, "group": group}
    whole = list(paged(client, asked | {"limit": 200}))
    assert list(paged(client, asked | {"limit": limit})) == whole
    assert len(whole) == len(set(whole))


READ = {
    "jsonl": lambda text: [(hit["id"], hit["passages"]) for hit in map(json.loads, text.splitlines())],
    "csv": lambda text: [(row["id"], None) for row in csv.DictReader(io.StringIO(text.lstrip("\ufeff"), newline=""))],
}
FILTERS = st.fixed_dictionaries({}, optional={
    "q": st.sampled_from(["zakon", "court", "граница", "kazna -zatvor", "title:zakon"]),
    "country": st.sampled_from(["serbia", "bulgaria", "serbia,bulgaria", "croatia"]),
    "type": st.sampled_from(["law", "treaty", "law,treaty"]),
    "language": st.sampled_from(["sr", "en", "sr,en"]),
    "theme": st.just("migrant-smuggling"),
    "audience": st.sampled_from(["judges", "police", "judges,police"]),
    "year": st.sampled_from(["1999", "2000..2010", "..1995", "2015..", "1999,2006"]),
    "sort": st.sampled_from(["relevance", "date", "date-asc", "title"]),
    "expand": st.sampled_from(["on", "off"]),
    "group": st.sampled_from(["document", "passage"]),
})


@pytest.mark.parametrize("format", READ)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(asked=FILTERS)
def test_an_export_is_the_search_with_every_filter(client, format, asked):
    answer = client.get("/api/v1/export", query_string=asked | {"format": format})
    exported = READ[format](answer.get_data(as_text=True))
    assert [id for id, _ in exported] == [id for id, _ in paged(client, asked | {"limit": 200})]
    assert int(answer.headers["X-Total-Count"]) == len(exported)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(asked=FILTERS)
def test_counts_are_those_of_the_export(client, asked):
    asked = {name: value for name, value in asked.items() if name not in ("group", "sort")}
    ids = {id for id, _ in READ["jsonl"](client.get("/api/v1/export", query_string=asked).get_data(as_text=True))}
    assert client.get("/api/v1/counts", query_string=asked).get_json()["total"] == len(ids)
