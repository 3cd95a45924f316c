"""A small knowledge base behind the API, over the memory engine."""

from __future__ import annotations

import pytest

from kb.engines.memory import MemoryIndex
from kb.model import Document, Passage, Record, Source
from kb.settings import Settings
from webapp import create_app


def document(id: str, title: str, texts: list[tuple[str, str, str]], **more: object) -> Document:
    """A document of passages given as (anchor, heading, text)."""
    given = {"source": Source(f"corpus/{id}.md", digest="d-" + id), "metadata": {"source_url": f"https://x.org/{id}"}}
    passages = tuple(Passage(id, n, anchor, heading, text) for n, (anchor, heading, text) in enumerate(texts))
    return Document(Record(id, title, **given | more), passages)


DOCUMENTS = (
    document(
        "law-sr", "Krivični zakonik",
        [("art-350", "Član 350", "Krijumčarenje ljudi: ko krijumčari <migrante> & druge."),
         ("art-388", "Član 388", "Trgovina ljudima.")],
        type="law", language="sr", script="Latn", work="law", countries=("serbia",), date="2005-10-06",
        themes=("migrant-smuggling",), audiences=("judges",),
    ),
    document("law-en", "Criminal Code", [("art-350", "Article 350", "Smuggling of migrants.")], type="law",
             language="en", work="law", countries=("serbia",), date="2005-10-06"),
    document("practice", "=Praksa, \"strana\"", [("results", "Rezultati", "Krijumčarenje je opalo.")],
             type="good-practice", language="sr", script="Latn", countries=("bulgaria", "serbia"), date="2019",
             summary="Ukratko."),
)


@pytest.fixture
def index() -> MemoryIndex:
    """An index of three documents."""
    index = MemoryIndex()
    with index.writer() as writer:
        for one in DOCUMENTS:
            writer.put(one)
    return index


@pytest.fixture
def app(index):
    """The application over that index; the newest state at each request."""
    return create_app(Settings(rate_limit="100000 per minute", deadline_ms=60_000), lambda: index.searcher())


@pytest.fixture
def client(app):
    """A client of the application."""
    return app.test_client()
