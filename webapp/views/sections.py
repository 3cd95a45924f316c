"""The passages of a document as its page shows them: paragraphs with anchors and links, in the reading script."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from flask import url_for
from markupsafe import Markup

from kb.address import parse_anchor
from kb.cited_by import CitedBy
from kb.instruments import is_digest
from kb.model import Document, Passage, TextLink
from kb.provisions import provisions
from webapp.current import knowledge_base
from webapp.i18n import current
from webapp.reading import Stretch, paragraphs
from webapp.shelf import in_language, of_work
from webapp.views.chrome import script, web_address
from webapp.views.citing import Cited, cited

# What may stand right behind an address in a sentence without being part of it.
_ADDRESS = re.compile(r"https?://[^\s<>\"“”„«»]+?(?=[.,;:!?)\]'’]*(?:[\s<>\"“”„«»]|\Z))")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, the anchor of the provision it opens, if any, and in how many places that one is cited."""

    text: Markup
    anchor: str = ""
    cited: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A passage as it is shown. `law` is true for an article, which can be cited by itself."""

    passage: Passage
    lang: str
    heading: Markup
    paragraphs: tuple[Paragraph, ...]
    law: bool = False
    cited: Cited | None = None


def sections(document: Document, keys: frozenset[str], found: CitedBy) -> tuple[Section, ...]:
    """The passages as they are shown; an empty one without heading is left out. `keys` mark words, `found` tells what
    cites each place."""
    # An index may hold the same text under two anchors; on a page each anchor stands once.
    taken = {passage.anchor for passage in document.passages}
    return tuple(
        section(document, passage, keys, found, taken)
        for passage in document.passages if passage.text.strip() or passage.heading
    )


def section(
    document: Document, passage: Passage, keys: frozenset[str], found: CitedBy, taken: Collection[str] = ()
) -> Section:
    """One passage as it is shown; paragraphs get no anchor that is `taken`."""
    record = document.record
    law = is_provision(passage)
    return Section(
        passage, passage.language or record.lang, heading(document, passage),
        tuple(_paragraphs(document, passage, keys, found, taken)), law,
        cited(found.get(passage.anchor, ()), record) if law else None,
    )


def is_provision(passage: Passage) -> bool:
    """Whether the passage is an article of a legal text, so that references to it are written."""
    return bool(passage.address and parse_anchor(passage.anchor).article)


def heading(document: Document, passage: Passage) -> Markup:
    """The heading with its links, in the reading script."""
    links = stretches(passage.heading, passage.heading_links)
    shown = paragraphs(passage.heading, document.record.lang, (), "", script(), links)
    return next(shown, Markup())


def anchors(passage: Passage, counted: bool = True) -> tuple[str, ...]:
    """The anchor of the provision that each paragraph of an article opens; empty where it opens none.

    Not `counted` are the paragraphs of a digest: they are not those of the law.
    """
    opened: dict[int, str] = {}
    for place in provisions(passage, counted):
        opened.setdefault(place.start, place.anchor)
    lines = passage.text.split("\n")
    starts = accumulate((len(line) + 1 for line in lines), initial=0)
    return tuple(opened.get(start, "") for line, start in zip(lines, starts, strict=False) if line.strip())


def linked(address: str) -> str:
    """The page of a work, or of a document by its identifier, at a place in it; empty where it is not here.

    A link to a paragraph leads to the article it is in: whether the paragraph exists is not looked up for every link.
    An address of the web leads there.
    """
    if web_address(address):
        return address
    work, _, anchor = address.partition("#")
    anchor = parse_anchor(anchor).whole_article.anchor
    searcher = knowledge_base().open()
    record = in_language(of_work(searcher, work), current().base) or searcher.record(work)
    return url_for("ui.document", id=record.id, _anchor=anchor or None) if record else ""


def _paragraphs(
    document: Document, passage: Passage, keys: frozenset[str], found: CitedBy, taken: Collection[str]
) -> Iterator[Paragraph]:
    record, language = document.record, passage.language or document.record.language
    shown = paragraphs(
        passage.text, record.lang, keys, language, script(), stretches(passage.text, passage.links)
    )
    for text, anchor in zip(shown, anchors(passage, not is_digest(record)), strict=True):
        there = cited(found[anchor], record) if anchor in found and anchor else None
        yield Paragraph(text, "" if anchor in taken else anchor, there.total if there else 0)


def stretches(text: str, links: Iterable[TextLink]) -> list[Stretch]:
    """The links that the author set, dead ones left out, and the addresses of the web that stand in the text."""
    set_ = [(link.start, link.end, url) for link in links if (url := linked(link.address))]
    bare = (
        (found.start(), found.end(), found.group())
        for found in (_ADDRESS.finditer(text) if "://" in text else ())
        if not any(start < found.end() and found.start() < end for start, end, _ in set_)
    )
    return sorted([*set_, *bare])
