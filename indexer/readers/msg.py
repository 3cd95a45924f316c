"""Outlook messages (MSG) → the text of the message; attachments, and messages inside it, as files of their own.

An MSG file is an OLE container with one stream a property, named by the property's number and type.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
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
_LONG_NAME, _SHORT_NAME, _DATA = "3707", "3704", "3701"
_SENT, _DELIVERED, _CODE_PAGE, _NET_CODE_PAGE = 0x0039, 0x0E06, 0x3FFD, 0x3FDE
_ATTACHMENT = "__attach_version1.0_#"


def read(content: bytes, name: str) -> ParsedDocument:
    """One message: its subject is the title. Raises Unreadable for a damaged one."""
    with open_ole(content, "Outlook message") as container:
        message = _Storage(container, "", 32)
        if not container.exists("__properties_version1.0"):
            raise Unreadable("the Outlook message is damaged", "open it in Outlook and save it anew")
        authors = [sender] if (sender := message.text(_SENDER)) else []
        metadata = {key: value for key, value in (("date", message.date()), ("authors", authors)) if value}
        return ParsedDocument(message.text(_SUBJECT), _body(message), metadata, tuple(_attachments(message)))


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
        raw = wide.decode("utf-16-le", "replace") if wide else decode(self.data(number, "001E"), self.code_page()).text
        return printable(raw).strip()

    def code_page(self) -> str:
        number = (self._fixed(_CODE_PAGE) or self._fixed(_NET_CODE_PAGE)) & 0xFFFFFFFF
        return {0: "", 65001: "utf-8"}.get(number, f"cp{number}")

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
        return page_blocks(printable(decode(html, message.code_page()).text))
    return _rich(message.data(_RTF))


def _rich(packed: bytes) -> tuple[Block, ...]:
    if len(packed) < 20:
        return ()
    try:
        return rtf.read(decompress(packed), "").blocks
    except (Unreadable, *BROKEN):
        return ()


def _attachments(message: _Storage, depth: int = 0) -> Iterator[Attachment]:
    folders = sorted({path[0] for path in message.container.listdir() if path[0].startswith(_ATTACHMENT)})
    for folder in folders:
        file = _Storage(message.container, f"{folder}/", 8)
        name = (file.text(_LONG_NAME) or file.text(_SHORT_NAME) or f"attachment-{folder[-8:]}").replace("/", "_")
        if content := file.data(_DATA):
            yield Attachment(name, content, media_type(content, name))
        elif message.container.exists(f"{folder}/__substg1.0_{_DATA}000D/__properties_version1.0"):
            inner = _Storage(message.container, f"{folder}/__substg1.0_{_DATA}000D/", 24)
            yield Attachment(f"{inner.text(_SUBJECT) or name}.eml", _as_mail(inner), "message/rfc822")


def _as_mail(inner: _Storage) -> bytes:
    """A message inside the message, written as a mail of its own."""
    mail = EmailMessage()
    mail["Subject"] = " ".join(inner.text(_SUBJECT).split())
    if date := inner.date():
        mail["Date"] = date
    mail.set_content("\n\n".join(block.text for block in _body(inner)))
    return mail.as_bytes()
