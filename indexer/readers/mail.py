"""Mail (EML, MBOX) → the text of the message; attachments and the messages of a mailbox as files of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from typing import Any

from indexer.decoding import decode, printable
from indexer.media_types import media_type
from indexer.parsed import Attachment, Block, ParsedDocument, Unreadable
from indexer.readers.html import page_blocks
from indexer.readers.signed import signed
from indexer.readers.text import text_blocks

_SEPARATOR = re.compile(rb"^From [^\r\n]*\r?\n(?=[A-Za-z-]+:|>?From )", re.MULTILINE)
_FIRST = re.compile(rb"\A\s*From [^\r\n]*\r?\n")
_MAX_MESSAGES = 10_000
_SHOWN = frozenset({"text/plain", "text/html", "text/markdown", "text/enriched"})
# They come with most mails of an office and say nothing: read as files, each would be listed as a problem or found.
_NO_DOCUMENTS = frozenset(
    {
        "application/pkcs7-signature",
        "application/x-pkcs7-signature",
        "application/pgp-signature",
        "text/calendar",
        "application/ics",
        "text/vcard",
        "text/x-vcard",
    }
)
# A plain text with more words of its own than this is no mere notice and is kept beside the HTML.
_OWN = 8

# HTML wins over the plain text where it has this many times its words: that says "your program shows no HTML".
_FEW = 1.5


def read(content: bytes, name: str) -> ParsedDocument:
    """One message: its subject is the title. Raises Unreadable for an encrypted one."""
    message = message_from_bytes(_as_bytes(content), policy=policy.compat32)
    if message.get_content_type() in ("application/pkcs7-mime", "multipart/encrypted") and _is_enveloped(message):
        raise Unreadable("the message is encrypted", "save it decrypted from the mail program of its addressee")
    parts = list(_leaves(_unsealed(message)))
    attachments = tuple(file for n, part in enumerate(parts, 1) if (file := _attachment(part, n)) is not None)
    return ParsedDocument(header(message, "subject"), _body(parts), _metadata(message), attachments)


def read_mailbox(content: bytes, name: str) -> ParsedDocument:
    """A mailbox: each message is an attachment named by its number."""
    messages = [part for part in _SEPARATOR.split(_FIRST.sub(b"", content, count=1))[:_MAX_MESSAGES] if part.strip()]
    if not messages:
        raise Unreadable("no message can be found in the mailbox", "export it from the mail program again")
    files = (
        Attachment(f"{number:04}.eml", re.sub(rb"(?m)^>(>*From )", rb"\1", message), "message/rfc822")
        for number, message in enumerate(messages, 1)
    )
    return ParsedDocument(attachments=tuple(files))


def header(message: Message, name: str) -> str:
    """A header with its encoded words read; as it stands where they are broken."""
    text = next((str(value) for key, value in message.raw_items() if key.lower() == name), "")
    text = _as_text(text)
    with suppress(HeaderParseError, LookupError, ValueError):
        text = str(make_header(decode_header(text)))
    return " ".join(printable(text).split())


def _as_text(value: str) -> str:
    return value if value.isascii() else decode(value.encode("utf-8", "surrogateescape")).text


def _as_bytes(content: bytes) -> bytes:
    """The message in UTF-8 where a program saved it in UTF-16."""
    decoded = decode(content[:2000])
    return decode(content).text.encode() if decoded.encoding.startswith(("utf-16", "utf-32")) else content


def _is_enveloped(message: Message) -> bool:
    return message.get_content_type() == "multipart/encrypted" or "signed" not in str(message.get("content-type"))


def _unsealed(message: Message) -> Message:
    """The message inside a signed envelope, whose subject and date stay outside. Raises Unreadable."""
    if message.get_content_type() not in ("application/pkcs7-mime", "application/x-pkcs7-mime"):
        return message
    return message_from_bytes(signed(_payload(message)), policy=policy.compat32)


def _leaves(message: Message, depth: int = 0) -> Iterator[Message]:
    """The parts that hold something; a message inside the message is one of them."""
    if message.get_content_maintype() == "multipart" and message.is_multipart() and depth < 50:
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _leaves(part, depth + 1)
    else:
        yield message


def _payload(part: Message) -> bytes:
    if part.get_content_type() == "message/rfc822" and part.is_multipart():
        inner = part.get_payload(0)
        return inner.as_bytes(policy=policy.compat32) if isinstance(inner, Message) else b""
    try:
        payload = part.get_payload(decode=True)
    except (MessageError, LookupError, ValueError):
        payload = str(part.get_payload()).encode("utf-8", "replace")
    return payload if isinstance(payload, bytes) else b""


def _is_file(part: Message) -> bool:
    kind = part.get_content_type()
    if kind in _NO_DOCUMENTS or _is_shown(part):
        return False
    return part.get_filename() is not None or part.get_content_maintype() in ("application", "message", "image")


def _is_shown(part: Message) -> bool:
    return part.get_content_type() in _SHOWN and part.get_content_disposition() != "attachment"


def _attachment(part: Message, number: int) -> Attachment | None:
    """The file that a part carries; images that the text only shows are none."""
    if not _is_file(part) or (part.get_content_maintype() == "image" and part.get("content-id")):
        return None
    content = _payload(part)
    if not content:
        return None
    suffix = ".eml" if part.get_content_type() == "message/rfc822" else ""
    name = " ".join(printable(_file_name(part)).split()) or f"attachment-{number}{suffix}"
    kind = "message/rfc822" if suffix else media_type(content, name)
    return Attachment(name.replace("/", "_").replace("\\", "_"), content, kind)


def _file_name(part: Message) -> str:
    name = _legible(part).get_filename() or ""
    try:
        return str(make_header(decode_header(name)))
    except (HeaderParseError, LookupError, ValueError):
        return name


def _legible(part: Message) -> Message:
    """A part with only the headers of the part that name files, as text."""
    # Webmail writes names as they are, against the standard; `email` would give a question mark for each byte.
    names = Message()
    for key, value in part.raw_items():
        if key.lower() in ("content-disposition", "content-type"):
            names[key] = _as_text(str(value))
    return names


def _body(parts: list[Message]) -> tuple[Block, ...]:
    shown = [part for part in parts if _is_shown(part)]
    plain = [b for part in shown if part.get_content_subtype() != "html" for b in text_blocks(_text(part))]
    rich = [b for part in shown if part.get_content_subtype() == "html" for b in page_blocks(_text(part))]
    if _words(rich) <= _FEW * _words(plain):
        return tuple(plain)
    known = {word for block in rich for word in block.text.split()}
    new = [word for block in plain for word in block.text.split() if word not in known]
    return tuple([*plain, *rich] if len(new) > _OWN else rich)


def _text(part: Message) -> str:
    return printable(decode(_payload(part), str(part.get_content_charset() or "")).text)


def _words(blocks: list[Block]) -> int:
    return sum(len(block.text.split()) for block in blocks)


def _metadata(message: Message) -> dict[str, Any]:
    found: dict[str, Any] = {}
    if date := _date(header(message, "date")):
        found["date"] = date
    if authors := [name for name, address in getaddresses([header(message, "from")]) if name]:
        found["authors"] = authors
    return found


def _date(text: str) -> str:
    for parse in (parsedate_to_datetime, datetime.fromisoformat):
        try:
            return parse(text).date().isoformat()
        except (ValueError, TypeError, IndexError, OverflowError):
            continue
    return ""
