from __future__ import annotations

import pytest

from indexer.parsed import Attachment, Block, ParsedDocument, Unreadable
from indexer.wire import pack, unpack
from kb.model import Problem, TextLink

DOCUMENT = ParsedDocument(
    "Наслов",
    (Block("a", "heading", 2, 3, ocr=True), Block("b", links=(TextLink(0, 1, "w#art-1"),))),
    {"authors": ["A", "B"], "event": {"place": "Beograd"}},
    (Attachment("x.bin", bytes(range(256)), "application/x"),),
    (Problem("f", "read", "why", "what", 3, fatal=False),),
)


@pytest.mark.parametrize("document", [DOCUMENT, ParsedDocument()], ids=["full", "empty"])
def test_there_and_back(document: ParsedDocument) -> None:
    assert unpack(pack(document)) == document


def test_a_refusal_is_raised_again() -> None:
    with pytest.raises(Unreadable, match="why") as refusal:
        unpack(pack(Unreadable("why", "what")))
    assert refusal.value.remedy == "what"


@pytest.mark.parametrize("message", [b"", b"{}", b"[1]", b'{"blocks": 3, "title": ""}', b"\xff"])
def test_nonsense_is_a_refusal(message: bytes) -> None:
    with pytest.raises(Unreadable, match="cannot be understood"):
        unpack(message)
