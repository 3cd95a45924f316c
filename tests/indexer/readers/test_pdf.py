from __future__ import annotations

import pytest

from indexer.parsed import Unreadable
from indexer.readers.pdf import read
from tests.indexer import making


def test_pages_and_paragraphs() -> None:
    pages = [
        ["Clan 1.", "This law governs the protection of victims of traf-", "ficking in human beings."],
        ["Clan 2."],
    ]
    document = read(making.pdf(pages), "law.pdf")
    assert [(b.page, b.text) for b in document.blocks] == [
        (1, "Clan 1."),
        (1, "This law governs the protection of victims of trafficking in human beings."),
        (2, "Clan 2."),
    ]


def test_a_page_without_text_is_noted() -> None:
    (note,) = read(making.pdf([["text"], []]), "scan.pdf").notes
    assert note.reason == "no text layer on page 2"
    assert not note.fatal


@pytest.mark.parametrize("content", [b"%PDF-1.7 cut", b""])
def test_damaged(content: bytes) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        read(content, "x.pdf")
