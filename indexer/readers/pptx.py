"""Presentations (PPTX) → a heading for each slide's title, then its texts, tables and notes; the slide is the page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from indexer.decoding import printable
from indexer.parsed import Attachment, Block, ParsedDocument, Unreadable
from indexer.readers.embedded import embedded_files
from indexer.readers.office import core_metadata
from indexer.readers.package import Package
from indexer.readers.xml_tree import Element, attribute, descendants, has, local, parse_xml

_TITLES = frozenset({"title", "ctrTitle"})
_EMPTY_TALK = frozenset({"sldNum", "dt", "ftr", "hdr", "sldImg"})


def read(content: bytes, name: str) -> ParsedDocument:
    """The text of all slides in their order. Raises Unreadable for a damaged file."""
    package = Package.open(content, "presentation")
    slides = _slides(package)
    if not slides:
        raise Unreadable("the presentation is damaged: it has no slide", "open it in its program and save it anew")
    blocks = tuple(block for number, slide in enumerate(slides, 1) for block in _slide(package, slide, number))
    blocks += _footers(package, slides, {block.text for block in blocks})
    metadata = core_metadata(package)
    title = str(metadata.pop("title", "")) or next((b.text for b in blocks if b.kind == "heading"), "")
    names = [n for n in package.names() if n.startswith("ppt/embeddings/")]
    files = (file for n in names for file in embedded_files(package.read(n), PurePosixPath(n).name))
    return ParsedDocument(title, blocks, metadata, tuple(_once(files)), package.notes(name))


def _once(files: Iterator[Attachment]) -> Iterator[Attachment]:
    seen: set[bytes] = set()
    for file in files:
        if file.content not in seen:
            seen.add(file.content)
            yield file


def _slides(package: Package) -> list[str]:
    """Slide parts in the order of the show; without a readable list of them, by number."""
    targets = _related(package, "ppt/presentation.xml")
    root = parse_xml(package.read("ppt/presentation.xml"))
    shown = [targets.get(_relation_id(element), "") for element in descendants(root, "sldId")]
    present = {n for n in package.names() if re.fullmatch(r"ppt/slides/[^/]+\.xml", n)}
    # Names of parts follow the order in which slides were made, not that of the show.
    if shown and all(slide in present for slide in shown):
        return shown
    return sorted(present, key=lambda n: (int("0" + re.sub(r"\D", "", n)), n))


def _relation_id(element: Element) -> str:
    """The relationship's id; `id` without a namespace is another thing in a slide list."""
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("}id")), "")


def _footers(package: Package, slides: list[str], known: set[str]) -> tuple[Block, ...]:
    """The texts of the slides' footers, each once."""
    roots = (parse_xml(package.read(slide)) for slide in slides)
    shapes = (e for root in roots for e in descendants(root, "sp") if _placeholder(e) == "ftr")
    texts = dict.fromkeys(block.text for shape in shapes for block in _paragraphs(shape, 1))
    return tuple(Block(text) for text in texts if text not in known)


def _related(package: Package, part: str) -> dict[str, str]:
    """Relationship id → path of the part it points to, inside the package."""
    path = PurePosixPath(part)
    root = parse_xml(package.read(f"{path.parent}/_rels/{path.name}.rels"))
    return {attribute(r, "Id"): _join(path.parent, attribute(r, "Target")) for r in descendants(root, "Relationship")}


def _join(folder: PurePosixPath, target: str) -> str:
    parts: list[str] = []
    for part in PurePosixPath(target.lstrip("/") if target.startswith("/") else f"{folder}/{target}").parts:
        if part == "..":
            parts = parts[:-1]
        else:
            parts.append(part)
    return "/".join(parts)


def _slide(package: Package, part: str, number: int) -> Iterator[Block]:
    yield from _shapes(parse_xml(package.read(part)), number)
    # Diagrams, charts and notes are parts of their own; a slide only names them.
    for target in _related(package, part).values():
        if "/diagrams/data" in target or "/charts/chart" in target:
            yield from _paragraphs(parse_xml(package.read(target)), number)
        elif "/notesSlides/" in target:
            yield from _shapes(parse_xml(package.read(target)), number, notes=True)


def _shapes(root: Element | None, page: int, notes: bool = False) -> Iterator[Block]:
    """Shapes in their order in the file, the title's first; grouped shapes where their group stands."""
    shapes = [e for e in descendants(root, "sp", "graphicFrame") if _placeholder(e) not in _EMPTY_TALK]
    shapes = [shape for shape in shapes if not _stands_in(shape)]
    for shape in sorted(shapes, key=lambda s: _placeholder(s) not in _TITLES):
        if _placeholder(shape) in _TITLES and not notes:
            if title := " ".join(block.text for block in _paragraphs(shape, page)):
                yield Block(title, "heading", 2, page)
        elif local(shape) == "graphicFrame" and has(shape, "tr"):
            yield from _rows(shape, page)
        else:
            yield from _paragraphs(shape, page)


def _stands_in(shape: Element) -> bool:
    # What old programs show instead: the shape's text once more, or "This chart isn't available in your version".
    return any(local(ancestor) == "Fallback" for ancestor in shape.iterancestors())


def _placeholder(shape: Element) -> str:
    return next((attribute(ph, "type", "body") for ph in descendants(shape, "ph")), "")


def _rows(frame: Element, page: int) -> Iterator[Block]:
    for row in descendants(frame, "tr"):
        cells = [" ".join(b.text for b in _paragraphs(cell, page)) for cell in descendants(row, "tc")]
        if any(cells):
            yield Block(" | ".join(cells), "row", page=page)


def _paragraphs(root: Element | None, page: int) -> Iterator[Block]:
    for paragraph in descendants(root, "p"):
        parts = ("\n" if local(e) == "br" else e.text or "" for e in descendants(paragraph, "t", "br"))
        for line in printable("".join(parts)).split("\n"):
            if line.strip():
                yield Block(" ".join(line.split()), page=page)
