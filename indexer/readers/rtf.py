"""Rich text (RTF) → paragraphs."""

from __future__ import annotations

import re

from striprtf import striprtf

from indexer.decoding import decode, printable
from indexer.parsed import ParsedDocument, Unreadable
from indexer.readers.text import text_blocks

_TITLE = re.compile(r"\{\\info\b.{0,2000}?\{\\title ((?:[^{}\\]|\\'[0-9a-f]{2}|\\u-?\d+ ?\??)*)\}", re.DOTALL)
# Notes, headers, text boxes and objects: shown by a word processor, passed over by the library. Read as text.
_HIDDEN_TEXT = re.compile(
    r"\\(footnote|header[lrf]?|footer[lrf]?|shptxt|shp(?![a-z])|object(?![a-z])|result(?![a-z])|\*\\shpinst)(?![a-z]) ?"
)

_APART = frozenset({"footnote", "shptxt"})
_CODE_PAGE = re.compile(rb"\\ansicpg(\d{3,5})")


def read(content: bytes, name: str) -> ParsedDocument:
    """The paragraphs of a rich text; table cells are parted by `|`. Raises Unreadable for a damaged one."""
    source = content.decode("ascii") if content.isascii() else decode(content, _declared(content)).text
    try:
        text = printable(_plain(source))
    except (ValueError, IndexError, KeyError, OverflowError, LookupError) as error:
        raise Unreadable("the rich text is damaged", "open it in a word processor and save it anew") from error
    return ParsedDocument(_title(source), text_blocks(text))


def _title(source: str) -> str:
    found = _TITLE.search(source[:20_000])
    code_page = re.search(r"\\ansicpg\d+", source[:2000])
    if not found:
        return ""
    return printable(_plain(f"{{\\rtf1\\ansi{code_page.group() if code_page else ''} {found.group(1)}}}")).strip()


def _plain(source: str) -> str:
    source = _HIDDEN_TEXT.sub(lambda found: "\\par " if found.group(1) in _APART else "", source)
    return str(striprtf.rtf_to_text(source, errors="replace"))  # type: ignore[no-untyped-call]


def _declared(content: bytes) -> str:
    found = _CODE_PAGE.search(content[:2000])
    return f"cp{found.group(1).decode()}" if found else ""
