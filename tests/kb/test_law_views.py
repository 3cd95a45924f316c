import pytest

from indexer.citing import with_citations
from indexer.parsed import Block
from indexer.passages import passages
from indexer.structure_problems import structure_problems
from kb.citation_graph import citations, target, versions_at
from kb.contents import contents
from kb.definitions import definitions
from kb.engines.memory import MemoryIndex
from kb.errors import NotFound
from kb.model import Document, Passage, Record, TextLink
from kb.parallel import aligned

LAW = Record("zakon", "Zakon o azilu", type="law", language="sr", countries=("serbia",), work="rs-azil")
OTHER = Record("zup", "Zakon o opštem upravnom postupku", type="law", language="sr", countries=("serbia",))
PRACTICE = Record("praksa", "Praksa", language="sr")


def document(record, *lines):
    return Document(record, with_citations(passages([Block(x) for x in lines], record, {}), record, {}))


@pytest.fixture(scope="module")
def searcher():
    index = MemoryIndex()
    with index.writer() as writer:
        writer.put(document(LAW, "Član 1.", "Tekst.", "Član 2.", "Po članu 1. ovog zakona i čl. 5 KZ CG."))
        writer.put(document(OTHER, "Član 9.", "Rok.", "Član 10.", "Kraj."))
        writer.put(document(PRACTICE, "Po čl. 9. Zakona o opštem upravnom postupku, čl. 1. st. 2 Zakona o azilu."))
    return index.searcher()


def test_what_an_article_cites(searcher):
    found = citations(searcher, "zakon", "art-2")
    assert [(link.id, link.anchor) for link in found.cites] == [("zakon", "art-1")]
    assert found.unresolved == ("me-kz#art-5",)


def test_a_law_cited_by_its_title_is_resolved(searcher):
    found = citations(searcher, "praksa")
    assert [(link.id, link.anchor) for link in found.cites] == [("zup", "art-9"), ("zakon", "art-1")]
    assert found.unresolved == ()


@pytest.mark.parametrize(("address", "held"), [
    pytest.param("rs-azil#art-1", [("zakon", "art-1")], id="article"),
    pytest.param("rs-azil#art-1-par-1", [("zakon", "art-1")], id="a paragraph is in its article"),
    pytest.param("rs-azil", [("zakon", None)], id="whole text"),
    pytest.param("name:zakon-o-opst-upravn-postupk", [("zup", None)], id="whole text by its title"),
    pytest.param("name:zakon-o-opst-upravn-postupk#art-10", [("zup", "art-10")], id="article by the title"),
    pytest.param("rs-azil#art-9", [], id="no such article"),
    pytest.param("name:zakon-o-lov#art-1", [], id="no such law"),
])  # fmt: skip
def test_what_is_at_an_address(searcher, address, held):
    found = versions_at(searcher, address)
    assert [(each.record.id, each.passage and each.passage.anchor) for each in found] == held


@pytest.mark.parametrize(
    ("id", "anchor", "citing"),
    [("zakon", "art-1", ["praksa", "zakon"]), ("zup", "art-9", ["praksa"]), ("zup", "art-10", [])],
)
def test_what_cites_an_article(searcher, id, anchor, citing):
    found = citations(searcher, id, anchor)
    assert sorted(link["id"] for link in found.as_json()["cited_by"]) == citing
    assert found.total == len(citing)


@pytest.mark.parametrize(("id", "anchor"), [("nema", ""), ("zakon", "art-99")])
def test_what_is_not_there(searcher, id, anchor):
    with pytest.raises(NotFound):
        citations(searcher, id, anchor)


LINKED = TextLink(5, 9, "rs-azil#art-1")


@pytest.fixture(scope="module")
def shelf():
    """A law, and what cites it in every way there is."""
    front = {"legal_basis": [{"instrument": "rs-azil", "provision": "art-1"}]}
    index = MemoryIndex()
    with index.writer() as writer:
        writer.put(document(LAW, "Član 1.", "Tekst.", "Član 2.", "Tekst."))
        for id, metadata, block in (
            ("linked", {}, Block("Vidi ovde.", links=(LINKED,))),
            ("basis", front, Block("Tekst.")),
            ("kin", {"related": ["rs-azil", "results-of"]}, Block("Tekst.")),
            ("both", front, Block("Vidi ovde.", links=(LINKED,))),
        ):
            record = Record(id, id, language="sr", metadata=metadata, work="results-of" if id == "linked" else "")
            writer.put(Document(record, with_citations(passages([block], record, {}), record, metadata)))
    return index.searcher()


