"""Paragraphs of a passage with their anchors, and the links in a text."""

import pytest

from kb.model import Passage, TextLink
from webapp.views import sections


@pytest.mark.parametrize(("text", "opened"), [
    pytest.param("(1) a\n(2) b", ["art-5-par-1", "art-5-par-2"], id="each"),
    pytest.param("(1) a\nkazniće se.\n(2) b", ["art-5-par-1", "", "art-5-par-2"], id="a line that goes on"),
    pytest.param("(1) a\n\n(2) b", ["art-5-par-1", "art-5-par-2"], id="an empty line is no paragraph"),
    pytest.param("", [], id="no text"),
])  # fmt: skip
def test_anchors_of_paragraphs(text, opened):
    assert list(sections.anchors(Passage("d", 0, "art-5", "", text))) == opened


@pytest.mark.parametrize(("anchor", "address", "law"), [
    ("art-5", "rs-kz#art-5", True), ("annex-1-art-5", "x#annex-1-art-5", True), ("chapter-2", "rs-kz#chapter-2", False),
    ("art-5", "", False), ("results", "", False),
])  # fmt: skip
def test_only_articles_of_legal_texts_are_provisions(anchor, address, law):
    assert sections.is_provision(Passage("d", 0, anchor, "", "", address=address)) is law


@pytest.mark.parametrize(("text", "addresses"), [
    pytest.param("Vidi https://x.org/a?b=1.", ["https://x.org/a?b=1"], id="a full stop behind"),
    pytest.param("(http://x.org), pa", ["http://x.org"], id="in brackets"),
    pytest.param("„https://x.org/č“", ["https://x.org/č"], id="in quotation marks"),
    pytest.param("https://x.org/a,b i https://y.org", ["https://x.org/a,b", "https://y.org"], id="two, a comma inside"),
    pytest.param('https://x.org/"onmouseover="alert(1)', ["https://x.org/"], id="hostile"),
    pytest.param("javascript://x.org ftp://y.org x.org", [], id="nothing a page may link to"),
])  # fmt: skip
def test_addresses_of_the_web_in_a_text(text, addresses):
    assert [text[start:end] for start, end, _ in sections.stretches(text, ())] == addresses
    assert [url for *_, url in sections.stretches(text, ())] == addresses


def test_an_address_inside_a_link_that_the_author_set_is_not_linked_twice():
    text = "Vidi https://x.org/a i https://y.org"
    found = sections.stretches(text, (TextLink(5, 20, "https://z.org"),))
    assert [url for *_, url in found] == ["https://z.org", "https://y.org"]
