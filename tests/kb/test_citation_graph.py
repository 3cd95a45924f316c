"""Names and addresses by which a document is cited; that what is found at an address holds it."""

import pytest

from kb.citation_graph import Link, target, versions_at, work_and_names
from kb.engines.memory import MemoryIndex
from kb.instruments import DIGEST
from kb.model import Document, Passage, Record


def held(id, *anchors, **record):
    made = Record(id, **({"title": "Zakon", "type": "law"} | record))
    return Document(made, tuple(
        Passage(id, n, anchor, f"Član {n}", "x", address=f"{made.work}#{anchor}") for n, anchor in enumerate(anchors)
    ))  # fmt: skip


@pytest.fixture(scope="module")
def searcher():
    index = MemoryIndex()
    with index.writer() as writer:
        writer.put(held("b-law", "art-1", "art-2-4", "annex-1-art-1", "chapter-1", work="w"))
        writer.put(held("a-digest", "art-1", "art-9", work="w", translation_status=DIGEST))
        writer.put(held("c-english", "art-1", work="w", language="en"))
    return index.searcher()


@pytest.mark.parametrize(("address", "places"), [
    pytest.param("w#art-1", [("b-law", "art-1"), ("c-english", "art-1"), ("a-digest", "art-1")], id="texts first"),
    pytest.param("w#art-9", [("a-digest", "art-9")], id="only the digest has it"),
    pytest.param("w#art-3", [("b-law", "art-2-4")], id="inside a range"),
    pytest.param("w#art-1-par-5-pt-2", [("b-law", "art-1"), ("c-english", "art-1"), ("a-digest", "art-1")], id="point"),
    pytest.param("w#annex-1-art-1", [("b-law", "annex-1-art-1")], id="in an annex"),
    pytest.param("w#chapter-1", [("b-law", "chapter-1"), ("c-english", ""), ("a-digest", "")], id="a part"),
    pytest.param("w", [("b-law", ""), ("c-english", ""), ("a-digest", "")], id="the whole"),
    pytest.param("none", [], id="not here"),
])  # fmt: skip
def test_every_version_that_holds_an_address(searcher, address, places):
    found = [(each.record.id, each.passage.anchor if each.passage else "") for each in versions_at(searcher, address)]
    assert found == places


def test_a_target_is_the_first_version_or_nowhere(searcher):
    assert target(searcher, "w#art-1").id == "b-law"
    assert target(searcher, "w#art-77") == Link("w#art-77")


@pytest.mark.parametrize(("record", "address", "names"), [
    pytest.param(Record("x", "Zakon o lovu", work="w"), "", ("w", "name:zakon-o-lov"), id="its work"),
    pytest.param(Record("x", "Zakon o lovu"), "rs-lov#art-1", ("rs-lov", "name:zakon-o-lov"), id="the passages' work"),
    pytest.param(Record("x", "Guide"), "", ("x", "name:guid"), id="no work: the identifier"),
])  # fmt: skip
def test_what_citations_call_a_document(record, address, names):
    assert work_and_names(record, [Passage("x", 0, "art-1", "", "", address=address)]) == names
