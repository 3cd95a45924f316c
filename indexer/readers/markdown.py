"""Markdown without its front matter → blocks. In a legal text each line that begins something is a block."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markdown_it import MarkdownIt
from markdown_it.token import Token

from indexer.decoding import decode, printable
from indexer.lines import is_legal, legal_blocks
from indexer.parsed import Block, ParsedDocument
from indexer.readers.html_blocks import parse_html

_PARSER = MarkdownIt("commonmark").enable("table").disable("code")


def read(content: bytes, name: str) -> ParsedDocument:
    """The blocks of a Markdown text; the title is its first heading of level 1."""
    return read_text(printable(decode(content).text))


def read_text(text: str) -> ParsedDocument:
    """The same for text that is already decoded."""
    blocks = tuple(_blocks(_PARSER.parse(text), is_legal(text.split("\n"))))
    title = next((b.text for b in blocks if b.kind == "heading" and b.level == 1), "")
    return ParsedDocument(title, blocks)


@dataclass(slots=True)
class _Place:
    """Where the walk through the tokens stands."""

    heading: int = 0
    lists: int = 0
    marker: str = ""
    row: list[str] | None = None


def _blocks(tokens: Sequence[Token], legal: bool) -> Iterator[Block]:
    place = _Place()
    for token in tokens:
        if token.type == "inline":
            yield from _inline(token, place, legal)
        elif token.type in ("fence", "code_block"):
            yield Block(token.content.rstrip("\n"), "code")
        elif token.type == "html_block":
            yield from (Block(line) for line in _without_tags(token.content))
        elif token.type == "tr_close" and place.row is not None:
            yield Block(" | ".join(place.row), "row")
            place.row = None
        else:
            _move(place, token)


def _move(place: _Place, token: Token) -> None:
    if token.type == "heading_open":
        place.heading = int(token.tag[1:])
    elif token.type == "heading_close":
        place.heading = 0
    elif token.type in ("bullet_list_open", "ordered_list_open"):
        place.lists += 1
    elif token.type in ("bullet_list_close", "ordered_list_close"):
        place.lists -= 1
    elif token.type == "list_item_open":
        place.marker = f"{token.info}{token.markup} " if token.info else ""
    elif token.type == "tr_open":
        place.row = []


def _inline(token: Token, place: _Place, legal: bool) -> Iterator[Block]:
    text = place.marker + _plain(token.children or [])
    place.marker = ""
    if place.row is not None:
        place.row.append(" ".join(text.split()))
    elif place.heading:
        yield Block(" ".join(text.split()), "heading", place.heading)
    else:
        lines = text.split("\n")
        for line in legal_blocks(lines) if legal else _hard_lines(lines):
            yield Block(line, "item" if place.lists else "paragraph")


def _hard_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """Soft breaks are spaces; only hard ones, which `_plain` marks with a vertical tab, end a line."""
    return tuple(filter(None, (" ".join(part.split()) for part in "\n".join(lines).split("\v"))))


def _plain(children: Sequence[Token]) -> str:
    """The text a person would read; images give their alternative text, tags nothing."""
    parts = []
    for child in children:
        if child.type in ("text", "code_inline", "image"):
            parts.append(child.content)
        elif child.type == "softbreak":
            parts.append("\n")
        elif child.type == "hardbreak":
            parts.append("\n\v")
    return "".join(parts)


def _without_tags(html: str) -> tuple[str, ...]:
    text = parse_html(html).get_text("\n")
    return tuple(filter(None, (" ".join(line.split()) for line in text.split("\n"))))
