"""The API over the memory engine."""

import pytest

from kb.engines.memory import MemoryIndex
from kb.model import Document, Passage, Record
from kb.settings import Settings
from webapp import create_app


@pytest.fixture
def client():
    index = MemoryIndex()
    with index.writer() as writer:
        record = Record("a", "Krijumčarenje", "law", language="sr", script="Latn", countries=("serbia",), date="2015")
        writer.put(Document(record, (Passage("a", 0, "art-1", "Kazne", "Ko krijumčari migrante."),)))
    return create_app(Settings(), index.searcher).test_client()


def test_search_has_the_contract_fields(client):
    answer = client.get("/api/v1/search?q=krijumčarenje").get_json()
    assert (answer["total"], answer["next"]) == (1, None)
    hit = answer["hits"][0]
    assert {"id", "title", "language", "type", "score", "url", "source", "passages"} <= hit.keys()
    assert {"anchor", "heading", "snippet", "score"} <= hit["passages"][0].keys()
    assert answer["facets"]["country"][0] | {"value": "serbia", "label": "Serbia", "count": 1} == answer["facets"][
        "country"
    ][0]


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("limit=-1", 400), ("limit=x", 400), ("limit=100000", 400), ("group=page", 400), ("sort=luck", 400),
        ("cursor=abc", 400), ("country=atlantis", 400), ("year=soon", 400), ("expand=maybe", 400),
        ("facets=colour", 400), ("q=" + "a" * 100_000, 400),
    ],
    ids=lambda value: str(value)[:20],
)
def test_wrong_values_are_problems(client, query, status):
    answer = client.get("/api/v1/search?" + query)
    assert (answer.status_code, answer.mimetype) == (status, "application/problem+json")
    assert answer.get_json()["parameter"] == query.split("=")[0]


@pytest.mark.parametrize("path", ["/api/v1/documents/none", "/api/v1/nowhere"])
def test_not_found_is_a_problem(client, path):
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")


@pytest.mark.parametrize(
    ("path", "status"), [("/en/", 200), ("/en/documents/a", 200), ("/documents/none", 404), ("/x", 404)]
)
def test_pages(client, path, status):
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (status, "text/html")
