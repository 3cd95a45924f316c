"""Archives (ZIP, GZIP) → their members as attachments. What leads out of the archive or cannot be read is noted."""

from __future__ import annotations

import re
import zlib
from zipfile import ZipInfo

from indexer.decoding import decode
from indexer.media_types import media_type
from indexer.parsed import Attachment, ParsedDocument, Unreadable
from indexer.readers.package import MAX_MEMBER_BYTES, MAX_RATIO, Package, is_safe_name
from kb.model import Problem

_LITTER = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
_OURS = frozenset("šđčćžŠĐČĆŽ")


def read(content: bytes, name: str) -> ParsedDocument:
    """The files of a ZIP archive. Raises Unreadable for a damaged archive and for a bomb."""
    package = Package.open(content, "archive")
    files, notes = [], []
    for member in package.members():
        path = _name(member)
        if _is_litter(path):
            continue
        if not is_safe_name(path):
            notes.append(_note(name, f"the member {path!r} leads out of the archive and was left out"))
        elif (data := package.read(member)) is not None:
            files.append(Attachment(path, data, media_type(data, path)))
    notes.extend(_note(name, f"the member {path!r} is damaged") for path in package.damaged)
    return ParsedDocument(attachments=tuple(files), notes=tuple(notes))


def read_gzip(content: bytes, name: str) -> ParsedDocument:
    """The one file in a GZIP archive. Raises Unreadable for a damaged archive and for a bomb."""
    data, whole = _unpacked(content)
    path = re.sub(r"\.gz\Z", "", name.replace("\\", "/").rsplit("/", 1)[-1], flags=re.IGNORECASE) or "content"
    notes = () if whole else (_note(name, "the archive is cut off: its end is missing"),)
    return ParsedDocument(attachments=(Attachment(path, data, media_type(data, path)),), notes=notes)


def _unpacked(content: bytes) -> tuple[bytes, bool]:
    """What is packed, and whether its end is there."""
    data, rest = bytearray(), content
    # Archives joined end to end (`cat a.gz b.gz`, logs, BGZF) are one archive of several members.
    while rest.startswith(_MAGIC):
        unpacker = zlib.decompressobj(wbits=31)
        try:
            data += unpacker.decompress(rest, MAX_MEMBER_BYTES + 1 - len(data))
        except zlib.error as error:
            if data:
                return bytes(data), False
            raise Unreadable("the archive is damaged", "get it again from its source") from error
        if len(data) > MAX_MEMBER_BYTES or len(data) > max(1024**2, MAX_RATIO * len(content)):
            raise Unreadable("it unpacks to far more than its size allows, as a bomb does", "do not open this file")
        if not unpacker.eof:
            return bytes(data), False
        rest = unpacker.unused_data
    if rest is content:
        raise Unreadable("the archive is damaged", "get it again from its source")
    return bytes(data), True


_MAGIC = b"\x1f\x8b"


def _is_litter(path: str) -> bool:
    """Whether a program left the member behind: Finder, Explorer, Word's owner files beside open documents."""
    *folders, name = path.replace("\\", "/").split("/")
    return "__MACOSX" in folders or name in _LITTER or name.startswith(("~$", "._"))


def _name(member: ZipInfo) -> str:
    """The member's name; names that are not marked as UTF-8 are in the code page of the DOS of the region."""
    if member.flag_bits & 0x800 or member.filename.isascii():
        return member.filename
    raw = member.filename.encode("cp437", "replace")
    dos = raw.decode("cp852", "replace")
    # A name is too short to guess from: Latin letters of ours are believed, else it is Cyrillic, UTF-8 or Windows.
    return dos if {c for c in dos if not c.isascii()} <= _OURS else decode(raw).text


def _note(name: str, reason: str) -> Problem:
    return Problem(name, "read", reason, "pack the archive again", fatal=False)
