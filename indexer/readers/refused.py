"""Formats that are known and not read: a refusal that says what to do instead."""

from __future__ import annotations

from indexer.parsed import ParsedDocument, Unreadable


def read(content: bytes, name: str) -> ParsedDocument:
    """Raises Unreadable, always: the file is an encrypted Office document."""
    raise Unreadable("the document is encrypted and asks for a password", "save a copy without the password")
