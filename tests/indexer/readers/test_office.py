"""Presentations, OpenDocument, e-books, spreadsheets."""

from __future__ import annotations

import pytest

from indexer.parsed import Block, Unreadable
from indexer.readers import epub, odt, pptx, sheets, table
from tests.indexer import making


def _shape(text: str, placeholder: str = "") -> str:
    mark = f'<p:nvPr><p:ph type="{placeholder}"/></p:nvPr>' if placeholder else ""
    return f"<p:sp>{mark}<a:p><a:t>{text}</a:t></a:p></p:sp>"


def test_slides_are_pages_and_titles_come_first() -> None:
    cells = "".join(f"<a:tc><a:p><a:t>{text}</a:t></a:p></a:tc>" for text in "ab")
    slides = [
        _shape("body") + _shape("Naslov", "title") + _shape("7", "sldNum"),
        f"<p:graphicFrame><a:tr>{cells}</a:tr></p:graphicFrame>",
    ]
    document = pptx.read(making.presentation(slides), "x.pptx")
    assert document.title == "Naslov"
    assert document.blocks == (Block("Naslov", "heading", 2, 1), Block("body", page=1), Block("a | b", "row", page=2))


def test_ten_slides_stay_in_order() -> None:
    slides = [_shape(str(number)) for number in range(1, 12)]
    assert [b.text for b in pptx.read(making.presentation(slides), "x").blocks] == [str(n) for n in range(1, 12)]


def test_a_presentation_without_slides_is_damaged() -> None:
    with pytest.raises(Unreadable, match="no slide"):
        pptx.read(making.presentation([]), "x")


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param('<text:h text:outline-level="2">A</text:h>', (Block("A", "heading", 2),), id="heading"),
        pytest.param("<text:p>a<text:s/>b<text:line-break/>c</text:p>", (Block("a b"), Block("c")), id="spaces"),
        pytest.param(
            "<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>",
            (Block("a", "item"),),
            id="list",
        ),
        pytest.param(
            "<table:table-row><table:table-cell><text:p>a</text:p></table:table-cell>"
            "<table:table-cell><text:p>b</text:p></table:table-cell></table:table-row>",
            (Block("a | b", "row"),),
            id="row",
        ),
        pytest.param(
            "<text:p>a<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note>b</text:p>",
            (Block("ab"), Block("n")),
            id="note",
        ),
        pytest.param("<text:tracked-changes><text:p>x</text:p></text:tracked-changes>", (), id="deleted"),
    ],
)
def test_open_document(body: str, blocks: tuple[Block, ...]) -> None:
    document = odt.read(making.open_document(body), "x.odt")
    assert document.blocks == blocks
    assert (document.title, document.metadata["authors"]) == ("Naslov", ["Ana"])


def test_an_encrypted_open_document_is_refused() -> None:
    with pytest.raises(Unreadable, match="password"):
        odt.read(making.open_document("", "<x><encryption-data/></x>"), "x.odt")


def test_chapters_come_in_the_order_of_the_spine() -> None:
    document = epub.read(making.book({"a": "<h1>A</h1>", "b": "<p>б</p>"}, spine=["b", "a"]), "x.epub")
    assert document.blocks == (Block("б"), Block("A", "heading", 1))
    assert (document.title, document.metadata) == ("Knjiga", {"authors": ["Ana"], "date": "2020-01-02"})


def test_a_book_without_chapters_is_damaged() -> None:
    with pytest.raises(Unreadable, match="names no chapter"):
        epub.read(making.package({"mimetype": "application/epub+zip"}), "x.epub")


def test_sheets_and_rows() -> None:
    document = sheets.read(making.workbook([["zemlja", "žrtve"], ["Србија", "12"]]), "x.xlsx")
    assert document.blocks == (
        Block("Podaci", "heading", 2),
        Block("zemlja | žrtve", "row"),
        Block("Србија | 12", "row"),
    )


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", making.package({"xl/workbook.xml": "<x/>"})])
def test_a_damaged_workbook(content: bytes) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        sheets.read(content, "x.xlsx")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param('a,b\n"c, d",e', ["a | b", "c, d | e"], id="commas"),
        pytest.param("a;b,c\nd;e,f", ["a | b,c", "d | e,f"], id="semicolons"),
        pytest.param("a\tb\n\n", ["a | b"], id="tabs"),
        pytest.param("alone", ["alone"], id="one column"),
        pytest.param("", [], id="empty"),
    ],
)
def test_table(text: str, rows: list[str]) -> None:
    assert [block.text for block in table.read(text.encode(), "x.csv").blocks] == rows
