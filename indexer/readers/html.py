"""Web pages → main text without the site's chrome, and the metadata the page declares."""

from __future__ import annotations

import re

from bs4 import BeautifulSoup

from indexer.act_title import act_title
from indexer.decoding import decode, printable
from indexer.parsed import Block, ParsedDocument
from indexer.readers.event_page import event_fields
from indexer.readers.html_blocks import blocks_of, parse_html
from indexer.readers.main_text import main_text
from indexer.readers.page_metadata import page_metadata

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]{0,100}encoding=[\"']([\w-]+)", re.IGNORECASE
)
# What editors leave, and the official gazette, whose pages are all called `Zakon`.
_EMPTY_TITLES = frozenset({"", "zakon", "untitled", "untitled document", "document", "home", "index"})


def read(content: bytes, name: str) -> ParsedDocument:
    """The main text of a page. A page of legal articles is kept whole, but for its navigation."""
    tree = parse_html(printable(decode(content, declared_encoding(content)).text))
    metadata = page_metadata(tree)
    whole = blocks_of(tree.body or tree)
    # Those lists stand below the main text, which leaves them out.
    metadata = {**metadata, **event_fields(whole)}
    blocks = main_text(tree)
    title = _title(str(metadata.pop("title", "")), tree, whole, str(metadata.get("publisher", "")))
    return ParsedDocument(title, blocks, metadata)


def page_blocks(markup: str) -> tuple[Block, ...]:
    """All blocks of a page or of a piece of one, nothing left out: for mail and records, which have no chrome."""
    return blocks_of(parse_html(markup))


def declared_encoding(content: bytes) -> str:
    """The encoding a page names in its first kilobytes, or an empty string."""
    found = _DECLARED.search(content[:4096])
    return (found.group(1) or found.group(2)).decode("ascii") if found else ""


def _title(declared: str, tree: BeautifulSoup, blocks: tuple[Block, ...], site: str) -> str:
    """The declared title, else the window's without the site's name, else the act's, else the first heading."""
    window = " ".join(tree.title.get_text().split()) if tree.title else ""
    for title in (declared, window):
        clean = _without_site(" ".join(title.split()), site)
        if clean.lower() not in _EMPTY_TITLES:
            return clean
    headings = (block.text for block in blocks if block.kind == "heading")
    return act_title([block.text for block in blocks[:30]]) or next(headings, window)


def _without_site(title: str, site: str) -> str:
    """`Title | Site` → `Title`, where the site names itself."""
    if site:
        for mark in (" | ", " - ", " – ", " — ", " :: ", " » "):
            title = title.removesuffix(f"{mark}{site}").removeprefix(f"{site}{mark}")
    return title
