"""Bytes → ParsedDocument: one small module a format, found here by media type.

A reader is `read(content, name) -> ParsedDocument`; it sees bytes, never paths, and touches neither disk nor network.
It raises `indexer.parsed.Unreadable` with a reason and a remedy. Modules are loaded when first needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module

from indexer.parsed import ParsedDocument, Unreadable

Reader = Callable[[bytes, str], ParsedDocument]

VERSION = 5
"""Raised by one when readers give other text for the same bytes: documents are then read again."""

_OOXML = "application/vnd.openxmlformats-officedocument"

READERS: Mapping[str, str] = {
    "text/markdown": "markdown",
    "text/plain": "text",
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/pdf": "pdf",
    f"{_OOXML}.wordprocessingml.document": "docx",
    f"{_OOXML}.presentationml.presentation": "pptx",
    f"{_OOXML}.spreadsheetml.sheet": "sheets",
    "application/vnd.ms-excel": "sheets",
    "application/vnd.oasis.opendocument.spreadsheet": "sheets",
    "application/msword": "doc",
    "application/vnd.ms-powerpoint": "ppt",
    "application/vnd.ms-office.encrypted": "refused",
    "application/vnd.oasis.opendocument.text": "odt",
    "application/vnd.oasis.opendocument.presentation": "odt",
    "application/rtf": "rtf",
    "application/epub+zip": "epub",
    "message/rfc822": "mail",
    "application/mbox": "mailbox",
    "application/pkcs7-mime": "signed",
    "application/pkcs7-signature": "signed",
    "application/vnd.ms-outlook": "msg",
    "text/csv": "table",
    "text/tab-separated-values": "table",
    "application/zip": "archive",
    "application/gzip": "gzip",
    "application/json": "json_records",
    "application/jsonl": "jsonl",
    "application/xml": "xml",
    "image/png": "image",
    "image/jpeg": "image",
    "image/tiff": "image",
    "image/gif": "image",
    "image/bmp": "image",
}
"""Media type → the module in this package that reads it."""


def reader_for(media_type: str) -> Reader:
    """The reader of a media type. Raises Unreadable where there is none."""
    if media_type not in READERS:
        raise Unreadable(
            f"no reader for {media_type}",
            "save it as one of the formats in docs/formats.md, or take it out of the corpus",
        )
    # Loaded when needed: a worker that reads Markdown all day never pays for the libraries of the other formats.
    reader: Reader = import_module(f"indexer.readers.{READERS[media_type]}").read
    return reader
