"""What the page of a document is put together from."""

import pytest

from kb.model import Document, Passage, Record, TextLink
from webapp.views.document import cited_addresses, found_words, legal_basis, reference
from webapp.views.sections import linked


def cites(*passages, related=()):
    return cited_addresses(Document(Record("d", "D", metadata={"related": list(related)}), passages))


def passage(*addresses, links=(), heading_links=()):
    return Passage("d", 0, "text", "", "", cites=addresses, links=links, heading_links=heading_links)


@pytest.mark.parametrize(("given", "related", "shown"), [
    pytest.param([passage("a", "b")], ["b"], ["a"], id="related works have a place of their own"),
    pytest.param([passage("b", links=(TextLink(0, 1, "b"),))], ["b"], ["b"], id="a related work that is linked"),
    pytest.param([passage("b", heading_links=(TextLink(0, 1, "b"),))], ["b"], ["b"], id="linked in a heading"),
    pytest.param([passage("a"), passage("c")], [], ["a", "c"], id="all passages"),
    pytest.param([], [], [], id="none"),
])  # fmt: skip
def test_what_a_document_cites(given, related, shown):
    assert cites(*given, related=related) == shown


@pytest.mark.parametrize(("path", "marks"), [("/en/documents/code?q=zatvor", True), ("/en/documents/code?q=%20", False),
                                             ("/en/documents/code", False)])  # fmt: skip
def test_words_of_the_search_are_marked(asking, path, marks):
    asking(path)
    assert bool(found_words()) is marks


@pytest.mark.parametrize(("path", "record", "written"), [
    ("/en/", Record("a", "Guide"), ("Guide", "en")),
    ("/sr-cyrl/", Record("a", "Vodič", language="sr"), ("Водич", "sr-Cyrl")),
    ("/sr-cyrl/", Record("a", "Guide", language="en"), ("Guide", "sr-Latn")),
])  # fmt: skip
def test_the_reference_of_a_document(asking, path, record, written):
    asking(path)
    assert reference(record) == written


@pytest.mark.parametrize(("address", "page"), [
    pytest.param("strike", "/en/documents/strike-en", id="a work in the page's language"),
    pytest.param("strike#results", "/en/documents/strike-en#results", id="a section"),
    pytest.param("code#art-350-par-2", "/en/documents/code#art-350", id="a paragraph leads to its article"),
    pytest.param("athens", "/en/documents/athens", id="an identifier"),
    pytest.param("https://x.org/a", "https://x.org/a", id="the web"),
    pytest.param("gone", "", id="not here"),
    pytest.param("javascript:alert(1)", "", id="hostile"),
])  # fmt: skip
def test_where_a_link_leads(asking, address, page):
    asking("/en/documents/code")
    assert linked(address) == page


@pytest.mark.parametrize(("rows", "shown"), [
    pytest.param([{"instrument": "code", "provision": "art-350", "citation": "čl. 350"}],
                 [("čl. 350", "code", "art-350")], id="here"),
    pytest.param([{"instrument": "gone", "citation": "čl. 1"}], [("čl. 1", "", "")], id="not here"),
    pytest.param(["čl. 350 KZ", None], [], id="rows that are no rows"),
    pytest.param(None, [], id="none"),
])  # fmt: skip
def test_provisions_that_the_front_matter_names(asking, rows, shown):
    asking("/en/documents/code")
    found = legal_basis(Record("d", "D", metadata={"legal_basis": rows}), "en")
    assert [(b.citation, b.record.id if b.record else "", b.anchor) for b in found] == shown
