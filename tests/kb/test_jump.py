from dataclasses import replace

import pytest

from indexer.citing import with_citations
from indexer.parsed import Block
from indexer.passages import passages
from kb.engine import Window
from kb.engines.memory import MemoryIndex
from kb.instruments import work_of
from kb.jump import Cited, jump
from kb.model import Document, Record
from kb.query.plan import Only, Plan

LAW = Record("rs-law-krivicni-zakonik", "Кривични законик", type="law", language="sr", countries=("serbia",))
DIGEST = Record("a-digest", "Krivični zakonik, čl. 350", type="law", work="rs-kz", translation_status="own-words-digest")  # noqa: E501
TREATY = Record("untoc-en", "UNTOC", type="treaty", work="untoc")
PRACTICE = Record("praksa", "Praksa", language="sr")
UNKNOWN = Record("o-lovu", "Zakon o lovu", type="law", language="sr", countries=("serbia",))
SHARED = [Record(f"o-ribolovu-{n}", "Zakon o ribolovu", type="law", language="sr", countries=("serbia",)) for n in "ab"]


def document(record, *lines, **metadata):
    return Document(record, with_citations(passages([Block(x) for x in lines], record, {}), record, metadata))


@pytest.fixture(scope="module")
def searcher():
    index = MemoryIndex()
    with index.writer() as writer:
        lines = ["Члан 350.", "(1) Ко пређе.", "Члан 388.", "(1) Ко врбује.", "(2) Ко из става 1. овог члана."]
        writer.put(document(LAW, *lines))
        writer.put(document(DIGEST, "Član 350", "Sažetak.", "Član 351", "Kraj."))
        writer.put(document(TREATY, "Articles 18–20", "Assistance.", "Article 21", "Transfer."))
        for record in (UNKNOWN, *SHARED):
            writer.put(document(record, "Član 1.", "(1) Rok.", "(2) Kraj.", "Član 2.", "Kraj."))
        writer.put(document(PRACTICE, "Osuđen po čl. 350 st. 1 KZ.", legal_basis=[{"instrument": "untoc"}]))
    return index.searcher()


def test_law_is_recognised_by_title_and_country():
    assert work_of(LAW) == "rs-kz"
    assert work_of(replace(LAW, work=LAW.id)) == "rs-kz"  # a work that is only the id says nothing
    assert work_of(Record("x", "Кривични законик", type="law", countries=("croatia",))) == "x"
    assert work_of(PRACTICE) == ""


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("čl. 350 KZ", "rs-law-krivicni-zakonik#art-350"),  # the law, not its digest
        ("čl. 351 KZ", "a-digest#art-351"),
        ("čl. 351 st. 1 KZ", "a-digest#art-351"),  # the paragraphs of a digest are its own
        ("čl. 1 st. 2 Zakona o lovu", "o-lovu#art-1-par-2"),  # no list knows it
        ("Закон о лову, члан 2", "o-lovu#art-2"),
        ("čl. 9 Zakona o lovu", ""),
        ("čl. 1 Zakona o ribolovu", ""),  # two laws of one title
        ("čl. 388 st. 1 KZ", "rs-law-krivicni-zakonik#art-388-par-1"),
        ("čl. 388 st. 1 kz", "rs-law-krivicni-zakonik#art-388-par-1"),
        ("члана 350 Кривичног законика", "rs-law-krivicni-zakonik#art-350"),
        ("Article 19 UNTOC", "untoc-en#art-18-20"),
        ("čl. 999 KZ", ""),
        ("krijumčarenje čl. 350 KZ", ""),
        ("350", ""),
        ("kz 350", "rs-law-krivicni-zakonik#art-350"),  # as people type it
        ("350 KZ", "rs-law-krivicni-zakonik#art-350"),
        ("kz čl. 388 st. 1", "rs-law-krivicni-zakonik#art-388-par-1"),
        ("krivicni zakonik clan 350", "rs-law-krivicni-zakonik#art-350"),
        ("кривични законик 388", "rs-law-krivicni-zakonik#art-388"),
        ("zakon o lovu član 2", "o-lovu#art-2"),
        ("untoc 21", "untoc-en#art-21"),
        ("zakon 350", ""),
        ("kazna 350 dana", ""),
    ],
)
def test_jump(searcher, query, place):
    assert jump(query, searcher).place == place


@pytest.mark.parametrize(("query", "missing"), [
    ("čl. 999 KZ", "rs-kz#art-999"), ("zakon o strancima clan 43", "rs-stranci#art-43"),
    ("čl. 350 KZ", ""),  # it is here
    ("čl. 9 Zakona o lovu", ""),  # nobody knows whether there is such an article
    ("krijumčarenje čl. 999 KZ", ""), ("KZ 2019", ""), ("2019", ""),
], ids=str)  # fmt: skip
def test_what_a_citation_names_and_is_not_here(searcher, query, missing):
    assert jump(query, searcher).missing == missing


@pytest.mark.parametrize("language", ["en", "sr"])
def test_of_two_versions_the_one_in_the_language_of_the_question(language):
    index = MemoryIndex()
    with index.writer() as writer:
        for own in ("en", "sr"):
            lines = ("Article 6", "Text.") if own == "en" else ("Član 6", "Tekst.")
            writer.put(document(Record(f"p-{own}", "P", "treaty", own, work="untoc"), *lines))
    assert jump("UNTOC 6", index.searcher(), language) == Cited(f"p-{language}#art-6")


@pytest.mark.parametrize(("cited", "ids"), [
    ("rs-kz#art-350", ["praksa"]), ("rs-kz#art-388-par-1", ["rs-law-krivicni-zakonik"]), ("untoc", ["praksa"]),
])  # fmt: skip
def test_what_cites_a_provision(searcher, cited, ids):
    assert [hit.id for hit in searcher.search(Plan(Only("cites", (cited,))), Window()).hits] == ids
