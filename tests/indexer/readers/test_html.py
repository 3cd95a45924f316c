from __future__ import annotations

import pytest

from indexer.parsed import Block
from indexer.readers.html import declared_encoding, read
from indexer.readers.html_blocks import blocks_of, parse_html
from tests.indexer import making


def test_main_text_without_chrome() -> None:
    page = read(making.PAGE.encode(), "page.html")
    text = "\n".join(block.text for block in page.blocks)
    assert page.title == "Radionica o trgovini ljudima"
    assert "Učesnici su razmenili iskustva" in text
    assert "Uslovi korišćenja" not in text


def test_a_legal_page_keeps_every_line() -> None:
    page = "<nav>Мени</nav><p class=clan>Члан 1.</p><p>Текст<br>иде.</p><p>(1) став</p>"
    assert [b.text for b in read(page.encode(), "law.html").blocks] == ["Члан 1.", "Текст иде.", "(1) став"]


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        pytest.param("<h2>A<br>b</h2>", (Block("A b", "heading", 2),), id="heading"),
        pytest.param("a<p>b <b>c</b></p>d", (Block("a"), Block("b c"), Block("d")), id="mixed"),
        pytest.param("<ul><li>a<li>b</ul>", (Block("a", "item"), Block("b", "item")), id="list"),
        pytest.param("<table><tr><td>a<td>b</table>", (Block("a | b", "row"),), id="row"),
        pytest.param("<table><tr><td><p>a</p><td><p>b</p></table>", (Block("a"), Block("b")), id="layout table"),
        pytest.param("<pre>x = 1</pre>", (Block("x = 1", "code"),), id="code"),
        pytest.param("<script>x</script><p>a<!-- b --></p>", (Block("a"),), id="unseen"),
        pytest.param("<span><p>a</p><p>b</p></span>", (Block("a"), Block("b")), id="blocks in a span"),
        pytest.param("<p>kri&shy;vi&#173;čni&#8203; zakon", (Block("krivični zakon"),), id="invisible entities"),
        pytest.param("<h1>Kri&shy;vični</h1>", (Block("Krivični", "heading", 1),), id="in a heading"),
        pytest.param("<table><tr><td>c&#780;lan<td>b</table>", (Block("član | b", "row"),), id="decomposed"),
        pytest.param("<p>in <st1:place>Serbia</st1:place> and<o:p></o:p> on", (Block("in Serbia and on"),), id="Word"),
        pytest.param("<ul><li><p>a</p><p>b</p></ul>", (Block("a", "item"), Block("b", "item")), id="paragraphs in it"),
        pytest.param(
            "<ul><li>a<ul><li>b</ul>c</ul>d",
            (Block("a", "item"), Block("b", "item"), Block("c", "item"), Block("d")),
            id="nested",
        ),
        pytest.param("<ol><li><h3>a</h3><p>b</ol>", (Block("a", "heading", 3), Block("b", "item")), id="heading in it"),
        pytest.param("<dl><dt>a<dd>b</dl>", (Block("a", "item"), Block("b", "item")), id="definitions"),
        pytest.param("<pre>Члан 1.\nТекст\nиде.</pre>", (Block("Члан 1."), Block("Текст иде.")), id="law as text"),
        pytest.param("<pre>a\nb\n\n\n\nc</pre>", (Block("a\nb", "code"), Block("c", "code")), id="code in parts"),
        pytest.param("<table><tr><td> <td></table>", (), id="empty row"),
        pytest.param("<table><tr><td>a<br>b</table>", (Block("a b"),), id="one cell"),
        pytest.param(
            f"<table><tr><td>Мени<td>Члан 1.<br>{'Реч ' * 101}<br>Члан 2.</table>",
            (Block("Мени"), Block("Члан 1."), Block(("Реч " * 101).strip()), Block("Члан 2.")),
            id="a law in a cell",
        ),
        pytest.param("<table></table><ul></ul><p> </p><h2></h2>", (), id="empty elements"),
        pytest.param("<table><tr><td>a<td><td>c</table>", (Block("a |  | c", "row"),), id="empty cell"),
        pytest.param("<table><tr><td>a<br>b<td>c</table>", (Block("a b | c", "row"),), id="break in a cell"),
        pytest.param(
            "<table><tr><td>a<td><table><tr><td>b<td>c</table></table>",
            (Block("a"), Block("b | c", "row")),
            id="table in a table",
        ),
        pytest.param("<table><caption>t<tr><th>a<th>b</table>", (Block("t"), Block("a | b", "row")), id="caption"),
        pytest.param("<p>a<br><br>b", (Block("a"), Block("b")), id="two breaks"),
        pytest.param("<p>tekst koji<br>ide dalje", (Block("tekst koji ide dalje"),), id="break in a sentence"),
        pytest.param("<p>a <a href=x><div>b</div></a> c", (Block("a"), Block("b"), Block("c")), id="block in a link"),
        pytest.param("<select><option>x</select><p>a", (Block("a"),), id="menu of choices"),
        pytest.param("<details><summary>a</summary><p>b</details>", (Block("a"), Block("b")), id="details"),
        pytest.param("<blockquote>a<footer>b</footer></blockquote>", (Block("a"), Block("b")), id="quotation"),
        pytest.param("<p>čl. 4<sup>a</sup>", (Block("čl. 4a"),), id="raised letter"),
    ],
)
def test_blocks(markup: str, blocks: tuple[Block, ...]) -> None:
    assert blocks_of(parse_html(markup)) == blocks


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        (b'<meta charset="windows-1250">', "windows-1250"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-5">', "iso-8859-5"),
        (b'<?xml version="1.0" encoding="utf-8"?>', "utf-8"),
        (b"<p>", ""),
    ],
)
def test_declared_encoding(head: bytes, encoding: str) -> None:
    assert declared_encoding(head) == encoding


