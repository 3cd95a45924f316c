"""Paging: with any limit and in any order each hit comes exactly once, forwards and backwards."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.engines.memory import MemoryIndex
from kb.settings import Settings
from tests.webapp.api.conftest import document
from webapp import create_app

MANY = 57
SORTS = st.sampled_from(["relevance", "date", "date-asc", "title"])
LIMITS = st.integers(1, 200)
GROUPS = st.sampled_from(["document", "passage"])
QUERIES = st.sampled_from(["", "zakon", "zakon OR praksa", "title:naslov"])


@pytest.fixture(scope="module")
def client():
    """A service over documents with equal titles, equal dates and none, so that order needs its last resort."""
    index = MemoryIndex()
    with index.writer() as writer:
        for n in range(MANY):
            texts = [(f"a{p}", "", "zakon " * (n % 3 + 1) + "praksa" * (p % 2)) for p in range(n % 3 + 1)]
            dated = {"date": f"20{n % 5:02}"} if n % 4 else {}
            writer.put(document(f"d{n:02}", f"Naslov {n % 6}", texts, language="sr", script="Latn", **dated))
    searcher = index.searcher()
    return create_app(Settings(rate_limit="off", deadline_ms=60_000), searcher).test_client()


def pages(client, asked, way="next"):
    """The hits of all pages, following the cursors one way."""
    cursor = ""
    while cursor is not None:
        page = client.get("/api/v1/search", query_string=asked | {"facets": "off", "cursor": cursor}).get_json()
        yield [(hit["id"], *(p["anchor"] for p in hit["passages"])) for hit in page["hits"]], page
        cursor = page[way]


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(q=QUERIES, sort=SORTS, limit=LIMITS, group=GROUPS)
def test_each_hit_comes_once(client, q, sort, limit, group):
    found = list(pages(client, {"q": q, "sort": sort, "limit": limit, "group": group}))
    hits = [hit for page, _ in found for hit in page]
    assert len(hits) == len(set(hits)) == found[0][1]["total"]
    assert all(len(page) == limit for page, _ in found[:-1])


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(sort=SORTS, limit=LIMITS, group=GROUPS)
def test_pages_together_are_one_large_page(client, sort, limit, group):
    asked = {"sort": sort, "group": group, "q": "zakon"}
    (whole, _), = list(pages(client, asked | {"limit": 200}))
    assert [hit for page, _ in pages(client, asked | {"limit": limit}) for hit in page] == whole


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(sort=SORTS, limit=st.integers(10, 60))
def test_previous_leads_back_the_same_way(client, sort, limit):
    forth = list(pages(client, {"sort": sort, "limit": limit}))
    page, places = forth[-1][1], [forth[-1][0]]
    while page["previous"]:
        asked = {"sort": sort, "limit": limit, "facets": "off", "cursor": page["previous"]}
        page = client.get("/api/v1/search", query_string=asked).get_json()
        places.append([(hit["id"], *(p["anchor"] for p in hit["passages"])) for hit in page["hits"]])
    assert places[::-1] == [hits for hits, _ in forth]


@pytest.mark.parametrize("sort", ["relevance", "date", "date-asc", "title"])
def test_every_document_of_the_index_comes(client, sort):
    ids = [hit[0] for page, _ in pages(client, {"sort": sort, "limit": 7}) for hit in page]
    assert sorted(ids) == [f"d{n:02}" for n in range(MANY)]
