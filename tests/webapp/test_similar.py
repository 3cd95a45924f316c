"""Documents that are about the same."""

import pytest

from kb.engines.memory import MemoryIndex
from kb.model import Document, Passage, Record
from webapp.similar import similar

FILLER = tuple((f"filler-{n}", f"Weather of month {n}", "Rain and wind.") for n in range(30))
TOLD = (
    ("wiretap", "Wiretaps in smuggling cases", "Secret surveillance of phones."),
    ("wiretap-2", "Wiretaps and surveillance of phones", "More on wiretaps and smuggling."),
    ("shelter", "Shelters for children", "Beds and guardians."),
)


@pytest.fixture
def searcher():
    index = MemoryIndex()
    with index.writer() as writer:
        for id, title, text in (*TOLD, *FILLER):
            writer.put(Document(Record(id, title, language="en"), (Passage(id, 0, "text", title, text),)))
    return index.searcher()


def test_the_nearest_come_first_and_the_document_itself_never(searcher):
    document = Document(searcher.record("wiretap"), searcher.passages("wiretap"))
    assert [record.id for record in similar(searcher, document)][:1] == ["wiretap-2"]


def test_a_document_without_telling_words_has_none(searcher):
    assert similar(searcher, Document(Record("x", "…", language="en"), ())) == ()
