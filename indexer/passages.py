"""ParsedDocument → passages: by article in legal texts, by heading elsewhere. Together they hold all of the text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from indexer import schema
from indexer.parsed import Block
from indexer.records import slug
from kb.model import Passage, Record
from kb.text.scripts import to_latin

_ARTICLE = re.compile(
    r"^(?:#+\s*)?(?:Article|Art\.|Član|Članak|Čl\.)\s+(\d+)\s?([a-zčćšžđ])?\b\.?\s*(.*)$", re.IGNORECASE
)


@dataclass(slots=True)
class _Draft:
    anchor: str
    heading: str
    blocks: list[Block] = field(default_factory=list)


def passages(blocks: Iterable[Block], record: Record, texts: Mapping[str, Any]) -> tuple[Passage, ...]:
    """The passages of a document in order; `texts` are front-matter fields that are sections of their own."""
    drafts = [*_drafts(list(blocks)), *_sections(record, texts)]
    anchors = _unique(draft.anchor for draft in drafts)
    made = [_passage(record, n, a, d) for n, (a, d) in enumerate(zip(anchors, drafts, strict=True))]
    return tuple(made) or (Passage(record.id, 0, "text", "", record.summary or record.title),)


def _drafts(blocks: list[Block]) -> list[_Draft]:
    drafts = [_Draft("text", "")]
    for block in blocks:
        article = _ARTICLE.match(to_latin(block.text)) if len(block.text) < 200 else None
        if article:
            drafts.append(_Draft(f"art-{article[1]}{(article[2] or '').lower()}", block.text.lstrip("# ")))
        elif block.kind == "heading":
            drafts.append(_Draft(slug(block.text), block.text))
        else:
            drafts[-1].blocks.append(block)
    return [draft for draft in drafts if draft.blocks or draft.heading]


def _sections(record: Record, texts: Mapping[str, Any]) -> Iterator[_Draft]:
    for key, heading in schema.load().texts(record.language).items():
        if texts.get(key):
            yield _Draft(key.replace("_", "-"), heading, [Block(str(texts[key]))])


def _unique(anchors: Iterable[str]) -> list[str]:
    seen: dict[str, int] = {}
    result = []
    for anchor in anchors:
        seen[anchor] = seen.get(anchor, 0) + 1
        result.append(anchor if seen[anchor] == 1 else f"{anchor}-{seen[anchor]}")
    return result


def _passage(record: Record, ordinal: int, anchor: str, draft: _Draft) -> Passage:
    page = next((block.page for block in draft.blocks if block.page), None)
    return Passage(record.id, ordinal, anchor, draft.heading, "\n".join(b.text for b in draft.blocks), page)