@pytest.mark.parametrize("declared", ["iso-8859-1", "iso-8859-2", "windows-1250", "utf-8", "undefined"])
def test_a_page_that_declares_another_encoding(declared: str) -> None:
    page = f"<meta charset={declared}><p>Žrtve i šteta, član</p>".encode("windows-1250")
    assert [block.text for block in read(page, "x.html").blocks] == ["Žrtve i šteta, član"]


SITE = '<meta property="og:site_name" content="OSCE">'


@pytest.mark.parametrize(
    ("head", "body", "title"),
    [
        pytest.param("<title>Radionica | OSCE</title>" + SITE, "", "Radionica", id="without the site"),
        pytest.param("<title>OSCE – Radionica</title>" + SITE, "", "Radionica", id="the site first"),
        pytest.param("<title>Radionica | OSCE</title>", "", "Radionica | OSCE", id="a site that has no name"),
        pytest.param('<title>x</title><meta property="og:title" content="Radionica">', "", "Radionica", id="declared"),
        pytest.param("<title>Untitled Document</title>", "<h1>Radionica</h1>", "Radionica", id="of the editor"),
        pytest.param("<title>Zakon</title>", "<h1>ZAKON</h1><h2>o radu</h2>", "ZAKON O RADU", id="of the act"),
        pytest.param("", "<h2>Prva</h2><h1>Druga</h1>", "Prva", id="heading"),
        pytest.param("<title> Dva\n reda </title>", "", "Dva reda", id="two lines"),
        pytest.param("", "<p>tekst</p>", "", id="none"),
    ],
)
def test_titles(head: str, body: str, title: str) -> None:
    page = f"<html><head>{head}</head><body>{body}</body></html>"
    assert read(page.encode(), "x.html").title.upper() == title.upper()


@pytest.mark.parametrize("markup", ["", "<", "<p", "<table><tr><td>", "</p></div>", "<!-- x", "\x00<p>"], ids=repr)
def test_broken_markup_never_fails(markup: str) -> None:
    assert [block.text for block in read(markup.encode(), "x.html").blocks if block.text.strip("<")] == []
