"""A tree of HTML elements → blocks in reading order, for every format that is HTML inside (pages, EPUB, mail)."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence

from bs4 import BeautifulSoup, MarkupResemblesLocatorWarning, NavigableString, Tag, XMLParsedAsHTMLWarning
from bs4.element import PreformattedString

from indexer.decoding import visible
from indexer.lines import is_legal, legal_blocks
from indexer.parsed import Block, Kind
from indexer.readers.office import CELL_IS_PROSE

UNSEEN = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "math",
        "iframe",
        "object",
        "canvas",
        "audio",
        "video",
        "select",
        "option",
        "textarea",
    }
)
"""Elements whose content nobody reads on the page."""

_INLINE = frozenset(
    {
        "a",
        "abbr",
        "acronym",
        "b",
        "bdi",
        "bdo",
        "big",
        "button",
        "cite",
        "code",
        "data",
        "del",
        "dfn",
        "em",
        "font",
        "i",
        "img",
        "input",
        "ins",
        "kbd",
        "label",
        "mark",
        "meter",
        "nobr",
        "output",
        "q",
        "ruby",
        "rb",
        "rp",
        "rt",
        "s",
        "samp",
        "small",
        "span",
        "strike",
        "strong",
        "sub",
        "sup",
        "time",
        "tt",
        "u",
        "var",
        "wbr",
        "center",
    }
)
# Word's own elements, which it leaves in what it saves as HTML: `<st1:place>Serbia</st1:place>`, `<o:p></o:p>`.
_OF_WORD = re.compile(r"(?:o|w|st\d):")
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


def _walk(root: Tag, kind: Kind = "paragraph") -> Iterator[Block]:
    kind = "item" if root.name in _ITEMS else kind
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
            yield from _flush(pending, kind)
            yield from _element(child, kind)
    yield from _flush(pending, kind)


def _is_inline(tag: Tag) -> bool:
    """True for an inline element that holds no block: some pages wrap whole articles in a `span` or an `a`."""
    if not _runs_on(tag.name):
        return False
    return all(_runs_on(d.name) or d.name == "br" or d.name in UNSEEN for d in tag.find_all(True))


def _runs_on(name: str) -> bool:
    return name in _INLINE or _OF_WORD.match(name) is not None


def _element(tag: Tag, kind: Kind) -> Iterator[Block]:
    if heading := _HEADING.match(tag.name):
        if text := _line(tag):
            yield Block(text, "heading", int(heading.group(1)))
    elif tag.name == "tr":
        yield from _row(tag)
    elif tag.name == "pre":
        yield from _preformatted(visible(tag.get_text()))
    else:
        yield from _walk(tag, kind)


def _arranges(cells: Sequence[Tag], texts: Sequence[str]) -> bool:
    """Whether the row belongs to a table that only arranges the page, as tables did before style sheets."""
    if len(cells) == 1 or any(len(text) > CELL_IS_PROSE for text in texts):
        return True
    return any(cell.find(["table", "p", "div", "h1", "h2", "h3", "ul", "ol"]) for cell in cells)


def _preformatted(text: str) -> Iterator[Block]:
    # Old sites put whole laws into `pre`, as plain text.
    if is_legal(lines := text.split("\n")):
        yield from map(Block, legal_blocks(lines))
    else:
        yield from (Block(part, "code") for part in text.split("\n\n") if part.strip())


def _row(tag: Tag) -> Iterator[Block]:
    cells = tag.find_all(["td", "th"], recursive=False)
    texts = [_line(cell) for cell in cells]
    if _arranges(cells, texts):
        for cell in cells:
            yield from _walk(cell)
    elif any(texts):
        yield Block(" | ".join(texts), "row")


def _flush(pending: list[str], kind: Kind) -> Iterator[Block]:
    # Pages older than style sheets part paragraphs by two breaks; one break may stand in a sentence.
    paragraphs = _TWO_BREAKS.split("".join(pending))
    pending.clear()
    for paragraph in paragraphs:
        # A page's bytes were cleaned before, but `&shy;` and `&#8203;` are letters only now.
        for line in legal_blocks([visible(line) for line in paragraph.split("\v")]):
            yield Block(line, kind)


_TWO_BREAKS = re.compile(r"\v\s*\v")


def _line(tag: Tag) -> str:
    return " ".join(visible(_text(tag).replace("\v", " ")).split())


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
