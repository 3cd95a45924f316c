"""Who holds which identifier, and which text is whose."""

import pytest

from indexer.duplicates import signature
from indexer.ledger import Ledger
from indexer.parsed import Block, ParsedDocument
from kb.model import Document, Problem, Record, Source
from tests.indexer.running import words


def document(id: str, path: str, text: str = "", work: str = "") -> Document:
    """A document of a file; without a text it is like no other."""
    text = text or words(80, seed=sum(map(ord, path)))
    parsed = ParsedDocument(blocks=(Block(text),))
    source = Source(path, signature=signature(parsed, text.encode()), root="/", work=work or id)
    return Document(Record(id, "Title", work=work or id, source=source), ())


def claimed(ledger: Ledger, *documents: Document) -> list[str]:
    """The id under which each can be put, or what is wrong."""
    answers = [ledger.claim(each) for each in documents]
    return [a.reason if isinstance(a, Problem) else a.record.id for a in answers]


def test_an_authors_identifier_belongs_to_the_first():
    first, second = claimed(Ledger(), document("law-1", "corpus/a.md"), document("law-1", "corpus/b.md"))
    assert first == "law-1"
    assert second == "the identifier 'law-1' is already that of a.md in /corpus"


def test_names_made_of_paths_give_way():
    paths = ("corpus/a.pdf", "corpus/a.docx", "corpus/A.docx")
    ledger = Ledger()
    found = claimed(ledger, *(document("corpus-a", path) for path in paths))
    assert found == ["corpus-a", "corpus-a-docx", "corpus-a-docx-2"]


def test_a_file_about_to_be_read_again_holds_nothing():
    source = Source("corpus/a.md", root="/")
    ledger = Ledger.of({"law-1": source}, {"/corpus/a.md"})
    assert claimed(ledger, document("law-1", "corpus/b.md")) == ["law-1"]
    assert ledger.held == {"law-1": "/corpus/b.md"}


def test_releasing_a_file_frees_its_names_and_texts():
    ledger, text = Ledger(), words(80, seed=3)
    claimed(ledger, document("one", "corpus/a.md", text))
    assert ledger.release("/corpus/a.md") == {"one"}
    assert ledger.release("/corpus/a.md") == frozenset()
    again = ledger.claim(document("two", "corpus/b.md", text))
    assert (again.record.id, again.record.source.duplicate_of) == ("two", "")


@pytest.mark.parametrize(
    ("work", "duplicate", "found_work"),
    [("", "one", "one"), ("another", "", "another"), ("one", "one", "one")],
    ids=["no work of its own", "another work", "the same work"],
)
def test_a_text_that_is_there_already_names_it_unless_its_work_is_another(work, duplicate, found_work):
    ledger, text = Ledger(), words(80, seed=5)
    ledger.claim(document("one", "corpus/a.md", text))
    second = ledger.claim(document("two", "corpus/b.md", text, work))
    assert (second.record.source.duplicate_of, second.record.work) == (duplicate, found_work)


def test_a_third_copy_names_the_original_not_the_second():
    ledger, text = Ledger(), words(80, seed=7)
    copies = [ledger.claim(document(id, f"corpus/{id}.md", text)) for id in ("a", "b", "c")]
    assert [copy.record.source.duplicate_of for copy in copies] == ["", "a", "a"]
