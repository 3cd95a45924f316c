"""XML of any kind, and the tree that the readers of packed XML walk."""

from __future__ import annotations

import pytest

from indexer.parsed import Block
from indexer.readers import xml
from indexer.readers.xml_tree import attribute, child, descendants, has, local, parse_xml, text_of


def _blocks(markup: str) -> list[tuple[str, str]]:
    return [(block.text, block.kind) for block in xml.read(markup.encode(), "x.xml").blocks]


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        pytest.param("<r><rule>Ко <b>прекрши</b> закон</rule></r>", ["Ко прекрши закон"], id="words run on"),
        pytest.param("<r>Увод<clan>Члан 1.</clan><t>Текст</t></r>", ["Увод", "Члан 1.", "Текст"], id="text first"),
        pytest.param("<r>a<p>b</p>c</r>", ["a", "b", "c"], id="text around a paragraph"),
        pytest.param("<r><p>a <i>b</i></p><p/></r>", ["a b"], id="empty paragraph"),
        pytest.param("<p><p>a</p><p>b</p></p>", ["a", "b"], id="paragraph in a paragraph"),
        pytest.param("<w><t>a<instrText>PAGE</instrText>b</t></w>", ["ab"], id="field"),
        pytest.param("<r><binData>aGVq</binData>a</r>", ["a"], id="picture"),
        pytest.param('<r xmlns:a="x"><a:p>b</a:p></r>', ["b"], id="namespace"),
        pytest.param("<r><![CDATA[a < b]]><!-- c --></r>", ["a < b"], id="CDATA and comment"),
        pytest.param("<r>  </r>", [], id="empty"),
    ],
)
def test_texts(markup: str, texts: list[str]) -> None:
    assert [text for text, _ in _blocks(markup)] == texts


def test_the_paragraphs_of_a_title_are_one_heading() -> None:
    assert _blocks("<r><title><p>ZAKON</p><p>o radu</p></title></r>") == [("ZAKON o radu", "heading")]


@pytest.mark.parametrize("encoding", ["utf-8", "windows-1251", "utf-16", "iso-8859-5"])
def test_the_declared_encoding(encoding: str) -> None:
    content = f'<?xml version="1.0" encoding="{encoding}"?><a>Члан</a>'.encode(encoding)
    assert xml.read(content, "x").blocks == (Block("Члан"),)


def test_a_document_type_without_entities_is_harmless() -> None:
    assert xml.read(b'<!DOCTYPE a SYSTEM "http://x/a.dtd"><a>b</a>', "x").blocks == (Block("b"),)


TREE = parse_xml(b'<r xmlns:w="n" w:val="1"><!-- c --><w:p>a<w:t x="2"> b </w:t></w:p><p/></r>')


def test_names_are_compared_without_their_namespace() -> None:
    assert [local(e) for e in TREE] == ["p", "p"]
    assert [local(e) for e in descendants(TREE, "t", "r")] == ["r", "t"]
    assert (has(TREE, "t"), has(TREE, "x"), has(None, "t")) == (True, False, False)


@pytest.mark.parametrize(
    ("element", "name", "value"),
    [(TREE, "val", "1"), (TREE, "none", "else"), (None, "val", "else")],
    ids=["in a namespace", "missing", "no element"],
)
def test_attribute(element: object, name: str, value: str) -> None:
    assert attribute(element, name, "else") == value


def test_child_follows_the_first_of_each_name() -> None:
    assert attribute(child(TREE, "p", "t"), "x") == "2"
    assert child(TREE, "x", "t") is None
    assert child(None, "p") is None


def test_text_of_is_one_clean_line() -> None:
    assert (text_of(TREE), text_of(None)) == ("a b", "")


@pytest.mark.parametrize("content", [None, b"", b"  ", b"not xml", b"\x00"], ids=repr)
def test_nothing_that_can_be_parsed(content: bytes | None) -> None:
    assert parse_xml(content) is None


def test_damaged_xml_gives_what_can_be_saved() -> None:
    assert text_of(parse_xml(b"<r><p>a</p><p>b</r>")) == "ab"


def test_entities_are_not_resolved() -> None:
    bomb = b'<!DOCTYPE r [<!ENTITY a "ha"><!ENTITY f SYSTEM "file:///etc/passwd">]><r>x&a;&f;</r>'
    assert "root:" not in text_of(parse_xml(bomb))
    assert "ha" not in text_of(parse_xml(bomb))
