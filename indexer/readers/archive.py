"""Archives (ZIP, GZIP) → their members as attachments. What leads out of the archive or cannot be read is noted."""

from __future__ import annotations

import zlib
from zipfile import ZipInfo

from indexer.media_types import media_type
from indexer.parsed import Attachment, ParsedDocument, Unreadable
from indexer.readers.package import MAX_MEMBER_BYTES, MAX_RATIO, Package, is_safe_name
from kb.model import Problem

_IGNORED = ("__MACOSX/", ".DS_Store", "Thumbs.db")


def read(content: bytes, name: str) -> ParsedDocument:
    """The files of a ZIP archive. Raises Unreadable for a damaged archive and for a bomb."""
    package = Package.open(content, "archive")
    files, notes = [], []
    for member in package.members():
        path = _name(member)
        if path.startswith(_IGNORED) or path.endswith(_IGNORED):
            continue
        if not is_safe_name(path):
            notes.append(_note(name, f"the member {path!r} leads out of the archive and was left out"))
        elif (data := package.read(member)) is not None:
            files.append(Attachment(path, data, media_type(data, path)))
    notes.extend(_note(name, f"the member {path!r} is damaged") for path in package.damaged)
    return ParsedDocument(attachments=tuple(files), notes=tuple(notes))


def read_gzip(content: bytes, name: str) -> ParsedDocument:
    """The one file in a GZIP archive. Raises Unreadable for a damaged archive and for a bomb."""
    unpacker = zlib.decompressobj(wbits=31)
    try:
        data = unpacker.decompress(content, MAX_MEMBER_BYTES + 1)
    except zlib.error as error:
        raise Unreadable("the archive is damaged", "get it again from its source") from error
    if len(data) > MAX_MEMBER_BYTES or len(data) > max(1024**2, MAX_RATIO * len(content)):
        raise Unreadable("it unpacks to far more than its size allows, as a bomb does", "do not open this file")
    path = name.replace("\\", "/").rsplit("/", 1)[-1].removesuffix(".gz") or "content"
    notes = () if unpacker.eof else (_note(name, "the archive is cut off: its end is missing"),)
    return ParsedDocument(attachments=(Attachment(path, data, media_type(data, path)),), notes=notes)


def _name(member: ZipInfo) -> str:
    """The member's name; names that are not marked as UTF-8 are in the code page of the DOS of the region."""
    if member.flag_bits & 0x800 or member.filename.isascii():
        return member.filename
    raw = member.filename.encode("cp437", "replace")
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("cp852", "replace")


def _note(name: str, reason: str) -> Problem:
    return Problem(name, "read", reason, "pack the archive again", fatal=False)
