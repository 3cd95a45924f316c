from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.parsed import Block
from indexer.readers.markdown import read, read_text
from kb.model import TextLink

LAW = """Кривични законик

Члан 350.
Кријумчарење људи
(1) Ко без прописане дозволе пређе или
покуша да пређе границу,

казниће се затвором.

1) лице је:
а) дете;

Члан 351.
"""


def test_every_line_of_a_law_that_begins_something_is_a_block() -> None:
    assert [block.text for block in read(LAW.encode(), "kz.md").blocks] == [
        "Кривични законик",
        "Члан 350.",
        "Кријумчарење људи",
        "(1) Ко без прописане дозволе пређе или покуша да пређе границу,",
        "казниће се затвором.",
        "1) лице је:",
        "а) дете;",
        "Члан 351.",
    ]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        pytest.param("# A *b*", (Block("A b", "heading", 1),), id="heading"),
        pytest.param("one\ntwo", (Block("one two"),), id="soft break"),
        pytest.param("one  \ntwo", (Block("one"), Block("two")), id="hard break"),
        pytest.param("3. c\n4. d", (Block("3. c", "item"), Block("4. d", "item")), id="numbers stay"),
        pytest.param("- a\n  - b", (Block("a", "item"), Block("b", "item")), id="nested"),
        pytest.param("|a|b|\n|-|-|\n|1|2|", (Block("a | b", "row"), Block("1 | 2", "row")), id="table"),
        pytest.param("```\nx = 1\n```", (Block("x = 1", "code"),), id="code"),
        pytest.param("    indented text", (Block("indented text"),), id="indentation is no code"),
        pytest.param("[text](http://x) `c` <b>d</b>", (Block("text c d", links=(TextLink(0, 4, "http://x"),)),),
                     id="inline"),
        pytest.param("<div>\n<p>a</p><p>b</p>\n</div>", (Block("a"), Block("b")), id="html block"),
        pytest.param("", (), id="empty"),
        pytest.param("kri&shy;vični &amp; dalje", (Block("krivični & dalje"),), id="entities"),
        pytest.param("a\n\n<!-- hidden -->\n\nb <!-- too -->", (Block("a"), Block("b")), id="comments"),
        pytest.param("<script>\nx = 1\n</script>", (), id="script"),
        pytest.param("![skica](x.png)", (Block("skica"),), id="picture"),
        pytest.param("> a\n>\n> b", (Block("a"), Block("b")), id="quotation"),
        pytest.param("A\n=\n\nB\n-", (Block("A", "heading", 1), Block("B", "heading", 2)), id="underlined"),
        pytest.param("1. a\n\n   b", (Block("1. a", "item"), Block("b", "item")), id="two paragraphs in an item"),
        pytest.param("- a\n\ntext", (Block("a", "item"), Block("text")), id="after a list"),
        pytest.param("|a|b|\n|-|-|\n||2|", (Block("a | b", "row"), Block(" | 2", "row")), id="empty cell"),
        pytest.param("[a][1]\n\n[1]: http://x", (Block("a", links=(TextLink(0, 1, "http://x"),)),), id="reference"),
        pytest.param("\\*a\\* 2 < 3", (Block("*a* 2 < 3"),), id="escaped"),
    ],
)
def test_blocks(text: str, blocks: tuple[Block, ...]) -> None:
    assert read_text(text).blocks == blocks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("See [Article 6](work:untoc#art-6).", [("Article 6", "untoc#art-6")], id="one"),
        pytest.param("[a](work:x) and [b](work:y)", [("a", "x"), ("b", "y")], id="two"),
        pytest.param("[Criminal\nCode](work:rs-kz)", [("Criminal Code", "rs-kz")], id="over two lines"),
        pytest.param("one  \ntwo [b](work:y)", [("b", "y")], id="after a hard break"),
        pytest.param("[a  \nb](work:x)", [("a", "x"), ("b", "x")], id="over a hard break"),
        pytest.param("3. see [*a* `b`](work:x)", [("a b", "x")], id="in a list, with emphasis"),
        pytest.param("|a|b|\n|-|-|\n|[1](work:x)|[2](work:y)|", [("1", "x"), ("2", "y")], id="in a table"),
        pytest.param("# About [a](work:x)", [("a", "x")], id="in a heading"),
        pytest.param("[a](work:z%C5%BErtva)", [("a", "zžrtva")], id="escaped address"),
        pytest.param("[a](https://x.org/%C5%BE?q=1)", [("a", "https://x.org/%C5%BE?q=1")], id="of the web"),
        pytest.param("<https://x.org>", [("https://x.org", "https://x.org")], id="in angle brackets"),
        pytest.param("[b](other.md) [c](ftp://x) [d](javascript:x)", [], id="nowhere a reader could follow"),
        pytest.param("[](work:x)", [], id="without a label"),
        pytest.param("Član 1.\n[a](work:x)\nČlan 2.", [("a", "x")], id="in a law"),
        pytest.param("`[a](work:x)`", [], id="code"),
        pytest.param("kri&shy;vični [a](work:x)", [("a", "x")], id="after an invisible letter"),
    ],
)
def test_links_into_the_corpus_and_the_web_are_kept(text: str, found: list[tuple[str, str]]) -> None:
    blocks = read_text(text).blocks
    assert [(b.text[a:z], address) for b in blocks for a, z, address in b.links] == found


@given(st.lists(st.sampled_from(["word ", "[link](work:w) ", "\n", "  \n", "\n\n", "- ", "**b** ", "Član 1.\n"])))
def test_links_change_nothing_in_the_text(pieces: list[str]) -> None:
    text = "".join(pieces)
    plain = read_text(text.replace("[link](work:w)", "link"))
    assert [(b.text, b.kind) for b in read_text(text).blocks] == [(b.text, b.kind) for b in plain.blocks]


def test_title_is_the_first_heading() -> None:
    assert read_text("text\n\n# One\n\n# Two").title == "One"
