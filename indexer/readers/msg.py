"""Outlook messages (MSG) → the text of the message; attachments, and messages inside it, as files of their own.

An MSG file is an OLE container with one stream a property, named by the property's number and type.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.headerregistry import Address
from email.message import EmailMessage

import olefile
from compressed_rtf import decompress

from indexer.decoding import decode, printable
from indexer.media_types import media_type
from indexer.parsed import Attachment, Block, ParsedDocument, Unreadable
from indexer.readers import rtf
from indexer.readers.html import page_blocks
from indexer.readers.ole import BROKEN, open_ole, stream
from indexer.readers.text import text_blocks

_SUBJECT, _SENDER, _BODY, _HTML, _RTF = "0037", "0C1A", "1000", "1013", "1009"
_LONG_NAME, _SHORT_NAME, _DATA, _CONTENT_ID = "3707", "3704", "3701", "3712"
_SENT, _DELIVERED, _CODE_PAGE, _NET_CODE_PAGE = 0x0039, 0x0E06, 0x3FFD, 0x3FDE
_ATTACHMENT = "__attach_version1.0_#"
# The numbers of Windows' code pages that are no Windows code page; `cp28592` is no codec.
_CODE_PAGES = {
    0: "", 1200: "utf-16-le", 20127: "ascii", 20866: "koi8-r", 28591: "iso-8859-1", 28592: "iso-8859-2",
    28595: "iso-8859-5", 65001: "utf-8",
}  # fmt: skip


def read(content: bytes, name: str) -> ParsedDocument:
    """One message: its subject is the title. Raises Unreadable for a damaged one."""
    with open_ole(content, "Outlook message") as container:
        message = _Storage(container, "", 32)
        if not container.exists("__properties_version1.0"):
            raise Unreadable("the Outlook message is damaged", "open it in Outlook and save it anew")
        authors = [sender] if (sender := message.line(_SENDER)) else []
        metadata = {key: value for key, value in (("date", message.date()), ("authors", authors)) if value}
        return ParsedDocument(message.line(_SUBJECT), _body(message), metadata, tuple(_attachments(message)))


@dataclass(frozen=True, slots=True)
class _Storage:
    """The properties below one path of the container; `header` is how many bytes precede the fixed ones."""

    container: olefile.OleFileIO
    path: str
    header: int

    def data(self, number: str, kind: str = "0102") -> bytes:
        return stream(self.container, f"{self.path}__substg1.0_{number}{kind}")

    def text(self, number: str) -> str:
        """A property as text: Unicode, or 8-bit in the code page that the message names."""
        wide = self.data(number, "001F")
        narrow = decode(self.data(number, "001E"), self.code_page(_CODE_PAGE, _NET_CODE_PAGE)).text
        return printable(wide.decode("utf-16-le", "replace") if wide else narrow).strip()

    def line(self, number: str) -> str:
        """A property as one line: subjects and names."""
        return " ".join(self.text(number).split())

    def code_page(self, first: int, second: int) -> str:
        """The codec that one of two properties names, the first that is given."""
        number = (self._fixed(first) or self._fixed(second)) & 0xFFFFFFFF
        return _CODE_PAGES.get(number, f"cp{number}")

    def date(self) -> str:
        """The day the message was sent, else delivered, in UTC."""
        ticks = self._fixed(_SENT) or self._fixed(_DELIVERED)
        try:
            moment = datetime(1601, 1, 1, tzinfo=UTC) + timedelta(microseconds=ticks // 10)
            return moment.date().isoformat() if ticks else ""
        except OverflowError:
            return ""

    def _fixed(self, number: int) -> int:
        entries = stream(self.container, f"{self.path}__properties_version1.0")[self.header :]
        for offset in range(0, len(entries) - 15, 16):
            tag, _, value = struct.unpack_from("<IIQ", entries, offset)
            if tag >> 16 == number:
                return int(value)
        return 0


def _body(message: _Storage) -> tuple[Block, ...]:
    """The plain text; else the HTML, else the rich text."""
    if text := message.text(_BODY):
        return text_blocks(text)
    if html := message.data(_HTML) or message.text(_HTML).encode():
        # The HTML came over the net as it is; the properties were rewritten in the code page of the mailbox.
        return page_blocks(printable(decode(html, message.code_page(_NET_CODE_PAGE, _CODE_PAGE)).text))
    return _rich(message.data(_RTF))


def _rich(packed: bytes) -> tuple[Block, ...]:
    if not _is_sound(packed):
        return ()
    try:
        return rtf.read(decompress(packed), "").blocks
    except (Unreadable, *BROKEN):
        return ()


def _is_sound(packed: bytes) -> bool:
    """Whether a packed rich text has a head that is known, and the check sum that the head gives."""
    # The library raises bare `Exception` for each of these, and one damaged text would cost the whole message.
    if len(packed) < 16:
        return False
    size, _, kind, checksum = struct.unpack_from("<II4sI", packed)
    told = zlib.crc32(packed[16 : size + 4], 0xFFFFFFFF) ^ 0xFFFFFFFF if kind == b"LZFu" else 0
    return kind in (b"LZFu", b"MELA") and told == checksum


def _attachments(message: _Storage) -> Iterator[Attachment]:
    for folder in _folders(message):
        file = _Storage(message.container, f"{message.path}{folder}/", 8)
        name = file.line(_LONG_NAME) or file.line(_SHORT_NAME) or f"attachment-{folder[-8:]}"
        if content := file.data(_DATA):
            kind = media_type(content, name)
            # A picture with a content id stands in the text: a logo, a signature.
            if not (kind.startswith("image/") and file.text(_CONTENT_ID)):
                yield Attachment(_flat(name), content, kind)
        elif message.container.exists(f"{file.path}__substg1.0_{_DATA}000D/__properties_version1.0"):
            inner = _Storage(message.container, f"{file.path}__substg1.0_{_DATA}000D/", 24)
            yield Attachment(_flat(f"{inner.line(_SUBJECT) or name}.eml"), _as_mail(inner), "message/rfc822")


def _folders(message: _Storage) -> list[str]:
    """The names of the storages that hold the message's attachments, those of messages inside it left out."""
    above = message.path.split("/")[:-1]
    depth = len(above)
    below = {path[depth] for path in message.container.listdir() if path[:depth] == above and len(path) > depth + 1}
    return sorted(name for name in below if name.startswith(_ATTACHMENT))


def _flat(name: str) -> str:
    return name.replace("/", "_").replace("\\", "_")


def _as_mail(inner: _Storage) -> bytes:
    """A message inside the message, written as a mail of its own with its attachments."""
    mail = EmailMessage()
    mail["Subject"] = inner.line(_SUBJECT)
    if sender := inner.line(_SENDER):
        mail["From"] = Address(display_name=sender)
    if date := inner.date():
        mail["Date"] = datetime.fromisoformat(date)
    mail.set_content("\n\n".join(block.text for block in _body(inner)))
    for file in _attachments(inner):
        mail.add_attachment(file.content, maintype="application", subtype="octet-stream", filename=file.name)
    return mail.as_bytes()
