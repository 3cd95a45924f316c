"""Files that lie inside Office documents, plain or wrapped in OLE, as attachments."""

from __future__ import annotations

import io
import re
import struct
from collections.abc import Iterator

import olefile

from indexer.media_types import UNKNOWN, media_type
from indexer.parsed import Attachment

# Pictures in a document are decoration far more often than scans.
_READABLE = re.compile(r"application/|text/|message/")


def embedded_files(content: bytes | None, name: str) -> Iterator[Attachment]:
    """The file itself, or what an OLE wrapper around it holds; nothing where that is no document."""
    if not content:
        return
    if name.lower().endswith(".bin") and content.startswith(olefile.MAGIC):
        yield from _unwrapped(content, name)
        return
    kind = media_type(content, name)
    if kind != UNKNOWN and _READABLE.match(kind):
        yield Attachment(name, content, kind)


def _unwrapped(content: bytes, name: str) -> Iterator[Attachment]:
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as container:
            streams = {"/".join(path): container.openstream(path).read() for path in container.listdir()}
    except (OSError, ValueError, TypeError, IndexError, struct.error):
        return
    if "\x01Ole10Native" in streams:
        yield from _native(streams["\x01Ole10Native"], name)
    elif inner := streams.get("CONTENTS") or streams.get("Package"):
        yield from embedded_files(inner, name.removesuffix(".bin"))
    elif kind := next((k for s, k in _OLE_KINDS.items() if s in streams), ""):
        yield Attachment(name.removesuffix(".bin"), content, kind)


_OLE_KINDS = {
    "WordDocument": "application/msword",
    "Workbook": "application/vnd.ms-excel",
    "PowerPoint Document": "application/vnd.ms-powerpoint",
    "__properties_version1.0": "application/vnd.ms-outlook",
}


def _native(stream: bytes, name: str) -> Iterator[Attachment]:
    """A packaged file: size, flags, three names ending in zero with eight bytes between, size, content."""
    found = re.match(rb".{6}([^\0]*)\0[^\0]*\0.{8}[^\0]*\0(.{4})", stream, re.DOTALL)
    if found:
        # Names are in the code page of the Windows that packed the file, which the stream does not say.
        size = struct.unpack("<I", found.group(2))[0]
        label = found.group(1).decode("cp1250", "replace").replace("\\", "/").rsplit("/", 1)[-1]
        yield from embedded_files(stream[found.end() : found.end() + size], label or name.removesuffix(".bin"))
