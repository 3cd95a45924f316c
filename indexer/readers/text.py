"""Plain text in any encoding of the region → blocks."""

from __future__ import annotations

import re

from indexer.decoding import decode, printable
from indexer.lines import is_legal, is_wrapped, legal_blocks, starts_item, wrapped_blocks
from indexer.parsed import Block, ParsedDocument

_BLANK_LINES = re.compile(r"\n[ \t\xa0]*\n\s*")


def read(content: bytes, name: str) -> ParsedDocument:
    """The paragraphs of a text: split at blank lines, and at every line where the text is not wrapped."""
    return ParsedDocument(blocks=text_blocks(printable(decode(content).text)))


def text_blocks(text: str) -> tuple[Block, ...]:
    """Blocks of a text that is already decoded."""
    lines = text.split("\n")
    # Asked of the whole text: one paragraph is too short to show whether its lines were meant.
    split = legal_blocks if is_legal(lines) else wrapped_blocks if is_wrapped(lines) else _each_line
    paragraphs = (paragraph.split("\n") for paragraph in _BLANK_LINES.split(text))
    return tuple(
        Block(line, "item" if starts_item(line) else "paragraph")
        for paragraph in paragraphs
        for line in split(paragraph)
    )


def _each_line(lines: list[str]) -> tuple[str, ...]:
    return tuple(filter(None, (" ".join(line.split()) for line in lines)))
