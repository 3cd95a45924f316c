"""Streams of old Office files (OLE compound files), with their failures turned into one refusal."""

from __future__ import annotations

import io
import struct
from typing import Any

import olefile

from indexer.decoding import decode, printable
from indexer.parsed import Unreadable
from indexer.readers.given_title import given_title

# olefile lets the errors of its parsing pass as they come.
BROKEN = (OSError, ValueError, TypeError, IndexError, KeyError, struct.error, AttributeError)


def open_ole(content: bytes, what: str) -> olefile.OleFileIO:
    """The compound file in `content`. Raises Unreadable; `what` is the file's everyday name."""
    try:
        return olefile.OleFileIO(io.BytesIO(content))
    except BROKEN as error:
        raise Unreadable(f"the {what} is damaged", "open it in its program and save it in a current format") from error


def stream(container: olefile.OleFileIO, name: str) -> bytes:
    """The content of a stream, empty where it is missing or damaged."""
    try:
        return bytes(container.openstream(name).read()) if container.exists(name) else b""
    except BROKEN:
        return b""


def summary(container: olefile.OleFileIO) -> dict[str, Any]:
    """Title and authors from the file's summary, only those that are given."""
    try:
        properties = container.get_metadata()
    except BROKEN:
        return {}
    found: dict[str, Any] = {}
    if title := given_title(_said(properties.title)):
        found["title"] = title
    if author := _said(properties.author):
        found["authors"] = [author]
    return found


def _said(value: object) -> str:
    text = decode(value).text if isinstance(value, bytes) else str(value or "")
    return " ".join(printable(text).split())
