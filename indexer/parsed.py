"""What a reader hands over: the content of one file, whatever its format."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from kb.model import Problem, TextLink

Kind = Literal["heading", "paragraph", "item", "row", "code"]


@dataclass(frozen=True, slots=True)
class Block:
    """One heading, paragraph, list item or table row, as a reader found it.

    `level` counts headings from 1 (0 for the rest); `page` counts from 1, where the format has pages.
    `ocr` marks text that was read from an image; `links` are those into the corpus and the web, in order.
    """

    text: str
    kind: Kind = "paragraph"
    level: int = 0
    page: int | None = None
    ocr: bool = False
    links: tuple[TextLink, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file found inside a file: a mail's attachment, an archive's member. Read as a file of its own."""

    name: str
    content: bytes
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class ParsedDocument:
    """The text of one file as blocks in reading order, with the metadata that the format itself carries.

    `metadata` uses the names of the front-matter schema (title, authors, date, language, publisher ...).
    `notes` are problems that did not prevent reading (a damaged page, a missing text layer).
    """

    title: str = ""
    blocks: tuple[Block, ...] = ()
    metadata: Mapping[str, Any] = field(default_factory=dict)
    attachments: tuple[Attachment, ...] = ()
    notes: tuple[Problem, ...] = ()


class Unreadable(Exception):
    """A reader's refusal: the reason, and what the owner of the file can do. Becomes a `Problem`."""

    def __init__(self, reason: str, remedy: str = "") -> None:
        self.reason = reason
        self.remedy = remedy
        super().__init__(reason)
