"""A mail and its attachments lead to one another."""

import pytest
from bs4 import BeautifulSoup

from kb.engines.memory import MemoryIndex
from kb.settings import Settings
from tests.webapp.pages.shelf import document
from webapp import create_app

MAIL = document("mail", "Minutes of the meeting", "See the file.", metadata={"attachments": ["minutes", "gone"]})
FILE = document("minutes", "minutes.pdf", "The protocol was adopted.", metadata={"part_of": "mail"})
ALONE = document("alone", "A letter", "Nothing came with it.")
LOST = document("lost", "lost.pdf", "The mail is gone.", metadata={"part_of": "deleted"})


@pytest.fixture
def facts():
    """The links under a name among the facts of a document's page, as (address, text)."""
    made = MemoryIndex()
    with made.writer() as writer:
        for each in (MAIL, FILE, ALONE, LOST):
            writer.put(each)
    client = create_app(Settings(deadline_ms=60_000), made.searcher).test_client()

    def ask(id: str, name: str) -> list[tuple[str, str]]:
        answer = client.get(f"/en/documents/{id}")
        assert answer.status_code == 200
        rows = BeautifulSoup(answer.text, "lxml").select(".facts .fact")
        return [(a["href"], a.text) for row in rows if row.dt.text == name for a in row.select("dd a")]

    return ask


def test_an_attachment_leads_to_its_mail(facts):
    assert facts("minutes", "Came in") == [("/en/documents/mail", "Minutes of the meeting")]


def test_a_mail_leads_to_its_attachments_that_are_still_there(facts):
    assert facts("mail", "Files inside") == [("/en/documents/minutes", "minutes.pdf")]


@pytest.mark.parametrize("id", ["alone", "lost"], ids=["came alone", "its mail is gone"])
@pytest.mark.parametrize("name", ["Came in", "Files inside"])
def test_a_document_without_company_says_nothing_of_it(facts, id, name):
    assert facts(id, name) == []
