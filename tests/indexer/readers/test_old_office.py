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
    ("text", "lines"),
    [
        pytest.param("kri\x1fvični\x1ezakon\xa0o", ["krivični-zakon o"], id="hyphens and fixed spaces"),
        pytest.param("a\x02 b\x05\x01\x08", ["a b"], id="marks of notes, comments and pictures"),
        pytest.param("prva\x0cdruga", ["prva", "druga"], id="end of a page"),
        pytest.param("\x13 TOC \x13 PAGEREF x \x14 3\x15\x14Uvod\x15 kraj", ["Uvod kraj"], id="field in a field"),
        pytest.param("\x13 PAGE \x15kraj", ["kraj"], id="field without a result"),
        pytest.param("a\x07\x07", ["a"], id="table of one cell"),
        pytest.param("a\rb\x07c\x07\x07", ["a", "b | c"], id="two paragraphs in a cell"),
        pytest.param("\r\r", [], id="empty"),
    ],
)
def test_marks_in_the_text(text: str, lines: list[str]) -> None:
    assert [block.text for block in doc.read(making.old_word(text), "x.doc").blocks] == lines


def test_parts_come_in_the_order_of_a_reader_and_comments_not_at_all() -> None:
    others = ["fusnota\r", "zaglavlje\r", "makro\r", "komentar\r", "napomena\r", "okvir\r", "okvir zaglavlja\r"]
    blocks = doc.read(making.old_word("tekst\r", others=others), "x.doc").blocks
    assert [block.text for block in blocks] == ["tekst", "fusnota", "napomena", "okvir", "zaglavlje"]


@pytest.mark.parametrize("flags", [0, 0x0200], ids=["first table", "second table"])
def test_pieces_of_both_widths(flags: int) -> None:
    blocks = doc.read(making.old_word("Члан 5. ", flags, narrow="caf\xe9 “x”"), "x.doc").blocks
    assert [block.text for block in blocks] == ["Члан 5. café “x”"]


def test_word_95_is_read_in_the_code_page_of_the_region() -> None:
    text = "Žrtve i šteta, član 5."
    main = bytearray(0x300)
    struct.pack_into("<HH", main, 0, 0xA5DC, 0x65)
    struct.pack_into("<II", main, 0x18, 0x300, 0x300 + len(text))
    content = making.ole({"WordDocument": bytes(main) + text.encode("windows-1250")})
    assert [block.text for block in doc.read(content, "x.doc").blocks] == [text]


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


@pytest.mark.parametrize(
    ("atoms", "texts"),
    [
        pytest.param(
            [(0x0FA0, "Žrtve\x0bsvedoci\rpolicija".encode("utf-16-le"))], ["Žrtve", "svedoci", "policija"], id="breaks"
        ),
        pytest.param([(0x0FA8, b"caf\xe9"), (0x0FA8, b"caf\xe9")], ["café"], id="twice is once"),
        pytest.param([(0x0FA8, b"  \r ")], [], id="spaces"),
        pytest.param([(0x1234, b"unknown"), (0x0FA8, b"a")], ["a"], id="another atom"),
        pytest.param([(0x0FA0, b"a\0b\0\xd8")], ["ab\ufffd"], id="half a letter"),
    ],
)
def test_texts_of_an_old_presentation(atoms: list[tuple[int, bytes]], texts: list[str]) -> None:
    slide = _record(0x03E8, b"".join(_record(kind, body) for kind, body in atoms), 0xF)
    blocks = ppt.read(making.ole({"PowerPoint Document": slide}), "x.ppt").blocks
    assert [block.text for block in blocks] == texts


def test_containers_in_containers_end() -> None:
    records = _record(0x0FA8, b"deep")
    for _ in range(30):
        records = _record(0x03E8, records, 0xF)
    assert ppt.read(making.ole({"PowerPoint Document": records}), "x.ppt").blocks == ()


@pytest.mark.parametrize("size", [0, 2**31, 2**32 - 1])
def test_a_record_that_lies_about_its_size_ends_the_file(size: int) -> None:
    lying = struct.pack("<HHI", 0, 0x0FA8, size) + b"text"
    blocks = ppt.read(making.ole({"PowerPoint Document": _record(0x0FA8, b"first") + lying}), "x.ppt").blocks
    assert blocks[0].text == "first"
