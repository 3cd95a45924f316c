"""E-books: which files are chapters, in which order, and what the book says of itself."""

from __future__ import annotations

import zipfile

import pytest

from indexer.parsed import Unreadable
from indexer.readers import epub
from tests.indexer import making


def _book(files: dict[str, str], opf: str = "", path: str = "OPS/book.opf") -> bytes:
    container = f'<container><rootfiles><rootfile full-path="{path}"/></rootfiles></container>'
    own = {"META-INF/container.xml": container, path: opf} if opf else {}
    return making.package({"mimetype": "application/epub+zip", **own, **files})


def _opf(*hrefs: str, about: str = "", spine: bool = True) -> str:
    items = "".join(f'<item id="i{n}" href="{href}"/>' for n, href in enumerate(hrefs))
    order = "".join(f'<itemref idref="i{n}"/>' for n in range(len(hrefs))) if spine else ""
    about = f'<metadata xmlns:dc="dc">{about}</metadata>'
    return f"<package>{about}<manifest>{items}</manifest><spine>{order}</spine></package>"


def _texts(content: bytes) -> list[str]:
    return [block.text for block in epub.read(content, "x.epub").blocks]


@pytest.mark.parametrize(
    ("href", "file"),
    [
        pytest.param("a.xhtml", "OPS/a.xhtml", id="beside the list"),
        pytest.param("text/a.xhtml", "OPS/text/a.xhtml", id="below"),
        pytest.param("../text/a.xhtml", "text/a.xhtml", id="beside its folder"),
        pytest.param("./a.xhtml", "OPS/a.xhtml", id="with a dot"),
        pytest.param("%D1%87%D0%BB%D0%B0%D0%BD.xhtml", "OPS/члан.xhtml", id="escaped"),
        pytest.param("A.XHTML", "OPS/a.xhtml", id="another case"),
    ],
)
def test_where_a_chapter_lies(href: str, file: str) -> None:
    assert _texts(_book({file: "<p>tekst</p>"}, _opf(href))) == ["tekst"]


@pytest.mark.parametrize("opf", ["", _opf("ch10.html", spine=False), "<broken"], ids=["no list", "no spine", "broken"])
def test_without_a_spine_chapters_are_counted(opf: str) -> None:
    files = {f"OPS/ch{n}.html": f"<p>{n}</p>" for n in (10, 2, 1)}
    assert _texts(_book(files, opf)) == ["1", "2", "10"]


def test_a_chapter_that_the_spine_names_and_the_book_lacks_costs_itself() -> None:
    assert _texts(_book({"OPS/b.html": "<p>b</p>"}, _opf("a.html", "b.html"))) == ["b"]


def test_a_damaged_chapter_is_noted() -> None:
    files = {"a.html": "<p>prvi prvi</p>", "b.html": "<p>drugi</p>"}
    content = making.package(files, zipfile.ZIP_STORED).replace(b"prvi prvi", b"prvx prvi", 1)
    document = epub.read(content, "x.epub")
    assert [block.text for block in document.blocks] == ["drugi"]
    assert [(note.path, note.reason) for note in document.notes] == [("x.epub", "its part a.html is damaged")]


@pytest.mark.parametrize(
    ("about", "metadata"),
    [
        ("<dc:creator>Ana</dc:creator><dc:creator/><dc:creator>Petar</dc:creator>", {"authors": ["Ana", "Petar"]}),
        ("<dc:creator> </dc:creator>", {}),
        ("<dc:date>2020-05-06T10:00:00Z</dc:date>", {"date": "2020-05-06"}),
        ("<dc:language>sr-Latn</dc:language><dc:publisher>OSCE</dc:publisher>",
         {"language": "sr-Latn", "publisher": "OSCE"}),
    ],
    ids=["authors", "nobody", "day", "language and publisher"],
)  # fmt: skip
def test_what_the_book_says_of_itself(about: str, metadata: dict[str, object]) -> None:
    assert epub.read(_book({"OPS/a.html": "<p>a</p>"}, _opf("a.html", about=about)), "x").metadata == metadata


def test_chapters_in_the_encoding_they_declare() -> None:
    chapter = '<?xml version="1.0" encoding="windows-1250"?><p>Žrtve</p>'.encode("windows-1250")
    assert _texts(making.package({"a.html": chapter})) == ["Žrtve"]


def test_a_protected_book_is_refused() -> None:
    with pytest.raises(Unreadable, match="protected"):
        epub.read(making.package({"META-INF/rights.xml": "<rights/>", "a.html": "<p>a</p>"}), "x")
