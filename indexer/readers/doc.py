"""Old Word documents (DOC, Word 97 to 2003) → paragraphs. The text lies in pieces; a table of pieces says where.

Word 6 and 95 are read as plain 8-bit text. Formatting is not read, so there are no headings; deleted text that was
never accepted shows as text.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator

from olefile import OleFileIO

from indexer.decoding import decode, printable
from indexer.parsed import Block, ParsedDocument, Unreadable
from indexer.readers.ole import BROKEN, open_ole, stream, summary
from indexer.readers.text import text_blocks

_MAGIC = 0xA5EC
_WORD_97 = 0xC1
_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
# Where the lengths of the parts stand: text, footnotes, headers, macros, comments, endnotes, boxes, header boxes.
_COUNTS = 0x4C

_SHOWN_PARTS = (0, 1, 5, 6, 2)
_PIECES = 0x01A2
_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x14\x15]*))?\x15")
_MARKS = str.maketrans({"\x0b": "\n", "\x0c": "\n", "\r": "\n", "\x1e": "-", "\x1f": "", "\x07": "\x07"})


def read(content: bytes, name: str) -> ParsedDocument:
    """The text of an old Word document. Raises Unreadable for a damaged or encrypted one."""
    with open_ole(content, "Word document") as container:
        main = stream(container, "WordDocument")
        try:
            parts = _parts(main, container)
        except BROKEN as error:
            raise Unreadable("the Word document is damaged", "open it in Word and save it as DOCX") from error
        metadata = summary(container)
    blocks = tuple(block for part in parts for block in _blocks(part))
    return ParsedDocument(str(metadata.pop("title", "")), blocks, metadata)


def _parts(main: bytes, container: OleFileIO) -> list[str]:
    magic, version = struct.unpack_from("<HH", main, 0)
    flags = struct.unpack_from("<H", main, 0x0A)[0]
    if magic != _MAGIC and magic != 0xA5DC:
        raise ValueError("not a Word document")
    if flags & _ENCRYPTED:
        raise Unreadable("the document is encrypted and asks for a password", "save a copy without the password")
    if version < _WORD_97:
        start, end = struct.unpack_from("<II", main, 0x18)
        return [decode(main[start:end]).text]
    table = stream(container, "1Table" if flags & _TABLE_1 else "0Table")
    text = "".join(_pieces(main, table))
    return list(_cut(text, struct.unpack_from("<8i", main, _COUNTS)))


def _pieces(main: bytes, table: bytes) -> Iterator[str]:
    offset, size = struct.unpack_from("<II", main, _PIECES)
    clx = table[offset : offset + size]
    # Formatting comes before the table.
    while clx[:1] == b"\x01":
        clx = clx[3 + struct.unpack_from("<H", clx, 1)[0] :]
    if clx[:1] != b"\x02":
        raise ValueError("no table of pieces")
    plc = clx[5 : 5 + struct.unpack_from("<I", clx, 1)[0]]
    count = (len(plc) - 4) // 12
    bounds = struct.unpack_from(f"<{count + 1}I", plc, 0)
    for number in range(count):
        place = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * number + 2)[0]
        yield _piece(main, place, bounds[number + 1] - bounds[number])


def _piece(main: bytes, place: int, length: int) -> str:
    # This bit says that the piece has 8-bit letters; its place is then given doubled.
    if place & 0x40000000:
        start = (place & 0x3FFFFFFF) // 2
        return main[start : start + length].decode("cp1252", "replace")
    return main[place : place + 2 * length].decode("utf-16-le", "replace")


def _cut(text: str, lengths: tuple[int, ...]) -> Iterator[str]:
    """The parts of the text that a reader sees, the document first, its headers last."""
    starts = [sum(lengths[:n]) for n in range(len(lengths))]
    for part in _SHOWN_PARTS:
        yield text[starts[part] : starts[part] + max(lengths[part], 0)]


def _blocks(text: str) -> Iterator[Block]:
    # Fields lie within fields (an entry of a table of contents holds its page number), the innermost go first.
    for _ in range(20):
        text, replaced = _FIELD.subn(lambda found: found.group(1) or "", text)
        if not replaced:
            break
    # An empty cell ends as a row does. Only formatting, which is not read, would tell them apart: such a row is split.
    text = re.sub("\x07\x07+", "\n", text.translate(_MARKS))
    for line in text.split("\n"):
        cells = [" ".join(printable(cell).split()) for cell in line.split("\x07")]
        if len(cells) > 1 and any(cells):
            yield Block(" | ".join(cells), "row")
        elif cells[0]:
            yield from text_blocks(cells[0])
