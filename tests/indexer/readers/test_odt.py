"""OpenDocument texts and presentations."""

from __future__ import annotations

import pytest

from indexer.parsed import Block
from indexer.readers import odt
from tests.indexer import making


def _p(text: str) -> str:
    return f"<text:p>{text}</text:p>"


def _box(*paragraphs: str) -> str:
    return f"<draw:frame><draw:text-box>{''.join(map(_p, paragraphs))}</draw:text-box></draw:frame>"


NOTE = (
    f"<text:note><text:note-citation>1</text:note-citation><text:note-body>{_p('beleška')}</text:note-body></text:note>"
)


def _row(*cells: str) -> str:
    return (
        "<table:table-row>"
        + "".join(f"<table:table-cell>{cell}</table:table-cell>" for cell in cells)
        + "</table:table-row>"
    )


@pytest.mark.parametrize(
    ("body", "blocks"),
    [
        pytest.param(
            f"<text:h>Наслов{NOTE}</text:h>", (Block("Наслов", "heading", 1), Block("beleška")), id="note in a heading"
        ),
        pytest.param(_p(f"a{_box('b')}c"), (Block("ac"), Block("b")), id="box"),
        pytest.param(
            _p(f"a{_box(f'b{NOTE}' + _box('c'))}"),
            (Block("a"), Block("b"), Block("beleška"), Block("c")),
            id="box in a box",
        ),
        pytest.param('<text:h text:outline-level="x">a</text:h>', (Block("a", "heading", 1),), id="level that is none"),
        pytest.param("<text:h> </text:h><text:p/>", (), id="empty"),
        pytest.param(_p('a<text:s text:c="4"/>b<text:tab/>c'), (Block("a b c"),), id="spaces"),
        pytest.param(_p("a<office:annotation><text:p>x</text:p></office:annotation>b"), (Block("ab"),), id="comment"),
        pytest.param(
            _p("<text:span>čl<text:span>an</text:span></text:span> <text:a>5</text:a>"), (Block("član 5"),), id="spans"
        ),
        pytest.param(
            f"<text:section>{_p('a')}<text:list><text:list-header>{_p('b')}</text:list-header></text:list></text:section>",
            (Block("a"), Block("b")),
            id="section",
        ),
        pytest.param(
            f"<text:list><text:list-item>{_p('a')}<text:list><text:list-item>{_p('b')}</text:list-item></text:list>"
            "</text:list-item></text:list>",
            (Block("a", "item"), Block("b", "item")),
            id="nested list",
        ),
        pytest.param(
            f"<table:table><table:table-header-rows>{_row(_p('a'), _p('b'))}</table:table-header-rows>{_row('', '')}"
            f"</table:table>",
            (Block("a | b", "row"),),
            id="table with a head and an empty row",
        ),
        pytest.param(
            f"<table:table-row><table:table-cell>{_p('a')}</table:table-cell><table:covered-table-cell>{_p('x')}"
            f"</table:covered-table-cell><table:table-cell>{_p('b')}</table:table-cell></table:table-row>",
            (Block("a | b", "row"),),
            id="merged cells",
        ),
        pytest.param(_row(_p("a") + _p("b")), (Block("a"), Block("b")), id="one cell"),
        pytest.param(_row(_p("ж" * 401), _p("b")), (Block("ж" * 401), Block("b")), id="two languages abreast"),
    ],
)
def test_body(body: str, blocks: tuple[Block, ...]) -> None:
    assert odt.read(making.open_document(body), "x.odt").blocks == blocks


def _about(meta: str, body: str = "") -> bytes:
    names = 'xmlns:text="t" xmlns:office="o"'
    root = f"<office:document-content {names}><office:body>{body}</office:body></office:document-content>"
    meta = f'<m xmlns:dc="dc" xmlns:meta="m">{meta}</m>'
    return making.package({"content.xml": root, "meta.xml": meta})


@pytest.mark.parametrize(
    ("meta", "authors"),
    [
        pytest.param(
            "<dc:creator>Daktilograf</dc:creator><meta:initial-creator>Ana</meta:initial-creator>", ["Ana"], id="first"
        ),
        pytest.param("<dc:creator>Ana</dc:creator>", ["Ana"], id="only the last"),
        pytest.param("<dc:creator/>", None, id="nobody"),
    ],
)
def test_the_author_is_who_began_the_file(meta: str, authors: list[str] | None) -> None:
    assert odt.read(_about(meta), "x").metadata.get("authors") == authors


@pytest.mark.parametrize(("given", "title"), [("Zakon", "Zakon"), ("nacrt.odt", "Члан"), ("Bez naslova", "Члан")])
def test_title(given: str, title: str) -> None:
    content = _about(f"<dc:title>{given}</dc:title>", '<text:h text:outline-level="1">Члан</text:h>')
    assert odt.read(content, "x").title == title


def _slide(title: str, *texts: str, notes: str = "") -> str:
    frames = f'<draw:frame presentation:class="title"><draw:text-box>{_p(title)}</draw:text-box></draw:frame>'
    frames += _box(*texts) if texts else ""
    return f"<draw:page>{frames}<presentation:notes>{_box(notes) if notes else ''}</presentation:notes></draw:page>"


def test_slides_are_pages_with_their_titles_as_headings() -> None:
    names = 'xmlns:office="o" xmlns:text="t" xmlns:draw="d" xmlns:presentation="pr"'
    slides = _slide("Обука", "prva tačka", notes="podsetnik") + _slide("Крај")
    body = f"<office:body><office:presentation>{slides}</office:presentation></office:body>"
    content = making.package({"content.xml": f"<office:document-content {names}>{body}</office:document-content>"})
    assert odt.read(content, "x.odp").blocks == (
        Block("Обука", "heading", 2, 1),
        Block("prva tačka", page=1),
        Block("podsetnik", page=1),
        Block("Крај", "heading", 2, 2),
    )


def test_files_inside_are_attachments_and_pictures_are_not() -> None:
    root = '<office:document-content xmlns:office="o"/>'
    inner = {"Object 1/a.pdf": making.pdf([["x"]]), "Pictures/a.png": b"\x89PNG\r\n", "Thumbnails/b.pdf": b"%PDF-"}
    document = odt.read(making.package({"content.xml": root, **inner}), "x")
    assert [(file.name, file.media_type) for file in document.attachments] == [("a.pdf", "application/pdf")]
