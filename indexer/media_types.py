"""What kind of file this is, told by its content first and its name second. Pure: sees bytes and a name."""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable
from pathlib import PurePosixPath

import olefile

from indexer.decoding import looks_like_text

UNKNOWN = "application/octet-stream"
HEAD = 65_536
"""How many bytes from the start are enough to tell most formats."""

_OOXML = "application/vnd.openxmlformats-officedocument"
BY_SUFFIX = {
    ".md": "text/markdown",
    ".markdown": "text/markdown",
    ".txt": "text/plain",
    ".text": "text/plain",
    ".html": "text/html",
    ".htm": "text/html",
    ".xhtml": "application/xhtml+xml",
    ".pdf": "application/pdf",
    ".doc": "application/msword",
    ".docx": f"{_OOXML}.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".odp": "application/vnd.oasis.opendocument.presentation",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".rtf": "application/rtf",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": f"{_OOXML}.presentationml.presentation",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": f"{_OOXML}.spreadsheetml.sheet",
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".epub": "application/epub+zip",
    ".eml": "message/rfc822",
    ".msg": "application/vnd.ms-outlook",
    ".mbox": "application/mbox",
    ".zip": "application/zip",
    ".gz": "application/gzip",
    ".jsonl": "application/jsonl",
    ".ndjson": "application/jsonl",
    ".json": "application/json",
    ".xml": "application/xml",
    ".p7m": "application/pkcs7-mime",
    ".p7s": "application/pkcs7-signature",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".gif": "image/gif",
    ".bmp": "image/bmp",
}
"""File name endings → media type; used where the content does not say."""

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"{\\rtf", "application/rtf"),
    (b"\x89PNG\r\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"GIF8", "image/gif"),
    (b"\x1f\x8b", "application/gzip"),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
)

_ZIP_MEMBERS: tuple[tuple[str, str], ...] = (
    ("word/", BY_SUFFIX[".docx"]),
    ("ppt/", BY_SUFFIX[".pptx"]),
    ("xl/", BY_SUFFIX[".xlsx"]),
)

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_STREAMS: tuple[tuple[str, str], ...] = (
    ("EncryptedPackage", "application/vnd.ms-office.encrypted"),
    ("WordDocument", BY_SUFFIX[".doc"]),
    ("__properties_version1.0", BY_SUFFIX[".msg"]),
    ("PowerPoint Document", BY_SUFFIX[".ppt"]),
    ("Workbook", BY_SUFFIX[".xls"]),
)

_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE)
_XML = re.compile(rb"^(?:\xef\xbb\xbf)?\s*<\?xml\b")
_MAIL_HEADER = re.compile(rb"\A(?:[A-Za-z][A-Za-z0-9-]*:[ \t].*\r?\n(?:[ \t]+.*\r?\n)*){2,}")
_MAIL_NAMES = re.compile(
    rb"^(?:from|to|subject|date|message-id|received|mime-version):", re.IGNORECASE | re.MULTILINE
)

# A signed file may be written as Base64, and may begin with the PDF that was signed: then its name decides.
_TEXT_FAMILY = frozenset(
    BY_SUFFIX[suffix]
    for suffix in (".md", ".txt", ".html", ".xhtml", ".csv", ".tsv", ".eml", ".mbox", ".jsonl", ".json", ".xml", ".p7m")
)


def media_type(content: bytes, name: str) -> str:
    """The media type of a file, `application/octet-stream` where neither content nor name tells.

    Content wins over the name: a PDF called `report.doc` is a PDF. `content` may be only the first `HEAD` bytes, but
    Office files in a ZIP or OLE container are then told by their name.
    """
    named = BY_SUFFIX.get(PurePosixPath(name.lower()).suffix, "")
    for recognise in _RECOGNISERS:
        if found := recognise(content, named):
            return found
    return _text_type(content, named) if looks_like_text(content[:HEAD]) else _binary_type(named)


def _signature(content: bytes, named: str) -> str:
    if b"%PDF-" in content[:1024] and named not in _TEXT_FAMILY - {BY_SUFFIX[".txt"]}:
        return BY_SUFFIX[".pdf"]
    start = content[:64].lstrip(b"\xef\xbb\xbf \t\r\n")
    return next((kind for mark, kind in _SIGNATURES if start.startswith(mark)), "")


def _zip_type(content: bytes, named: str) -> str:
    if not content.startswith(b"PK\x03\x04"):
        return ""
    if content[30:38] == b"mimetype":
        declared = re.match(rb"[\w.+/-]+", content[38 : 38 + 80])
        value = declared.group().split(b"PK")[0].decode("ascii") if declared else ""
        found = next((kind for kind in BY_SUFFIX.values() if "/" in value and value.startswith(kind)), "")
        if found:
            return found
    return _zip_members_type(content) or (
        named if named.startswith((_OOXML, "application/vnd.oasis", "application/epub")) else BY_SUFFIX[".zip"]
    )


def _zip_members_type(content: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()[:2000]
    except (zipfile.BadZipFile, ValueError, NotImplementedError, UnicodeDecodeError):
        return ""
    if "[Content_Types].xml" not in names:
        return ""
    return next((kind for prefix, kind in _ZIP_MEMBERS if any(n.startswith(prefix) for n in names)), "")


def _ole_type(content: bytes, named: str) -> str:
    if not content.startswith(_OLE):
        return ""
    streams = _root_streams(content)
    named = named if named.startswith("application/vnd.ms-") else BY_SUFFIX[".doc"]
    return next((kind for stream, kind in _OLE_STREAMS if stream in streams), named)


def _root_streams(content: bytes) -> set[str]:
    """The names at the root of a compound file; where it is cut off, all stream names in its bytes."""
    try:
        with olefile.OleFileIO(io.BytesIO(content)) as container:
            return {path[0] for path in container.listdir()}
    except (OSError, ValueError, TypeError, IndexError, struct.error):
        return {stream for stream, _ in _OLE_STREAMS if stream.encode("utf-16-le") in content}


_RECOGNISERS: tuple[Callable[[bytes, str], str], ...] = (_signature, _zip_type, _ole_type)


def _text_type(content: bytes, named: str) -> str:
    if named in _TEXT_FAMILY and named != BY_SUFFIX[".txt"]:
        return named
    head = content[:HEAD]
    if content.startswith(b"From ") and _MAIL_NAMES.search(head):
        return BY_SUFFIX[".mbox"]
    if _MAIL_HEADER.match(head) and len(_MAIL_NAMES.findall(head[:8192])) >= 2:
        return BY_SUFFIX[".eml"]
    if named == BY_SUFFIX[".txt"]:
        return named
    if _HTML.search(head[:4096]):
        return BY_SUFFIX[".html"]
    return BY_SUFFIX[".xml"] if _XML.match(head) else BY_SUFFIX[".txt"]


def _binary_type(named: str) -> str:
    """The name's word for binary content, except where it promises a text or a container that we would have seen."""
    return named or UNKNOWN
