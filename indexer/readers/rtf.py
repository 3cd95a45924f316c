"""Rich text (RTF) → paragraphs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby

from striprtf import striprtf

from indexer.decoding import decode, printable
from indexer.parsed import Block, ParsedDocument, Unreadable
from indexer.readers.given_title import given_title
from indexer.readers.text import text_blocks

_TITLE = re.compile(r"\{\\info\b.{0,2000}?\{\\title ((?:[^{}\\]|\\'[0-9a-f]{2}|\\u-?\d+ ?\??)*)\}", re.DOTALL)
# Notes, headers, text boxes and objects: shown by a word processor, passed over by the library. Read as text.
_HIDDEN_TEXT = re.compile(
    r"\\(footnote|header[lrf]?|footer[lrf]?|shptxt|shp(?![a-z])|object(?![a-z])|result(?![a-z])|\*\\shpinst)(?![a-z]) ?"
)

# Groups of hidden text, and of text that was struck out while changes were tracked. Their length is bounded: an
# unclosed group would be searched to the end of the file from each of its beginnings.
_UNSEEN = re.compile(r"\{(?:[^{}\\]|\\.){0,200}?\\(?:deleted|v)(?![a-z\d])(?:[^{}\\]|\\.){0,4000}\}", re.DOTALL)

_APART = frozenset({"footnote", "shptxt"})
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")


def read(content: bytes, name: str) -> ParsedDocument:
    """The paragraphs and table rows of a rich text. Raises Unreadable for a damaged one."""
    source = content.decode("ascii") if content.isascii() else decode(content, _declared(content)).text
    source = _UNSEEN.sub("", source)
    try:
        text = printable(_plain(source))
    except (ValueError, IndexError, KeyError, OverflowError, LookupError) as error:
        raise Unreadable("the rich text is damaged", "open it in a word processor and save it anew") from error
    return ParsedDocument(_title(source), tuple(_blocks(text)))


def _blocks(text: str) -> Iterator[Block]:
    """Rows, which the library ends with a bar, and the text between them."""
    for are_rows, lines in groupby(text.split("\n"), key=lambda line: line.rstrip().endswith("|")):
        if are_rows:
            yield from (Block(" | ".join(_cells(line)), "row") for line in lines if line.strip(" |"))
        else:
            yield from text_blocks("\n".join(lines))


def _cells(line: str) -> list[str]:
    return [" ".join(cell.split()) for cell in line.rstrip().removesuffix("|").split("|")]


def _title(source: str) -> str:
    found = _TITLE.search(source[:20_000])
    code_page = re.search(r"\\ansicpg\d+", source[:2000])
    if not found:
        return ""
    return given_title(_plain(f"{{\\rtf1\\ansi{code_page.group() if code_page else ''} {found.group(1)}}}"))


def _plain(source: str) -> str:
    source = _HIDDEN_TEXT.sub(lambda found: "\\par " if found.group(1) in _APART else "", source)
    return str(striprtf.rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]


def _declared(content: bytes) -> str:
    found = _CODE_PAGE.search(content[:2000])
    return f"cp{found.group(1).decode()}" if found else ""
