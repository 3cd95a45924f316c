"""Blocks → sections: a law by its articles and the parts above them, any other text by its headings. Pure.

Every block comes to stand in exactly one section, and in order; only an article's number and its title, which
stands before the number in some gazettes and after it in others, are put together as one heading.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from indexer.article_lines import ArticleLine
from indexer.lines import WHO, begins_penalty
from indexer.marks import TITLED, Mark, is_legal, is_title, marks_of
from indexer.parsed import Block
from indexer.records import slug
from indexer.structure_lines import ARTICLE_RANK, StructureLine
from kb.model import TextLink
from kb.text.scripts import to_latin

_ENDED = re.compile(r"[.;:!?)][\"”“’)\]]*\Z|^\*")

_NAMES_ARTICLES = re.compile(r"[A-ZČĆŠŽĐ][^.;:()]{8,100}\s(?:čl|st)\.\s\d[\d\s.,a-zčćšžđ]{0,30}\d[a-z]?\.")
_VERB = re.compile(r"\b(?:je|su|se|će|nije|nisu|ne|ima|imaju|može|mogu|mora|moraju|važi|važe|stupa|stupaju)\b")


def names_articles(text: str) -> bool:
    """True for a title that ends with the numbers of articles, and so with a full stop: it has no verb.

    >>> names_articles("Примењивање одредаба чл. 38. и 39."), names_articles("Примењују се одредбе чл. 38. и 39.")
    (True, False)
    """
    plain = to_latin(text)
    return _NAMES_ARTICLES.fullmatch(plain) is not None and _VERB.search(plain) is None


@dataclass(slots=True)
class Section:
    """A stretch of a document under one heading; `level` is its depth in the table of contents, from 1.

    `annex` is the anchor of the annex it stands in, whose articles count from 1 again.
    """

    anchor: str
    heading: str = ""
    level: int = 1
    kind: str = "text"
    blocks: list[Block] = field(default_factory=list)
    page: int | None = None
    annex: str = ""
    heading_links: tuple[TextLink, ...] = ()


def sections(blocks: Sequence[Block], type_: str = "") -> list[Section]:
    """The sections of a document in order. `type_` is the document's type: in a law weaker signs are trusted."""
    marks = marks_of(blocks, type_)
    walk = _Walk(blocks, marks, is_legal(marks, type_))
    walk.run()
    return walk.sections


def _links_in(text: str, block: Block) -> tuple[TextLink, ...]:
    """The links of a block that stand in what was made of it, in order."""
    links, at = [], 0
    for start, end, address in block.links:
        # An article's line is cut into label and title, or label and text, so that places move.
        label = block.text[start:end]
        if (place := text.find(label, at)) >= 0:
            at = place + len(label)
            links.append(TextLink(place, at, address))
    return tuple(links)


def _runs_on(block: Block, after: Block) -> bool:
    """Whether the line after goes on with the sentence of this one."""
    return after.text[:1].islower() and (not begins_penalty(after.text) or block.text[:3] in WHO)


def _can_be_title(text: str, titled: bool) -> bool:
    # Titles end without a full stop, but that of a number (`… дела из чл. 173. до 175.`) looks like one.
    return is_title(text) or (not titled and names_articles(text))


