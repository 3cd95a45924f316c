"""OpenDocument texts and presentations (ODT, ODP) → headings, paragraphs, list items, table rows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from indexer.decoding import printable
from indexer.parsed import Block, ParsedDocument, Unreadable
from indexer.readers.embedded import embedded_files
from indexer.readers.given_title import given_title
from indexer.readers.office import CELL_IS_PROSE
from indexer.readers.package import Package
from indexer.readers.xml_tree import Element, attribute, child, descendants, has, local, parse_xml, text_of

_SKIPPED = frozenset({"tracked-changes", "annotation", "annotation-end", "forms", "sequence-decls", "event-listeners"})
_OWN = frozenset({"mimetype", "Thumbnails", "META-INF"})
# Formulas and charts lie inside as documents of their own; they have no ending.
_INNER_FILES = frozenset({".pdf", ".docx", ".odt", ".txt"})
_SPACES = {"tab": "\t", "line-break": "\n"}


def read(content: bytes, name: str) -> ParsedDocument:
    """The text of an OpenDocument file. Raises Unreadable for a damaged or encrypted one."""
    package = Package.open(content, "OpenDocument file")
    if has(parse_xml(package.read("META-INF/manifest.xml")), "encryption-data"):
        raise Unreadable("the document is encrypted and asks for a password", "save a copy without the password")
    root = parse_xml(package.read("content.xml"))
    if root is None:
        raise Unreadable("the document is damaged: its text is missing", "open it in a word processor and save it anew")
    body = child(root, "body")
    blocks = tuple(_pages(body if body is not None else root))
    metadata = _metadata(parse_xml(package.read("meta.xml")))
    title = str(metadata.pop("title", "")) or next((b.text for b in blocks if b.kind == "heading" and b.level == 1), "")
    inner = [n for n in package.names() if n.partition("/")[0] not in _OWN and PurePosixPath(n).suffix in _INNER_FILES]
    files = (file for n in inner for file in embedded_files(package.read(n), PurePosixPath(n).name))
    return ParsedDocument(title, blocks, metadata, tuple(files), package.notes(name))


def _pages(body: Element) -> Iterator[Block]:
    """The blocks of a text, or of a presentation slide by slide: the slide is the page."""
    slides = [page for page in descendants(body, "page") if has(page, "frame", "custom-shape")]
    if not slides:
        yield from _blocks(body, "paragraph")
    for number, slide in enumerate(slides, 1):
        yield from (replace(block, page=number) for block in _blocks(slide, "paragraph"))


def _metadata(root: Element | None) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for tag, name in (("title", "title"), ("description", "summary"), ("language", "language")):
        if text := next((text_of(e) for e in descendants(root, tag)), ""):
            found[name] = text
    if title := given_title(found.pop("title", "")):
        found["title"] = title
    # Here `creator` is who saved the file last; in other formats it is the author.
    authors = (text_of(element) for name in ("initial-creator", "creator") for element in descendants(root, name))
    if author := next(filter(None, authors), ""):
        found["authors"] = [author]
    return found


def _blocks(container: Element, kind: str) -> Iterator[Block]:
    for element in container:
        name = local(element)
        if name == "h":
            level = attribute(element, "outline-level", "1")
            if text := " ".join("".join(_text(element)).split()):
                yield Block(printable(text), "heading", int(level) if level.isdigit() and 0 < int(level) < 10 else 1)
            yield from _asides(element)
        elif name == "frame" and attribute(element, "class") == "title":
            if text := " ".join(block.text for block in _blocks(element, "paragraph")):
                yield Block(text, "heading", 2)
        elif name == "p":
            yield from _paragraph(element, kind)
        elif name == "table-row":
            yield from _row(element)
        elif name not in _SKIPPED:
            yield from _blocks(element, "item" if name == "list-item" else kind)


def _paragraph(element: Element, kind: str) -> Iterator[Block]:
    for line in printable("".join(_text(element))).split("\n"):
        if line.strip():
            yield Block(" ".join(line.split()), "item" if kind == "item" else "paragraph")
    yield from _asides(element)


def _asides(element: Element) -> Iterator[Block]:
    """The notes and text boxes of a paragraph; those inside them come with their own paragraphs."""
    for part in element:
        if local(part) in ("note-body", "text-box"):
            yield from _blocks(part, "paragraph")
        elif local(part) not in _SKIPPED:
            yield from _asides(part)


def _row(element: Element) -> Iterator[Block]:
    cells = [[*_blocks(cell, "paragraph")] for cell in element if local(cell) == "table-cell"]
    texts = [" ".join(block.text for block in cell) for cell in cells]
    if len(cells) == 1 or any(len(text) > CELL_IS_PROSE for text in texts):
        yield from (block for cell in cells for block in cell)
    elif any(texts):
        yield Block(" | ".join(filter(None, texts)), "row")


def _text(element: Element) -> Iterator[str]:
    """The words of a paragraph, with tabs and breaks; notes and boxes come after it."""
    yield element.text or ""
    for part in element:
        name = local(part)
        if name == "s":
            yield " "
        elif name in _SPACES:
            yield _SPACES[name]
        elif name not in _SKIPPED and name not in ("note", "text-box", "desc", "title"):
            yield from _text(part)
        yield part.tail or ""
