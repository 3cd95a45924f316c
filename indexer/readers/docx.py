"""Word documents (DOCX) → headings, paragraphs, list items and table rows in order."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

import docx
from docx.table import Table
from docx.text.paragraph import Paragraph

from indexer.decoding import printable
from indexer.parsed import Block, ParsedDocument, Unreadable

_HEADING = re.compile(r"(?:heading|naslov|наслов)\s*([1-9])", re.IGNORECASE)


def read(content: bytes, name: str) -> ParsedDocument:
    """The body of a Word document. Raises Unreadable for a damaged one."""
    try:
        document = docx.Document(io.BytesIO(content))
    except (KeyError, ValueError, zipfile.BadZipFile) as error:
        raise Unreadable("the Word document is damaged", "open it in a word processor and save it again") from error
    title = (document.core_properties.title or "").strip()
    return ParsedDocument(printable(title), tuple(_blocks(document)))


def _blocks(container: Any) -> Iterator[Block]:
    for item in container.iter_inner_content():
        if isinstance(item, Paragraph):
            yield from _paragraph(item)
        elif isinstance(item, Table):
            yield from _rows(item)


def _paragraph(paragraph: Paragraph) -> Iterator[Block]:
    text = " ".join(printable(paragraph.text).split())
    if not text:
        return
    style = paragraph.style.name or "" if paragraph.style is not None else ""
    heading = _HEADING.match(style)
    if heading or style == "Title":
        yield Block(text, "heading", int(heading.group(1)) if heading else 1)
    else:
        yield Block(text, "item" if style.startswith("List") else "paragraph")


def _rows(table: Table) -> Iterator[Block]:
    for row in table.rows:
        texts = [" ".join(printable(cell.text).split()) for cell in row.cells]
        if any(texts):
            yield Block(" | ".join(texts), "row")
