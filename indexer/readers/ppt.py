"""Old presentations (PPT, PowerPoint 97 to 2003) → the texts of the slides in file order."""

from __future__ import annotations

import struct
from collections.abc import Iterator

from indexer.decoding import printable
from indexer.parsed import Block, ParsedDocument, Unreadable
from indexer.readers.ole import open_ole, stream, summary

_CHARACTERS, _BYTES = 0x0FA0, 0x0FA8
_MASTER = 0x03F8


def read(content: bytes, name: str) -> ParsedDocument:
    """The texts of a presentation. Raises Unreadable for a damaged or empty one."""
    with open_ole(content, "presentation") as container:
        records = stream(container, "PowerPoint Document")
        metadata = summary(container)
    if not records:
        raise Unreadable("the presentation is damaged or encrypted", "open it in its program and save it as PPTX")
    # The outline repeats what the slides say.
    seen: set[str] = set()
    blocks = []
    for text in _texts(records):
        for line in printable(text.replace("\x0b", "\n")).split("\n"):
            clean = " ".join(line.split())
            if clean and clean not in seen:
                seen.add(clean)
                blocks.append(Block(clean))
    return ParsedDocument(str(metadata.pop("title", "")), tuple(blocks), metadata)


def _texts(records: bytes, depth: int = 0) -> Iterator[str]:
    """The text atoms of all containers but the masters, whose texts are prompts."""
    offset = 0
    while offset + 8 <= len(records):
        version, kind, size = struct.unpack_from("<HHI", records, offset)
        body = records[offset + 8 : offset + 8 + size]
        if kind == _CHARACTERS:
            yield body.decode("utf-16-le", "replace")
        elif kind == _BYTES:
            yield body.decode("latin-1")
        elif version & 0xF == 0xF and depth < 20 and kind != _MASTER:
            yield from _texts(body, depth + 1)
        offset += 8 + size
