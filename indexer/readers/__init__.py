"""Bytes → ParsedDocument: one small module a format, found here by media type.

A reader is `read(content, name) -> ParsedDocument`; it sees bytes, never paths, and touches neither disk nor network.
It raises `indexer.parsed.Unreadable` with a reason and a remedy. Modules are loaded when first needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from indexer.parsed import ParsedDocument, Unreadable

Reader = Callable[[bytes, str], ParsedDocument]

VERSION = 1
"""Raised by one when readers give other text for the same bytes: documents are then read again."""

READERS: Mapping[str, str] = {
    "text/markdown": "markdown",
    "text/plain": "text",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": "docx",
}
"""Media type → the module in this package that reads it."""


def reader_for(media_type: str) -> Reader:
    """The reader of a media type. Raises Unreadable where there is none."""
    if media_type not in READERS:
        raise Unreadable(
            f"no reader for {media_type}",
            "save it as one of the formats in docs/formats.md, or take it out of the corpus",
        )
    reader: Reader = import_module(f"indexer.readers.{READERS[media_type]}").read
    return reader