@dataclass(slots=True)
class _Walk:
    """The walk through the blocks that opens a section at each mark."""

    blocks: Sequence[Block]
    marks: Sequence[Mark]
    legal: bool
    sections: list[Section] = field(default_factory=list)
    place: int = 0
    _open: list[Section] = field(default_factory=list)
    _ranks: list[int] = field(default_factory=list)

    def run(self) -> None:
        """Fill `sections`."""
        first = self.marks[0] if self.marks else None
        if self.blocks and first is None and self.blocks[0].kind != "heading":
            self.sections.append(Section("preamble", kind="preamble") if self.legal else Section("text"))
        while self.place < len(self.blocks):
            block, mark = self.blocks[self.place], self.marks[self.place]
            self.place += 1
            if isinstance(mark, ArticleLine):
                self._article(block, mark)
            elif isinstance(mark, StructureLine):
                self._structure(block, mark)
            elif block.kind == "heading":
                self._start(slug(block.text)[:80].rstrip("-"), block.text, 10 * block.level + 1, "heading", block)
            else:
                self.sections[-1].blocks.append(block)

    def _article(self, block: Block, line: ArticleLine) -> None:
        rank = 10 * block.level + 1 if block.kind == "heading" else ARTICLE_RANK
        text = line.rest if line.rest and not is_title(line.rest) else ""
        body = [Block(text, page=block.page, links=_links_in(text, block))] if text else []
        title = line.rest.lstrip("–—-: ") if line.rest and not body else ""
        title = title or ("" if line.rest or block.kind == "heading" else self._title_after())
        before, notes = ("", []) if block.kind == "heading" else self._title_before(bool(title or line.rest))
        heading = " – ".join(filter(None, (line.label, title or before)))
        self._start(line.anchor, heading, rank, "article", block)
        self.sections[-1].blocks += [*notes, *body]

    def _title_after(self) -> str:
        """The next line if it is the title of the article that has just begun."""
        if self.place + 1 >= len(self.blocks) or self.marks[self.place] or self.marks[self.place + 1]:
            return ""
        block, after = self.blocks[self.place], self.blocks[self.place + 1]
        if block.kind not in TITLED or not is_title(block.text) or _runs_on(block, after):
            return ""
        self.place += 1
        return block.text

    def _title_before(self, titled: bool) -> tuple[str, list[Block]]:
        """The line before if it is the article's title, and footnotes between; the heading of a group if it has one."""
        if not self.legal or not self.sections:
            return "", []
        held = self.sections[-1].blocks
        notes = len(held) - 1
        while notes > 0 and held[notes].text.startswith("*"):
            notes -= 1
        if notes < (0 if self.sections[-1].kind == "structure" else 1):
            return "", []
        if not _can_be_title(held[notes].text, titled):
            return "", []
        if held[notes].kind not in TITLED or not self._ended(notes):
            return "", []
        title, between = held[notes], held[notes + 1 :]
        del held[notes:]
        if not titled:
            return title.text, between
        self._start(slug(title.text)[:80].rstrip("-"), title.text, ARTICLE_RANK - 1, "structure", title)
        self.sections[-1].blocks += between
        return "", []

    def _ended(self, place: int) -> bool:
        """Whether the text before this block of the open section is complete, so that a heading may follow."""
        section = self.sections[-1]
        return place == 0 or section.kind == "preamble" or _ENDED.search(section.blocks[place - 1].text) is not None

    def _structure(self, block: Block, line: StructureLine) -> None:
        heading = block.text
        if not line.titled and self.place < len(self.blocks):
            after, mark = self.blocks[self.place], self.marks[self.place]
            caps = isinstance(mark, StructureLine) and mark.weak and not mark.number
            if after.kind == "paragraph" and (caps or (mark is None and is_title(after.text))):
                heading = f"{heading} – {after.text}"
                self.place += 1
        anchor = slug(block.text)[:80].rstrip("-") if line.kind == "heading" else line.anchor
        self._start(anchor, heading, line.rank, line.kind if line.kind == "annex" else "structure", block)

    def _start(self, anchor: str, heading: str, rank: int, kind: str, block: Block) -> None:
        while self._ranks and self._ranks[-1] >= rank:
            self._ranks.pop()
            self._open.pop()
        annex = next((section.anchor for section in self._open if section.kind == "annex"), "")
        links = _links_in(heading, block)
        section = Section(anchor, heading, len(self._open) + 1, kind, page=block.page, annex=annex, heading_links=links)
        self._open.append(section)
        self._ranks.append(rank)
        self.sections.append(section)
