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


def test_a_file_without_text_and_pictures_is_noted() -> None:
    (note,) = read(making.pdf([[], []]), "empty.pdf").notes
    assert "no text and no picture" in note.reason
    assert not note.fatal


def test_a_scanned_page_waits_in_its_place() -> None:
    document = read(making.scan(["text before", None, "text after"]), "scan.pdf")
    assert [(b.page, b.text, b.ocr) for b in document.blocks] == [
        (1, "text before", False),
        (2, "", True),
        (3, "text after", False),
    ]


def test_pages_that_are_all_alike_keep_their_text() -> None:
    assert len(read(making.pdf([["Background"]] * 4), "x.pdf").blocks) == 4


def test_running_heads_and_page_numbers_are_left_out() -> None:
    pages = [["Official Gazette 12", f"Article {n}", "word " * n + "of the body", str(n)] for n in range(1, 6)]
    texts = [block.text for block in read(making.pdf(pages), "x.pdf").blocks]
    assert "Official Gazette 12" not in texts
    assert "3" not in texts
    assert texts.count("Article 3") == 1


@pytest.mark.parametrize("content", [b"%PDF-1.7 cut", b""])
def test_damaged(content: bytes) -> None:
    with pytest.raises(Unreadable, match="damaged"):
        read(content, "x.pdf")
