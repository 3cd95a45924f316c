"""From bytes to documents: heads, sidecars, files in files, refusals."""

import pytest

from indexer import readers
from indexer.parsed import Attachment, Block, ParsedDocument, Unreadable
from indexer.pipeline import DEEPEST, Item, ingest
from kb import taxonomy
from kb.model import Source

TAXONOMY = taxonomy.load()


def parse(content: bytes, name: str, media_type: str) -> ParsedDocument:
    return readers.reader_for(media_type)(content, name)


def run(content: str | bytes, kind: str = "text/markdown", sidecar: str = "", reader=parse):
    data = content if isinstance(content, bytes) else content.encode()
    return ingest(Item(data, Source("corpus/a.x", "d", kind, root="/r/corpus"), sidecar), reader, TAXONOMY)


def test_front_matter_wins_over_the_text():
    (document,) = run("---\ntitle: Given\n---\n# Found\n\nText\n").documents
    assert (document.record.title, document.record.id) == ("Given", "corpus-a")


def test_sidecar_gives_the_front_matter_and_names_its_lines():
    outcome = run("<p>Text</p>", "text/html", "title: Given\ncolour: red\n")
    assert outcome.documents[0].record.title == "Given"
    assert [(p.path, p.line, p.fatal) for p in outcome.problems] == [("corpus/a.x.yaml", 2, False)]


def test_own_front_matter_wins_over_the_sidecar():
    (document,) = run("---\ntitle: Own\n---\nText", sidecar="title: Beside\ntype: law").documents
    assert (document.record.title, document.record.type) == ("Own", "law")


def test_broken_sidecar_costs_the_document():
    outcome = run("<p>Text</p>", "text/html", "title: [a")
    assert (outcome.documents, [p.fatal for p in outcome.problems]) == ((), [True])


def test_tags_are_suggested_only_where_the_front_matter_is_silent():
    text = "Serbia and Serbia. Smuggling of migrants, migrant smuggling."
    (silent,) = run(text).documents
    (given,) = run(f"---\ntitle: A\ncountries: [albania]\n---\n{text}").documents
    assert (silent.record.countries, given.record.countries) == (("serbia",), ("albania",))
    assert {t.origin for t in given.record.tags if t.facet == "theme"} == {"suggested", "derived"}


def test_refusal_becomes_a_problem():
    def refuse(content, name, media_type):
        raise Unreadable("it is damaged", "mend it")

    (problem,) = run(b"x", "application/pdf", reader=refuse).problems
    assert (problem.reason, problem.remedy, problem.fatal) == ("it is damaged", "mend it", True)


MAIL = ParsedDocument("A mail", (Block("See the paper."),), attachments=(
    Attachment("paper.txt", b"The paper."), Attachment("../x\\y.txt", b"Other."),
))


def mail(content: bytes, name: str, media_type: str) -> ParsedDocument:
    return MAIL if name == "a.x" else ParsedDocument(blocks=(Block(content.decode()),))


def test_attachments_are_documents_that_name_their_container():
    outer, paper, other = run(b"", "message/rfc822", reader=mail).documents
    assert paper.record.metadata["part_of"] == outer.record.id
    assert paper.record.source.path == "corpus/a.x//paper.txt"
    assert other.record.source.path == "corpus/a.x//x/y.txt"
    assert outer.record.metadata["attachments"] == (paper.record.id, other.record.id)


def test_files_nested_too_deeply_are_refused():
    def matryoshka(content, name, media_type):
        return ParsedDocument(blocks=(Block("again"),), attachments=(Attachment("in", b""),))

    outcome = run(b"", "application/zip", reader=matryoshka)
    assert len(outcome.documents) == DEEPEST + 1
    assert ["nested too deeply" in p.reason for p in outcome.problems] == [True]


def test_nothing_to_index_is_said():
    outcome = run(b"", "application/zip", reader=lambda c, n, m: ParsedDocument(attachments=()))
    assert outcome.documents or outcome.problems


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ({"language": "Serbian"}, ("sr", (), "report")),
        ({"countries": ["Србија", "Nowhere"]}, ("und", ("serbia",), "report")),
        ({"type": "Law"}, ("und", (), "law")),
    ],
    ids=["language", "country", "type"],
)
def test_a_formats_own_metadata_is_read_in_any_spelling(metadata, expected):
    reader = lambda c, n, m: ParsedDocument(metadata=metadata, blocks=(Block("123"),))  # noqa: E731
    record = run(b"", "text/html", reader=reader).documents[0].record
    assert (record.language, record.countries, record.type) == expected
