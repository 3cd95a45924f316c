"""What a passage cites: found in its words, linked by its author, named in the front matter."""

import pytest

from indexer.citing import with_citations
from kb.model import Passage, Record, TextLink

PRACTICE = Record("p", "Praksa", language="sr", countries=("serbia",))
LAW = Record("kz", "Krivični zakonik", type="law", language="sr", countries=("serbia",), work="rs-kz")


def cited(text, record=PRACTICE, anchor="text", links=(), **metadata):
    return with_citations((Passage("p", 0, anchor, "", text, links=links),), record, metadata)[0]


@pytest.mark.parametrize(("passage", "cites"), [
    pytest.param(cited("Po čl. 350 KZ."), ("rs-kz#art-350",), id="words"),
    pytest.param(cited("Vidi ovde.", links=(TextLink(5, 9, "rs-kz#art-350"),)), ("rs-kz#art-350",), id="link"),
    pytest.param(cited("Čl. 350 KZ.", links=(TextLink(0, 10, "rs-kz#art-350"),)), ("rs-kz#art-350",), id="both, once"),
    pytest.param(cited("Tekst.", legal_basis=[{"instrument": "rs-kz", "provision": "art-350"}]),
                 ("rs-kz#art-350",), id="legal basis"),
    pytest.param(cited("Tekst.", legal_basis=[{"instrument": "rs-kz"}]), ("rs-kz",), id="a whole text"),
    pytest.param(cited("Tekst.", legal_basis=[{"citation": "KZ"}, "KZ"]), (), id="no instrument"),
    pytest.param(cited("Tekst.", related=["a", "b"]), ("a", "b"), id="related"),
    pytest.param(cited("Tekst."), (), id="nothing"),
])  # fmt: skip
def test_cites(passage, cites):
    assert passage.cites == cites


def test_an_article_does_not_cite_itself():
    assert cited("Ko učini delo iz člana 350. i 351. ovog zakonika.", LAW, "art-350").cites == ("rs-kz#art-351",)


@pytest.mark.parametrize(("record", "address"), [(LAW, "rs-kz#art-350"), (PRACTICE, "")])
def test_only_law_has_addresses(record, address):
    assert cited("Tekst.", record, "art-350").address == address


def test_only_the_first_passage_cites_the_front_matter():
    passages = tuple(Passage("p", n, f"p{n}", "", "Tekst.") for n in range(2))
    assert [p.cites for p in with_citations(passages, PRACTICE, {"related": ["a"]})] == [("a",), ()]


def test_without_passages_there_is_nothing_to_cite():
    assert with_citations((), PRACTICE, {"related": ["a"]}) == ()
