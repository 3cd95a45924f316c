"""Signed files and mails (P7M) → the file that was signed. Encrypted ones, and bare signatures, are refused.

Whether the signature is valid is not looked at: that depends on the day and on whom one trusts.
"""

from __future__ import annotations

import re
from base64 import b64decode
from pathlib import PurePosixPath

from asn1crypto.cms import ContentInfo

from indexer.media_types import BY_SUFFIX, media_type
from indexer.parsed import Attachment, ParsedDocument, Unreadable

_ARMOUR = re.compile(rb"-----(?:BEGIN|END) [A-Z0-9 ]+-----")
_BASE64 = re.compile(rb"[A-Za-z0-9+/=\s]+")
# What a mail program signs is a part of a mail, which begins with a header of its own.
_MAIL_PART = re.compile(rb"(?:content-|mime-version:)", re.IGNORECASE)


def read(content: bytes, name: str) -> ParsedDocument:
    """The signed file as the only attachment. Raises Unreadable."""
    inner = signed(content)
    if _MAIL_PART.match(inner):
        return ParsedDocument(attachments=(Attachment("message.eml", inner, BY_SUFFIX[".eml"]),))
    inner_name = PurePosixPath(name).stem if name.lower().endswith(".p7m") else name
    return ParsedDocument(attachments=(Attachment(inner_name, inner, media_type(inner, inner_name)),))


def signed(content: bytes) -> bytes:
    """The bytes that were signed. Raises Unreadable where they are encrypted, are not in the file, or it is broken."""
    try:
        envelope = ContentInfo.load(_binary(content))
        kind = envelope["content_type"].native
        inner = envelope["content"]["encap_content_info"]["content"].native if kind == "signed_data" else None
    except (ValueError, TypeError, KeyError) as error:
        raise Unreadable("the signed file is broken", "ask for it anew, or index the file that was signed") from error
    if kind in ("enveloped_data", "encrypted_data", "authenticated_enveloped_data"):
        raise Unreadable("the file is encrypted", "save it decrypted, with the program of its addressee")
    if not isinstance(inner, bytes):
        raise Unreadable("it holds a signature, not the document", "index the file that was signed")
    return inner


def _binary(content: bytes) -> bytes:
    """Some programs write the envelope as text, in Base64 with or without a frame of hyphens."""
    bare = _ARMOUR.sub(b"", content)
    return b64decode(bare) if _BASE64.fullmatch(bare) else content
