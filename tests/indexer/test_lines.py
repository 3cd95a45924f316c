from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from indexer.lines import is_article_line, is_wrapped, legal_blocks, wrapped_blocks


@pytest.mark.parametrize(
    ("line", "is_article"),
    [
        ("Члан 350а.", True),
        ("Član 24", True),
        ("Article XII", True),
        ("Члан 203-207.", True),
        ("Члан 24. овог закона примењује се", False),
        ("Articles of association", False),
        ("člana 24.", False),
    ],
)
def test_is_article_line(line: str, is_article: bool) -> None:
    assert is_article_line(line) is is_article


@pytest.mark.parametrize(
    ("lines", "blocks"),
    [
        pytest.param(
            ["Члан 1.", "Предмет", "Овим законом"], ("Члан 1.", "Предмет", "Овим законом"), id="heading and text"
        ),
        pytest.param(["(1) Ко без дозволе пређе", "границу,"], ("(1) Ко без дозволе пређе границу,",), id="goes on"),
        pytest.param(["Члан 5.", "у смислу закона"], ("Члан 5.", "у смислу закона"), id="lower case after the article"),
        pytest.param(["лица:", "а) деца;", "б) жене;"], ("лица:", "а) деца;", "б) жене;"), id="list"),
        pytest.param(["Government shall.  ", "2. The State"], ("Government shall.", "2. The State"), id="numbered"),
        pytest.param(["бр. 49/92,", "53/93 и 48/94"], ("бр. 49/92, 53/93 и 48/94",), id="after a comma"),
        pytest.param(["", "  "], (), id="nothing"),
    ],
)
def test_legal_blocks(lines: list[str], blocks: tuple[str, ...]) -> None:
    assert legal_blocks(lines) == blocks


@given(st.lists(st.text(alphabet="ab чŠ1.,;()\t", max_size=20)))
def test_no_word_is_lost_or_moved(lines: list[str]) -> None:
    words = " ".join(lines).split()
    assert " ".join(legal_blocks(lines)).split() == words
    assert " ".join(wrapped_blocks(lines)).split() == words


@pytest.mark.parametrize(
    ("lines", "wrapped"),
    [
        pytest.param(["x" * 70, "x" * 68, "x" * 71, "x" * 12], True, id="a paragraph"),
        pytest.param(["x" * 300, "x" * 280], False, id="a paragraph a line"),
        pytest.param(["short", "x" * 70, "lines", "only"], False, id="mostly short"),
        pytest.param(["x" * 70], False, id="one line"),
    ],
)
def test_is_wrapped(lines: list[str], wrapped: bool) -> None:
    assert is_wrapped(lines) is wrapped


def test_wrapped_items_stand_alone() -> None:
    assert wrapped_blocks(["for", "- one", "two", "- three"]) == ("for", "- one two", "- three")