@pytest.mark.parametrize(("anchor", "citing"), [
    ("art-1", {"linked": "link", "basis": "basis", "both": "link"}),
    ("art-2", {}),
    ("", {"linked": "link", "basis": "basis", "both": "link", "kin": "related"}),
])  # fmt: skip
def test_links_and_front_matter_count_as_citations(shelf, anchor, citing):
    assert {link.id: link.kind for link in citations(shelf, "zakon", anchor).cited_by} == citing


@pytest.mark.parametrize(("id", "kinds"), [
    ("linked", ["link"]), ("basis", ["basis"]), ("both", ["link"]), ("kin", ["related", "related"]),
])  # fmt: skip
def test_a_document_says_how_it_cites(shelf, id, kinds):
    assert [link.kind for link in citations(shelf, id).cites] == kinds


def test_a_link_outside_law_leads_to_its_section():
    record = Record("p", "Praksa", language="sr", work="p")
    index = MemoryIndex()
    with index.writer() as writer:
        blocks = [Block("Rezultati", "heading", 2), Block("77 sporazuma.")]
        writer.put(Document(record, passages(blocks, record, {})))
    assert target(index.searcher(), "p#rezultati").anchor == "rezultati"
    assert target(index.searcher(), "p#nema").anchor == ""


def test_a_document_without_a_work_is_cited_by_its_identifier(shelf):
    index = MemoryIndex()
    with index.writer() as writer:
        writer.put(Document(Record("a", "A"), (Passage("a", 0, "text", "", "x"),)))
        linked = Passage("b", 0, "text", "", "x", cites=("a",), links=(TextLink(0, 1, "a"),))
        writer.put(Document(Record("b", "B"), (linked,)))
    assert [(x.id, x.kind) for x in citations(index.searcher(), "a").cited_by] == [("b", "link")]


def test_contents_nest():
    law = document(LAW, "GLAVA I", "OSNOVNE ODREDBE", "Član 1.", "Tekst.", "GLAVA II", "Član 2.", "Tekst.")
    assert [(e.anchor, [x.anchor for x in e.entries]) for e in contents(law)] == [
        ("chapter-1", ["art-1"]), ("chapter-2", ["art-2"]),
    ]  # fmt: skip


def test_expressions_side_by_side():
    left, right = document(LAW, "Član 1.", "a", "Član 2.", "b"), document(LAW, "Article 1", "a", "Article 3", "c")
    rows = [(r.left and r.left.anchor, r.right and r.right.anchor) for r in aligned(left, right)]
    assert rows == [("art-1", "art-1"), ("art-2", None), (None, "art-3")]


@pytest.mark.parametrize(("lines", "terms"), [
    (["Član 1.", "Pojedini izrazi imaju ovo značenje:", "1) „azil” je pravo;", "2) „tražilac” je stranac."],
     ["azil", "tražilac"]),
    (["Article 1", "For the purposes of this Protocol:", '(a) "Ship" shall mean any craft;'], ["Ship"]),
    (["Član 1.", "Azil je pravo."], []),
])  # fmt: skip
def test_definitions(lines, terms):
    assert [d.term for d in definitions(document(LAW, *lines, "Član 2.", "Kraj."))] == terms


@pytest.mark.parametrize(("lines", "reasons"), [
    (["Član 1.", "a", "Član 2.", "b"], []),
    (["Nema članova."], ["the legal text has no articles"]),
    (["Član 1.", "a", "Član 4.", "b"], ["article numbers are missing: 2, 3"]),
    (["Član 1.", "a", "Član 2.", "b", "Član 2.", "c"], ["article numbers come twice: 2"]),
    (["Član 1.", "a", "Čl. 2–4", "b", "Član 5.", "c"], []),
])  # fmt: skip
def test_structure_problems(lines, reasons):
    assert [p.reason for p in structure_problems(document(LAW, *lines))] == reasons


def test_reports_and_digests_have_none():
    digest = Record("d", "Zakon", type="law", translation_status="own-words-digest")
    assert structure_problems(document(digest, "Tekst.")) == structure_problems(document(PRACTICE, "Tekst.")) == ()
