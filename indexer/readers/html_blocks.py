"""A tree of HTML elements → blocks in reading order, for every format that is HTML inside (pages, EPUB, mail)."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, NavigableString, Tag, XMLParsedAsHTMLWarning
from bs4.element import PreformattedString

from indexer.lines import legal_blocks
from indexer.parsed import Block

UNSEEN = frozenset(
    {
        "script", "style", "noscript", "template", "head", "svg", "math", "iframe", "object", "canvas", "audio",
        "video", "select", "option", "textarea",
    }
)
"""Elements whose content nobody reads on the page."""

_INLINE = frozenset(
    {
        "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "button", "cite", "code", "data", "del", "dfn", "em",
        "font", "i", "img", "input", "ins", "kbd", "label", "mark", "meter", "nobr", "output", "q", "ruby", "rb", "rp",
        "rt", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "center",
    }
)
_ITEMS = frozenset({"li", "dd", "dt"})
_HEADING = re.compile(r"h([1-6])\Z")


def blocks_of(root: Tag) -> tuple[Block, ...]:
    """The blocks below `root`: headings with their level, paragraphs, list items, table rows."""
    return tuple(_walk(root))


def parse_html(markup: str) -> BeautifulSoup:
    """The tree of a page. Never fails on bad markup."""
    with warnings.catch_warnings():
        for kind in (XMLParsedAsHTMLWarning, MarkupResemblesLocatorWarning):
            warnings.simplefilter("ignore", kind)
        return BeautifulSoup(markup, "lxml")


def _walk(root: Tag) -> Iterator[Block]:
    pending: list[str] = []
    for child in root.children:
        if isinstance(child, PreformattedString):
            continue
        if isinstance(child, NavigableString):
            pending.append(str(child))
        elif isinstance(child, Tag) and child.name not in UNSEEN:
            if _is_inline(child):
                pending.append(_text(child))
                continue
            if child.name == "br":
                pending.append("\v")
                continue
            yield from _flush(pending, root)
            yield from _element(child)
    yield from _flush(pending, root)


def _is_inline(tag: Tag) -> bool:
    """True for an inline element that holds no block: some pages wrap whole articles in a `span` or an `a`."""
    if tag.name not in _INLINE:
        return False
    return all(d.name in _INLINE or d.name == "br" or d.name in UNSEEN for d in tag.find_all(True))


def _element(tag: Tag) -> Iterator[Block]:
    if heading := _HEADING.match(tag.name):
        text = " ".join(_text(tag).replace("\v", " ").split())
        if text:
            yield Block(text, "heading", int(heading.group(1)))
    elif tag.name == "tr":
        yield from _row(tag)
    elif tag.name == "pre":
        yield from (Block(line, "code") for line in tag.get_text().split("\n\n") if line.strip())
    else:
        yield from _walk(tag)


def _row(tag: Tag) -> Iterator[Block]:
    cells = tag.find_all(["td", "th"], recursive=False)
    if any(cell.find(["table", "p", "div", "h1", "h2", "h3", "ul", "ol"]) for cell in cells):
        for cell in cells:
            yield from _walk(cell)
        return
    texts = [" ".join(_text(cell).replace("\v", " ").split()) for cell in cells]
    if any(texts):
        yield Block(" | ".join(texts), "row")


def _flush(pending: list[str], owner: Tag) -> Iterator[Block]:
    text = "".join(pending)
    pending.clear()
    for line in legal_blocks(text.split("\v")):
        yield Block(line, "item" if owner.name in _ITEMS else "paragraph")


def _text(tag: Tag) -> str:
    return "".join(_pieces(tag))


def _pieces(tag: Tag) -> Iterator[str]:
    for node in tag.children:
        if isinstance(node, Tag):
            if node.name == "br":
                yield "\v"
            elif node.name not in UNSEEN:
                yield from _pieces(node)
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            yield str(node)
