from __future__ import annotations

import pytest

from indexer.parsed import Block
from indexer.readers.markdown import read, read_text

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
        pytest.param("[text](http://x) `c` <b>d</b>", (Block("text c d"),), id="inline"),
        pytest.param("<div>\n<p>a</p><p>b</p>\n</div>", (Block("a"), Block("b")), id="html block"),
        pytest.param("", (), id="empty"),
    ],
)
def test_blocks(text: str, blocks: tuple[Block, ...]) -> None:
    assert read_text(text).blocks == blocks


def test_title_is_the_first_heading() -> None:
    assert read_text("text\n\n# One\n\n# Two").title == "One"
