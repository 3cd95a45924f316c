"""ParsedDocument ⇄ bytes, for the pipe between a sandbox and its workers. JSON: a worker that was taken over by a
hostile file can send wrong text, but nothing that runs."""

from __future__ import annotations

import base64
import json
from dataclasses import asdict
from typing import Any

from indexer.parsed import Attachment, Block, ParsedDocument, Unreadable
from kb.model import Problem, TextLink


def pack(answer: ParsedDocument | Unreadable) -> bytes:
    """A reader's answer or refusal as bytes."""
    if isinstance(answer, Unreadable):
        return json.dumps({"reason": answer.reason, "remedy": answer.remedy}).encode()
    fields = {
        "title": answer.title,
        "blocks": [(b.text, b.kind, b.level, b.page, b.ocr, b.links) for b in answer.blocks],
        "metadata": dict(answer.metadata),
        "attachments": [(a.name, base64.b64encode(a.content).decode(), a.media_type) for a in answer.attachments],
        "notes": [asdict(note) for note in answer.notes],
    }
    return json.dumps(fields, default=str).encode()


def unpack(message: bytes) -> ParsedDocument:
    """What `pack` was given. Raises Unreadable where that was a refusal, or where the message makes no sense."""
    try:
        fields = json.loads(message)
        if "reason" in fields:
            raise Unreadable(fields["reason"], fields["remedy"])
        return _document(fields)
    except (ValueError, KeyError, TypeError) as error:
        raise Unreadable("the reader gave an answer that cannot be understood", "report this file as a bug") from error


def _block(text: str, kind: Any, level: int, page: int | None, ocr: bool, links: list[list[Any]]) -> Block:
    return Block(text, kind, level, page, ocr, tuple(TextLink(*link) for link in links))


def _document(fields: dict[str, Any]) -> ParsedDocument:
    return ParsedDocument(
        fields["title"],
        tuple(_block(*block) for block in fields["blocks"]),
        fields["metadata"],
        tuple(Attachment(name, base64.b64decode(content), kind) for name, content, kind in fields["attachments"]),
        tuple(Problem(**note) for note in fields["notes"]),
    )
