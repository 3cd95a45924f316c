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
