"""Web pages → main text without the site's chrome, and the metadata the page declares."""

from __future__ import annotations

import re

import trafilatura
from bs4 import BeautifulSoup

from indexer.decoding import decode, printable
from indexer.lines import is_legal
from indexer.parsed import Block, ParsedDocument
from indexer.readers.html_blocks import blocks_of, parse_html

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]+)|<\?xml[^>]{0,100}encoding=[\"']([\w-]+)", re.IGNORECASE
)


def read(content: bytes, name: str) -> ParsedDocument:
    """The main text of a page. A page of legal articles is kept whole."""
    markup = printable(decode(content, declared_encoding(content)).text)
    tree = parse_html(markup)
    return ParsedDocument(_title(tree), _main_text(tree, markup))


def page_blocks(markup: str) -> tuple[Block, ...]:
    """All blocks of a page or of a piece of one, nothing left out: for mail and records, which have no chrome."""
    return blocks_of(parse_html(markup))


def declared_encoding(content: bytes) -> str:
    """The encoding a page names in its first kilobytes, or an empty string."""
    found = _DECLARED.search(content[:4096])
    return (found.group(1) or found.group(2)).decode("ascii") if found else ""


def _title(tree: BeautifulSoup) -> str:
    return " ".join(tree.title.get_text().split()) if tree.title else ""


def _main_text(tree: BeautifulSoup, markup: str) -> tuple[Block, ...]:
    whole = blocks_of(tree.body or tree)
    if is_legal(block.text for block in whole):
        return whole
    main = trafilatura.extract(markup, output_format="html", include_comments=False, include_tables=True)
    return blocks_of(parse_html(main)) if main else whole
