"""Markdown without its front matter → blocks. In a legal text each line that begins something is a block."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token

from indexer.decoding import decode, printable, visible
from indexer.lines import is_legal, legal_blocks
from indexer.parsed import Block, ParsedDocument
from indexer.readers.html_blocks import parse_html
from kb.model import TextLink

_PARSER = MarkdownIt("commonmark").enable("table").disable("code")
_WORK = "work:"
_WEB = ("https://", "http://")
_BAR = " | "


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
    row: list[Block] | None = None


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
            yield _row(place.row)
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
    text, links = _plain(token.children or [], place.marker)
    place.marker = ""
    if place.row is not None:
        place.row.extend(_cut(text, [" ".join(text.split())], links, Block("", "row")))
    elif place.heading:
        yield from _cut(text, [" ".join(text.split())], links, Block("", "heading", place.heading))
    else:
        lines = text.split("\n")
        cut = legal_blocks(lines) if legal else _hard_lines(lines)
        yield from _cut(text, cut, links, Block("", "item" if place.lists else "paragraph"))


def _cut(text: str, lines: Iterable[str], links: Sequence[TextLink], block: Block) -> Iterator[Block]:
    """A block for each line, with the links on it; together the lines are the text but for its spaces."""
    # Cutting closes up spaces and joins lines, so that places in the text are wrong afterwards. What stays is the
    # order of everything else: letters are counted, not places.
    counted = [TextLink(_letters(text[:a]), _letters(text[:b]), address) for a, b, address in links]
    first = 0
    for line in lines:
        letters = [at for at, letter in enumerate(line) if not letter.isspace()] if counted else []
        yield Block(line, block.kind, block.level, links=tuple(_on_line(letters, first, counted)))
        first += len(letters)


def _on_line(letters: Sequence[int], first: int, counted: Iterable[TextLink]) -> Iterator[TextLink]:
    """The links on a line whose letters stand at these places; `first` letters were on the lines before."""
    for start, end, address in counted:
        low, high = max(start - first, 0), min(end - first, len(letters))
        if low < high:
            yield TextLink(letters[low], letters[high - 1] + 1, address)


def _letters(text: str) -> int:
    return sum(map(len, text.split()))


def _row(cells: Sequence[Block]) -> Block:
    """The cells of a table's row as one block."""
    links, at = [], 0
    for cell in cells:
        links += [TextLink(at + start, at + end, address) for start, end, address in cell.links]
        at += len(cell.text) + len(_BAR)
    return Block(_BAR.join(cell.text for cell in cells), "row", links=tuple(links))


def _hard_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """Soft breaks are spaces; only hard ones, which `_plain` marks with a vertical tab, end a line."""
    return tuple(filter(None, (" ".join(part.split()) for part in "\n".join(lines).split("\v"))))


def _plain(children: Sequence[Token], marker: str) -> tuple[str, list[TextLink]]:
    """The text a person would read, and its links; images give their alternative text, tags nothing."""
    text, links = marker, []
    start, address = 0, ""
    for child in children:
        if child.type in ("text", "code_inline", "image"):
            # `&shy;` became a letter only now; it may not shift the places of links, so it goes at once.
            text += visible(child.content)
        elif child.type == "softbreak":
            text += "\n"
        elif child.type == "hardbreak":
            text += "\n\v"
        elif child.type == "link_open":
            start, address = len(text), _target(str(child.attrs["href"]))
        elif child.type == "link_close" and address:
            links.append(TextLink(start, len(text), address))
    return text, links


def _target(href: str) -> str:
    """Where a link leads: a place in the corpus or an address of the web; empty for anything else."""
    # Others (`javascript:`, files beside this one) are left as their label: no reader of the site could follow them.
    plain = unquote(href)
    return plain.removeprefix(_WORK) if plain.startswith(_WORK) else href if href.startswith(_WEB) else ""


def _without_tags(html: str) -> tuple[str, ...]:
    text = visible(parse_html(html).get_text("\n"))
    return tuple(filter(None, (" ".join(line.split()) for line in text.split("\n"))))
