"""ParsedDocument → passages: by article in legal texts, by heading elsewhere. Together they hold all of the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from indexer import schema
from indexer.parsed import Block
from indexer.structure import Section, sections
from kb.model import Passage, Record, TextLink
from kb.text.scripts import to_cyrillic

_LONG = 6000


def passages(blocks: Iterable[Block], record: Record, texts: Mapping[str, Any]) -> tuple[Passage, ...]:
    """The passages of a document in order; `texts` are front-matter fields that are sections of their own.

    An article is never divided. Any other section of more than 6,000 characters is, between two blocks.
    """
    found = [*_summary(record), *sections(tuple(blocks), record.type), *_fields(record, texts)]
    drafts = [part for section in found for part in _parts(section)]
    anchors = _unique(drafts)
    made = [_passage(record, n, a, d) for n, (a, d) in enumerate(zip(anchors, drafts, strict=True))]
    return tuple(made) or (Passage(record.id, 0, "text", "", record.summary or record.title),)


def _summary(record: Record) -> Iterator[Section]:
    if record.summary:
        yield Section("summary", "", blocks=[Block(record.summary)])


def _heading(record: Record, heading: str) -> str:
    return to_cyrillic(heading) if record.script == "Cyrl" else heading


def _fields(record: Record, texts: Mapping[str, Any]) -> Iterator[Section]:
    for key, heading in schema.load().texts(record.language).items():
        if texts.get(key):
            yield Section(key.replace("_", "-"), _heading(record, heading), blocks=[Block(str(texts[key]))])


def _parts(section: Section) -> Iterator[Section]:
    if section.kind == "article" or sum(len(block.text) for block in section.blocks) <= _LONG:
        yield section
        return
    held: list[Block] = []
    size = 0
    for block in section.blocks:
        if held and size + len(block.text) > _LONG:
            yield _with(section, held)
            held, size = [], 0
        held.append(block)
        size += len(block.text)
    yield _with(section, held)


def _with(section: Section, blocks: list[Block]) -> Section:
    return replace(section, blocks=blocks, page=blocks[0].page or section.page)


def _unique(drafts: Iterable[Section]) -> list[str]:
    """Anchors, each once: an article of an annex that has been counted before names its annex."""
    taken: dict[str, None] = {}
    counts: dict[str, int] = {}
    for draft in drafts:
        anchor = draft.anchor
        if anchor in taken and draft.annex:
            anchor = f"{draft.annex}-{anchor}"
        base = anchor
        while anchor in taken:
            counts[base] = counts.get(base, 1) + 1
            anchor = f"{base}--{counts[base]}"
        taken[anchor] = None
    return list(taken)


def _passage(record: Record, ordinal: int, anchor: str, draft: Section) -> Passage:
    page = draft.page or next((block.page for block in draft.blocks if block.page), None)
    text = "\n".join(block.text for block in draft.blocks)
    links = tuple(_links(draft.blocks))
    return Passage(
        record.id, ordinal, anchor, draft.heading, text, page, draft.level, links=links,
        heading_links=draft.heading_links,
    )


def _links(blocks: Iterable[Block]) -> Iterator[TextLink]:
    """The links of the blocks, counted from the start of the passage."""
    at = 0
    for block in blocks:
        yield from (TextLink(at + start, at + end, address) for start, end, address in block.links)
        at += len(block.text) + 1
