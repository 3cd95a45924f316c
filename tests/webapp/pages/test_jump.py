"""A citation typed alone leads to its provision."""

import pytest

from kb.engines.memory import MemoryIndex
from kb.model import Document, Passage, Record
from kb.settings import Settings
from webapp import create_app

WORK = "palermo-smuggling-protocol"
PLACE = f"/en/documents/{WORK}-en#art-6"


@pytest.fixture(scope="module")
def client():
    index = MemoryIndex()
    record = Record(f"{WORK}-en", "Smuggling Protocol", "treaty", "en", WORK)
    text = "1. Smuggling is an offence.\n2. So is help."
    passage = Passage(record.id, 0, "art-6", "Article 6", text, address=f"{WORK}#art-6")
    with index.writer() as writer:
        writer.put(Document(record, (passage,)))
    return create_app(Settings(deadline_ms=60_000), index.searcher).test_client()


@pytest.mark.parametrize("typed", ["Article 6 Smuggling Protocol", "Art. 6 of the Smuggling Protocol"])
def test_it_goes_straight_there(client, typed):
    answer = client.get("/en/search", query_string={"q": typed})
    assert answer.status_code == 303
    assert answer.location.endswith(PLACE)


def test_the_defaults_that_the_form_sends_are_no_choice(client):
    sent = {"q": "Article 6 Smuggling Protocol", "sort": "relevance", "from": "", "to": ""}
    assert client.get("/en/search", query_string=sent).location.endswith(PLACE)


def test_a_paragraph_has_a_place_on_the_page(client):
    answer = client.get("/en/search", query_string={"q": "Article 6(2) Smuggling Protocol"})
    assert answer.location.endswith(f"{PLACE}-par-2")
    assert '<p id="art-6-par-2">2. So is' in client.get(answer.location).text


def test_a_paragraph_that_is_not_there_leads_to_its_article(client):
    answer = client.get("/en/search", query_string={"q": "Article 6(9) Smuggling Protocol"})
    assert answer.location.endswith(PLACE)


@pytest.mark.parametrize("more", [{"sort": "date"}, {"country": "serbia"}, {"limit": "20"}])
def test_with_anything_else_asked_the_list_names_the_provision(client, more):
    answer = client.get("/en/search", query_string={"q": "Article 6 Smuggling Protocol", **more})
    assert answer.status_code == 200
    assert PLACE in answer.text


@pytest.mark.parametrize("typed", ["Article 60 Smuggling Protocol", "smuggling protocol", "6"])
def test_what_is_no_provision_here_is_searched(client, typed):
    assert client.get("/en/search", query_string={"q": typed}).status_code == 200
