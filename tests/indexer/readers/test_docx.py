from __future__ import annotations

import pytest

from indexer.parsed import Block, Unreadable
from indexer.readers.docx import read
from tests.indexer import making


def test_structure() -> None:
    document = read(making.word(), "x.docx")
    assert document.title == "Zaštita žrtava"
    assert document.blocks == (
        Block("Zaštita žrtava", "heading", 1),
        Block("Uvod", "heading", 1),
        Block("Жртва има право на подршку."),
        Block("smeštaj", "item"),
        Block("godina | 2024", "row"),
    )


def test_damaged() -> None:
    with pytest.raises(Unreadable, match="damaged"):
        read(b"PK\x03\x04", "x.docx")
