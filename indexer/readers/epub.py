"""E-books (EPUB) → the chapters in reading order."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote

from indexer.decoding import decode, printable
from indexer.parsed import ParsedDocument, Unreadable
from indexer.readers.html import declared_encoding
from indexer.readers.html_blocks import blocks_of, parse_html
from indexer.readers.package import Package
from indexer.readers.xml_tree import Element, attribute, descendants, parse_xml, text_of

_NAMES = {"title": "title", "language": "language", "publisher": "publisher", "rights": "rights", "date": "date"}


def read(content: bytes, name: str) -> ParsedDocument:
    """The chapters of a book as one document; damaged ones are noted. Raises Unreadable for a protected book."""
    package = Package.open(content, "e-book")
    # `encryption.xml` alone proves nothing: it often hides only fonts.
    if package.read("META-INF/rights.xml"):
        raise Unreadable("the e-book is protected against copying", "get a copy without protection")
    path, root = _book(package)
    chapters = list(_chapters(package, path, root))
    if not chapters:
        raise Unreadable("the e-book is damaged: it names no chapter", "get it again from its source")
    blocks = tuple(block for chapter in chapters for block in blocks_of(parse_html(chapter)))
    metadata = _metadata(root)
    return ParsedDocument(str(metadata.pop("title", "")), blocks, metadata, notes=package.notes(name))


def _book(package: Package) -> tuple[PurePosixPath, Element | None]:
    container = parse_xml(package.read("META-INF/container.xml"))
    named = (attribute(r, "full-path") for r in descendants(container, "rootfile"))
    path = next(named, "") or next((n for n in package.names() if n.endswith(".opf")), "")
    return PurePosixPath(path), parse_xml(package.read(path)) if path else None


def _chapters(package: Package, path: PurePosixPath, root: Element | None) -> Iterator[str]:
    """The text of each file of the spine; without a spine, of every HTML file by name."""
    items = {attribute(i, "id"): unquote(attribute(i, "href")) for i in descendants(root, "item")}
    order = (attribute(i, "idref") for i in descendants(root, "itemref"))
    spine = [_inside(path.parent / items[ref]) for ref in order if ref in items]
    for part in spine or sorted(filter(_is_page, package.names()), key=_counting):
        if chapter := package.read(part):
            yield printable(decode(chapter, declared_encoding(chapter)).text)


def _inside(path: PurePosixPath) -> str:
    """A path from the book's root: `OPS/../text/a.xhtml` → `text/a.xhtml`; archives know no `..`."""
    return posixpath.normpath(path).lstrip("/")


def _is_page(name: str) -> bool:
    return name.lower().endswith((".xhtml", ".html", ".htm"))


def _counting(name: str) -> list[tuple[int, str]]:
    """A key by which `ch2` stands before `ch10`."""
    return [(int(part or 0), word) for word, part in re.findall(r"(\D*)(\d*)", name)]


def _metadata(root: Element | None) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for tag, name in _NAMES.items():
        if text := next((text_of(e) for e in descendants(root, tag)), ""):
            found[name] = text[:10] if name == "date" else text
    if authors := [name for e in descendants(root, "creator") if (name := text_of(e))]:
        found["authors"] = authors
    return found
