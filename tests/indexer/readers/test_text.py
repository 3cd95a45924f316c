from __future__ import annotations

import pytest

from indexer.readers.text import read


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        pytest.param("a\n\nb\n \nc", ["a", "b", "c"], id="blank lines"),
        pytest.param("one\ntwo", ["one", "two"], id="short lines are lines"),
        pytest.param(f"{'word ' * 14}\n{'word ' * 13}\nend", [f"{'word ' * 27}end"], id="wrapped"),
        pytest.param("Члан 1.\nТекст\nиде даље.", ["Члан 1.", "Текст иде даље."], id="legal"),
        pytest.param("", [], id="empty"),
    ],
)
def test_blocks(text: str, blocks: list[str]) -> None:
    assert [block.text for block in read(text.encode("utf-8"), "x.txt").blocks] == blocks


def test_regional_encoding() -> None:
    assert read("Заштита жртава".encode("windows-1251"), "x.txt").blocks[0].text == "Заштита жртава"


def test_items_are_known() -> None:
    assert [block.kind for block in read(b"1) one\ntext", "x.txt").blocks] == ["item", "paragraph"]
