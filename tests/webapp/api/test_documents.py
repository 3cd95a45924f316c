"""One document over HTTP."""

import pytest

from kb.model import Document, Passage, Record, TextLink
from tests.webapp.api.conftest import document
from webapp.api.shapes import Summary


def test_document_with_its_passages(client):
    answer = client.get("/api/v1/documents/law-sr").get_json()
    assert (answer["id"], answer["year"], answer["digest"]) == ("law-sr", 2005, "d-law-sr")
    assert [p["anchor"] for p in answer["passages"]] == ["art-350", "art-388"]
    assert answer["source"] == {"path": "corpus/law-sr.md", "url": "https://x.org/law-sr"}
    assert [version["id"] for version in answer["translations"]] == ["law-en"]


def test_links_of_a_document_work(client):
    links = client.get("/api/v1/documents/law-sr?fields=links").get_json()["links"]
    found = {name: client.get(link, follow_redirects=True).status_code for name, link in links.items()}
    assert found == dict.fromkeys(links, 200)


def test_one_passage(client):
    answer = client.get("/api/v1/documents/law-sr/passages/art-388").get_json()
    assert (answer["text"], answer["url"]) == ("Trgovina ljudima.", "/documents/law-sr#art-388")


def test_passages_alone(client):
    answer = client.get("/api/v1/documents/law-en/passages").get_json()
    assert [p["heading"] for p in answer["passages"]] == ["Article 350"]


def test_a_passage_tells_its_links(client, index):
    links = (TextLink(0, 3, "code#art-1"), TextLink(5, 8, "https://x.org/"))
    passage = Passage("linked", 0, "text", "See this", "One, two", links=links, heading_links=(TextLink(4, 8, "code"),))
    with index.writer() as writer:
        writer.put(Document(Record("linked", "L"), (passage,)))
    answer = client.get("/api/v1/documents/linked/passages/text").get_json()
    assert [answer["text"][link["start"] : link["end"]] for link in answer["links"]] == ["One", "two"]
    assert [link["address"] for link in answer["links"]] == ["code#art-1", "https://x.org/"]
    assert answer["heading_links"] == [{"start": 4, "end": 8, "address": "code"}]


@pytest.mark.parametrize(
    "path",
    ["documents/none", "documents/none/passages", "documents/law-sr/passages/art-1", "documents/none/translations",
     "documents/%00", "documents/%FF", "nowhere"],
)
def test_not_found_is_a_problem(client, path):
    answer = client.get("/api/v1/" + path)
    assert (answer.status_code, answer.mimetype) == (404, "application/problem+json")
    assert answer.get_json()["type"] == "/problems/not-found"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_the_service_is_only_read(client, method):
    answer = client.open("/api/v1/documents/law-sr", method=method)
    assert (answer.status_code, answer.get_json()["type"]) == (405, "/problems/method-not-allowed")
    assert "GET" in answer.headers["Allow"]


@pytest.mark.parametrize(
    ("query", "status"), [("", 200), ("?anchor=art-350", 200), ("?anchor=art-1", 404), ("?limit=0", 400)]
)
def test_citations_of_a_place(client, query, status):
    answer = client.get("/api/v1/documents/law-sr/citations" + query)
    assert answer.status_code == status
    assert status != 200 or answer.get_json()["cites"] == []


def test_similar_documents_are_those_of_the_page(client, index):
    with index.writer() as writer:
        for n in range(40):
            writer.put(document(f"filler-{n}", f"Vreme {n}", [("text", "Kiša", "Kiša.")], language="sr"))
        for n in range(2):
            texts = [("text", "Nadzor", "Prisluškivanje i nadzor.")]
            writer.put(document(f"wiretap-{n}", "Prisluškivanje", texts, language="sr"))
    answer = client.get("/api/v1/documents/wiretap-0/similar?limit=1").get_json()
    assert [other["id"] for other in answer["similar"]] == ["wiretap-1"]
    assert answer["similar"][0].keys() == Summary().fields.keys()


@pytest.mark.parametrize(("path", "status"), [("none/similar", 404), ("law-sr/similar?limit=21", 400)])
def test_similar_refuses(client, path, status):
    assert client.get("/api/v1/documents/" + path).status_code == status
