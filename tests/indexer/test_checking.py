"""Where links of a corpus may lead."""

import pytest

from indexer.checking import Checked, Targets, check
from kb.model import Document, Passage, Record

TARGETS = Targets()
TARGETS.add(Document(Record("p-en", "P", work="p"), (Passage("p-en", 0, "art-3", "", "Text."),)))


@pytest.mark.parametrize(("name", "anchor", "known"), [
    ("p", "", True),
    ("p-en", "", True),
    ("q", "", False),
    ("p", "art-3", True),
    ("p", "art-3-par-2", True),
    ("p", "art-3-pt-a", True),
    ("p", "art-4-pt-a", False),
    ("p", "summary", False),
])
def test_a_part_of_an_article_needs_the_article(name, anchor, known):
    assert (TARGETS.fault(name, anchor) == "") is known


def checked(id: str, text: str = "", *, work: str = "", language: str = "en", **metadata: object) -> Checked:
    """A file of the corpus with one article; its text is the head and this."""
    head = f"---\nwork: {work}\n---\n" if work else ""
    record = Record(id, id, work=work or id, language=language, metadata=metadata)
    return Checked(f"corpus/{id}.md", Document(record, (Passage(id, 0, "art-1", "", "Text."),)), head + text)


def faults(*files: Checked) -> list[tuple[str, int | None, str]]:
    return [(problem.path, problem.line, problem.reason) for problem in check(files)]


def test_a_link_is_named_with_its_line():
    text = "One.\n[two](work:a#art-1) and [three](work:b)\n[four]( work:a#art-9 )\n"
    assert faults(checked("a", text)) == [
        ("corpus/a.md", 2, "a link leads nowhere: there is no document 'b' in what was checked"),
        ("corpus/a.md", 3, "a link leads nowhere: 'a' has no passage 'art-9'"),
    ]


@pytest.mark.parametrize(
    ("metadata", "said"),
    [
        ({"related": ["gone"]}, "related: there is no document 'gone'"),
        ({"tools": ["gone"]}, "tools: there is no document 'gone'"),
        ({"legal_basis": [{"instrument": "a", "provision": "art-2"}]}, "legal_basis: 'a' has no passage 'art-2'"),
        ({"source_documents": [{"document": "gone"}]}, "source_documents: there is no document 'gone'"),
        ({"legal_basis": [{"instrument": "a"}], "related": ["a"]}, ""),
        ({"related": None}, ""),
    ],
    ids=["related", "tools", "legal basis", "source", "all is well", "empty"],
)
def test_what_the_front_matter_names_has_to_be_there(metadata, said):
    found = [reason for _, _, reason in faults(checked("a", **metadata))]
    assert found == [] if not said else found[0].startswith(said)


def test_of_two_files_with_one_identifier_the_second_is_told():
    twins = [checked("a"), Checked("corpus/b.md", checked("a").document, "")]
    assert faults(*twins) == [("corpus/b.md", None, "the identifier 'a' is already that of corpus/a.md")]


@pytest.mark.parametrize(
    ("languages", "missing"),
    [(("en",), ["Serbian"]), (("sr",), ["English"]), (("en", "sr"), []), (("mk",), [])],
    ids=["only English", "only Serbian", "both", "another language"],
)
def test_a_work_that_was_named_is_there_in_both_languages(languages, missing):
    files = [checked(f"w-{language}", work="w", language=language) for language in languages]
    assert [reason.rpartition(" in ")[2] for _, _, reason in faults(*files)] == missing


def test_a_work_known_only_from_a_title_needs_no_translation():
    record = Record("law", "Law", work="known-work", language="sr")
    assert faults(Checked("corpus/law.md", Document(record, ()), "Text without a head.")) == []
