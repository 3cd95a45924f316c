"""Formats of the nineties: DOC, PPT, RTF."""

from __future__ import annotations

import struct

import pytest

from indexer.parsed import Unreadable
from indexer.readers import doc, ppt, rtf
from tests.indexer import making


def test_pieces_fields_and_cells() -> None:
    text = 'Члан 1.\rТекст \x13 HYPERLINK "x" \x14везе\x15 иде\x0bдаље\rа\x07б\x07\x07крај'
    blocks = doc.read(making.old_word(text), "x.doc").blocks
    assert [(block.text, block.kind) for block in blocks] == [
        ("Члан 1.", "paragraph"),
        ("Текст везе иде", "paragraph"),
        ("даље", "paragraph"),
        ("а | б", "row"),
        ("крај", "paragraph"),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (making.old_word("x", flags=0x0100), "encrypted"),
        (making.ole({"WordDocument": b"nonsense"}), "damaged"),
        (making.ole({"Other": b""}), "damaged"),
        (b"\xd0\xcf\x11\xe0", "damaged"),
    ],
    ids=["encrypted", "nonsense", "no text", "cut"],
)
def test_refusals(content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        doc.read(content, "x.doc")


def _record(kind: int, body: bytes, version: int = 0) -> bytes:
    return struct.pack("<HHI", version, kind, len(body)) + body


def test_slides_without_the_master() -> None:
    atom = _record(0x0FA0, "Наслов".encode("utf-16-le")) + _record(0x0FA8, b"text")
    records = _record(0x03F8, atom.replace(b"text", b"hint"), 0xF) + _record(0x03E8, atom, 0xF)
    blocks = ppt.read(making.ole({"PowerPoint Document": records}), "x.ppt").blocks
    assert [block.text for block in blocks] == ["Наслов", "text"]


def test_an_empty_presentation_is_refused() -> None:
    with pytest.raises(Unreadable, match="damaged"):
        ppt.read(making.ole({"Other": b""}), "x.ppt")


@pytest.mark.parametrize(
    ("source", "texts"),
    [
        pytest.param(r"{\rtf1\ansi\ansicpg1250 \'8ert\par dva}", ["Žrt", "dva"], id="code page"),
        pytest.param(r"{\rtf1\ansi\uc1 \u1063?\u1083?an}", ["Члan"], id="unicode"),
        pytest.param(r"{\rtf1 text{\footnote note} on}", ["text", "note on"], id="footnote"),
        pytest.param(r"{\rtf1 {\header Head\par}text}", ["Head", "text"], id="header"),
        pytest.param(r"{\rtf1 {\*\generator x}{\info{\author y}}text}", ["text"], id="hidden"),
    ],
)
def test_rich_text(source: str, texts: list[str]) -> None:
    assert [block.text for block in rtf.read(source.encode(), "x.rtf").blocks] == texts


def test_rich_text_title() -> None:
    source = rb"{\rtf1\ansi\ansicpg1251{\info{\title \'cc\'e5\'f2\'ee\'e4}}x}"
    assert rtf.read(source, "x.rtf").title == "Метод"
