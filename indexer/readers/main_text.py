"""Which blocks of a web page are its text, and which are the site around it.

trafilatura finds the main text; the blocks of the page that it contains are then taken from the page itself, so that
headings, lists, tables and lines that occur twice are kept as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import trafilatura
from bs4 import BeautifulSoup, Tag

from indexer.lines import is_legal
from indexer.parsed import Block
from indexer.readers.html_blocks import blocks_of, parse_html

_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_CHROME = ("nav", "footer", "aside", "form", "dialog")
_ROLES = frozenset({"navigation", "contentinfo", "search", "banner", "complementary", "dialog"})
_WORD = re.compile(r"\w+")
# A block this short proves nothing by standing somewhere in the main text; it has to be a line of it.
_FEW_WORDS = 3

# Characters: a line this long is a sentence also in a script that parts no words.
_LONG = 25

_COVERED = 0.9
_ENOUGH = 20


def main_text(tree: BeautifulSoup) -> tuple[Block, ...]:
    """The blocks that a reader came for. A page of legal articles keeps all but the site's navigation."""
    _drop_hidden(tree)
    body = tree.body or tree
    whole = blocks_of(body)
    if is_legal(block.text for block in whole):
        return _without_chrome(tree)
    found = trafilatura.extract(str(tree), include_comments=False, include_tables=True) or ""
    chosen = _chosen(whole, found)
    if _length(chosen) >= _COVERED * len(_WORD.findall(found)) and len(_WORD.findall(found)) >= _ENOUGH:
        return chosen
    if len(_WORD.findall(found)) >= _ENOUGH:
        marked = trafilatura.extract(str(tree), include_comments=False, include_tables=True, output_format="html")
        return blocks_of(parse_html(marked or ""))
    return _without_chrome(tree)


def _drop_hidden(tree: BeautifulSoup) -> None:
    """Removes what the page does not show, unless hardly anything is left: then scripts show it later."""
    hidden = [tag for tag in tree.find_all(True) if tag.name not in ("html", "body") and _is_hidden(tag)]
    places = {id(tag) for tag in hidden}
    outermost = [tag for tag in hidden if not any(id(parent) in places for parent in tag.parents)]
    words = len(tree.get_text().split()) - sum(len(tag.get_text().split()) for tag in outermost)
    if words >= _ENOUGH:
        for tag in outermost:
            tag.extract()


def _is_hidden(tag: Tag) -> bool:
    return tag.has_attr("hidden") or _HIDDEN.search(str(tag.get("style") or "")) is not None


def _without_chrome(tree: BeautifulSoup) -> tuple[Block, ...]:
    chrome = [tag for tag in tree.find_all(True) if tag.name in _CHROME or tag.get("role") in _ROLES]
    length = len(tree.get_text())
    for tag in chrome:
        if len(tag.get_text()) < 0.7 * length:
            tag.extract()
    return blocks_of(tree.body or tree)


def _chosen(whole: Sequence[Block], found: str) -> tuple[Block, ...]:
    """The blocks between the first and the last long one that the main text contains, those it contains."""
    lines = {_key(line) for line in found.split("\n")}
    text = f" {_key(found)} "
    keys = [_key(block.text) for block in whole]
    kept = [_contains(text, lines, key) for key in keys]
    sure = [place for place, key in enumerate(keys) if kept[place] and _is_long(key)]
    if not sure:
        return ()
    return tuple(whole[place] for place in range(sure[0], sure[-1] + 1) if kept[place])


def _contains(text: str, lines: set[str], key: str) -> bool:
    return key in lines or (_is_long(key) and f" {key} " in text)


def _is_long(key: str) -> bool:
    return key.count(" ") >= _FEW_WORDS or len(key) > _LONG


def _key(text: str) -> str:
    return " ".join(_WORD.findall(text.lower()))


def _length(blocks: Sequence[Block]) -> int:
    return sum(len(_WORD.findall(block.text)) for block in blocks)
