"""Which blocks of a document begin an article or a part of a law, seen in their context. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TypeAlias

from indexer.article_lines import ArticleLine, article_line
from indexer.parsed import Block
from indexer.structure_lines import StructureLine, structure_line
from kb.numbering import order

Mark: TypeAlias = ArticleLine | StructureLine | None
"""What a block begins, if anything."""

TITLED = ("paragraph", "item")
"""Kinds of blocks that can hold a title: a numbered one is an item to a Markdown reader."""

_LEGAL_TYPES = ("law", "treaty")
# A heading of a part may have a subtitle, a note and a title of its first article below it.
_SOON = 4
_CLOSED = re.compile(r"[.;:,!?][\"”“’)\]]*\Z")
_TITLE = re.compile(r"(?:\(?\d{1,2}(?:\.\d{1,2})*[.)]\s?|[IVX]{1,5}\.\s|[а-шa-z]\)\s|[:\"„“(]\s?){0,2}[^\W\d_a-zа-ш]")
_OPENS_QUOTE = re.compile(r"[„“\"«»]\s*(?:[ČC]lan|[Чч]л[аa]н|ЧЛАН|Article|[Чч]лен)\s?\d")
_CLOSES_QUOTE = re.compile(r"[”“\"»][.;,]?\Z")


def marks_of(blocks: Sequence[Block], type_: str = "") -> list[Mark]:
    """The mark of each block. In a law (`type_`, or several plain article lines) weaker signs are trusted."""
    lines = [article_line(block.text) if block.kind != "row" else None for block in blocks]
    # A report may quote one article; two that stand alone on their lines are a law's.
    bare = sum(line is not None and not line.rest for line in lines)
    legal = bare > 1 or type_ in _LEGAL_TYPES
    marks: list[Mark] = list(_articles(blocks, lines, legal))
    if legal:
        for place, block in enumerate(blocks):
            if marks[place] is None and block.kind in TITLED and len(block.text) <= 250:
                marks[place] = structure_line(block.text)
        _drop_weak(blocks, marks)
    return marks


def is_legal(marks: Sequence[Mark], type_: str = "") -> bool:
    """True for a law or treaty with an article, and for any document with more than one."""
    articles = sum(isinstance(mark, ArticleLine) for mark in marks)
    return articles > 1 or (articles == 1 and type_ in _LEGAL_TYPES)


def is_title(text: str) -> bool:
    """True for a line that can be a heading: short, begins as one, does not end as a sentence does."""
    return 3 < len(text) <= 250 and _CLOSED.search(text) is None and _TITLE.match(text) is not None


def _articles(
    blocks: Sequence[Block], lines: Sequence[ArticleLine | None], legal: bool
) -> Iterator[ArticleLine | None]:
    """The article lines that count: none that an amending law quotes, no citation at the start of a paragraph."""
    last, quoted = order("0"), False
    for block, line in zip(blocks, lines, strict=True):
        opens = legal and _OPENS_QUOTE.match(block.text) is not None
        quoted = opens or (quoted and not (line and order(line.first)[0] == last[0] + 1))
        if line is None or quoted or not _counts(line, block, legal, last):
            yield None
        else:
            last = order(line.last or line.first)
            yield line
        quoted = quoted and not _CLOSES_QUOTE.search(block.text)


def _counts(line: ArticleLine, block: Block, legal: bool, last: tuple[int, tuple[int, ...]]) -> bool:
    """Whether a number with text after it is an article's: the next one in a law, or one with a title."""
    if not line.rest or block.kind == "heading":
        return True
    if not legal:
        return False
    if last < order(line.first) and order(line.first)[0] <= last[0] + 1:
        return True
    return line.dotted and len(line.rest) < 120 and (is_title(line.rest) or not any(map(str.isalpha, line.rest)))


def _drop_weak(blocks: Sequence[Block], marks: list[Mark]) -> None:
    """Weak headings stay only where an article or a strong heading follows soon, with only headings between."""
    near = 0
    for place in range(len(blocks) - 1, -1, -1):
        mark, text = marks[place], blocks[place].text
        if isinstance(mark, StructureLine) and mark.weak and not near:
            marks[place] = mark = None
        if isinstance(mark, ArticleLine):
            near = _SOON
        elif isinstance(mark, StructureLine):
            near = max(near - 1, 0 if mark.weak else _SOON)
        else:
            near = near - 1 if near and (is_title(text) or text.startswith("*")) else 0
