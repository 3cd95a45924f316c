"""Word documents (DOCX) → headings, paragraphs, list items with their numbers, table rows, in reading order.

Text boxes stand after the paragraph that holds them, footnotes after the paragraph that cites them, headers and
footers once at the end. Deleted text and comments are not part of the document. Embedded files are attachments.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from indexer.decoding import printable
from indexer.parsed import Attachment, Block, ParsedDocument, Unreadable
from indexer.readers.embedded import embedded_files
from indexer.readers.numbering import Numbering, read_numbering
from indexer.readers.office import CELL_IS_PROSE, core_metadata
from indexer.readers.package import Package
from indexer.readers.xml_tree import Element, attribute, child, descendants, is_on, local, parse_xml

# Word itself keeps the English names in every language; LibreOffice and converters translate them.
_HEADING_NAME = re.compile(r"(?:heading|naslov|наслов|überschrift)\s*([1-9])", re.IGNORECASE)
# `Fallback` says for old programs what stands beside it; `rt` is the reading above Asian letters.
_SKIPPED = frozenset(
    {"del", "moveFrom", "instrText", "delText", "Fallback", "rt", "pPr", "rPr", "sdtPr", "tblPr", "trPr"}
)


def read(content: bytes, name: str) -> ParsedDocument:
    """The text of a Word document. Raises Unreadable for a damaged one."""
    package = Package.open(content, "Word document")
    main = _main_part(package)
    body = parse_xml(package.read(main))
    if body is None:
        raise Unreadable("the Word document is damaged: its text is missing", "open it in Word and save it anew")
    folder = str(PurePosixPath(main).parent)
    walk = _Walk(
        styles=_styles(parse_xml(package.read(f"{folder}/styles.xml"))),
        numbering=read_numbering(parse_xml(package.read(f"{folder}/numbering.xml"))),
        notes=_notes(package, folder),
    )
    blocks = [*walk.blocks(body), *_edges(package, folder, walk)]
    metadata = core_metadata(package)
    title = str(metadata.pop("title", "")) or next((b.text for b in blocks if b.kind == "heading" and b.level == 1), "")
    return ParsedDocument(title, tuple(blocks), metadata, _attachments(package, folder), package.notes(name))


def _main_part(package: Package) -> str:
    relations = parse_xml(package.read("_rels/.rels"))
    for relation in descendants(relations, "Relationship"):
        if attribute(relation, "Type").endswith("/officeDocument"):
            return attribute(relation, "Target").lstrip("/")
    return "word/document.xml"


@dataclass(frozen=True, slots=True)
class _Style:
    heading: int = 0
    is_list: bool = False
    number_id: str = ""
    level: int = 0


def _styles(root: Element | None) -> dict[str, _Style]:
    elements = {attribute(s, "styleId"): s for s in descendants(root, "style")}
    return {style_id: _style(style_id, elements) for style_id in elements}


def _style(style_id: str, elements: Mapping[str, Element]) -> _Style:
    """A style with what it inherits."""
    heading, is_list, number_id, level = 0, False, "", 0
    # A chain of styles may bite its own tail.
    for _ in range(10):
        element = elements.get(style_id)
        if element is None:
            break
        name = attribute(child(element, "name"), "val")
        heading = heading or _heading(element, name)
        is_list = is_list or name.lower().startswith("list")
        properties = child(element, "pPr", "numPr")
        number_id = number_id or attribute(child(properties, "numId"), "val")
        level = level or int("0" + re.sub(r"\D", "", attribute(child(properties, "ilvl"), "val"))[:2])
        style_id = attribute(child(element, "basedOn"), "val")
    return _Style(heading, is_list, number_id, level)


def _heading(element: Element, name: str) -> int:
    if found := _HEADING_NAME.match(name):
        return int(found.group(1))
    if name.lower() in ("title", "naslov", "наслов"):
        return 1
    outline = attribute(child(element, "pPr", "outlineLvl"), "val")
    return int(outline) + 1 if outline.isdigit() and int(outline) < 9 else 0


def _notes(package: Package, folder: str) -> dict[tuple[str, str], Element]:
    """Footnotes and endnotes by kind and number; separators are no notes."""
    notes = {}
    for kind in ("footnote", "endnote"):
        for note in descendants(parse_xml(package.read(f"{folder}/{kind}s.xml")), kind):
            if not attribute(note, "type"):
                notes[kind, attribute(note, "id")] = note
    return notes


@dataclass(slots=True)
class _Walk:
    """A walk through one document's paragraphs, with the state of its lists."""

    styles: Mapping[str, _Style]
    numbering: Numbering
    notes: Mapping[tuple[str, str], Element]
    cited: list[Element] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)

    def blocks(self, container: Element) -> Iterator[Block]:
        """The blocks of everything below an element, in order."""
        for element in container:
            name = local(element)
            if name == "p":
                yield from self._paragraph(element)
            elif name == "tr":
                yield from self._row(element)
            elif name not in _SKIPPED and not _is_unseen(element):
                yield from self.blocks(element)

    def _paragraph(self, paragraph: Element) -> Iterator[Block]:
        text = printable("".join(self._text(paragraph)))
        style = self.styles.get(attribute(child(paragraph, "pPr", "pStyle"), "val"), _Style())
        label = self._label(paragraph, style)
        lines = [" ".join(line.split()) for line in text.split("\n")]
        if label:
            lines[0] = f"{label} {lines[0]}".strip()
        level = style.heading or _heading(paragraph, "")
        if level:
            lines = [" ".join(filter(None, lines))]
        # A heading broken over two lines is one heading, a paragraph with breaks is mostly a list typed by hand.
        for line in filter(None, lines):
            if level:
                yield Block(line, "heading", level)
            else:
                yield Block(line, "paragraph" if label is None and not style.is_list else "item")
        yield from self._aside()

    def _aside(self) -> Iterator[Block]:
        """The text boxes and notes met in the last paragraph."""
        asides, self.boxes, self.cited = [*self.boxes, *self.cited], [], []
        for element in asides:
            yield from self.blocks(element)

    def _label(self, paragraph: Element, style: _Style) -> str | None:
        properties = child(paragraph, "pPr", "numPr")
        number_id = attribute(child(properties, "numId"), "val") or style.number_id
        level = attribute(child(properties, "ilvl"), "val") or str(style.level)
        return self.numbering.next(number_id, int(level)) if number_id and level.isdigit() else None

    def _text(self, element: Element) -> Iterator[str]:
        for part in element:
            name = local(part)
            if name == "t":
                yield part.text or ""
            elif name in _CHARACTERS:
                yield _CHARACTERS[name]
            elif name == "txbxContent":
                self.boxes.append(part)
            elif name in ("footnoteReference", "endnoteReference"):
                if (note := self.notes.get((name.removesuffix("Reference"), attribute(part, "id")))) is not None:
                    self.cited.append(note)
            elif name not in _SKIPPED and not _is_unseen(part):
                yield from self._text(part)

    def _row(self, row: Element) -> Iterator[Block]:
        # Content controls may stand around a cell, so that it is no child of its row.
        cells = [[*self.blocks(cell)] for cell in row.iter() if local(cell) == "tc" and _row_of(cell) is row]
        texts = [" ".join(block.text for block in cell) for cell in cells]
        if len(cells) == 1 or any(len(text) > CELL_IS_PROSE for text in texts):
            yield from (block for cell in cells for block in cell)
        elif any(texts):
            yield Block(" | ".join(texts), "row")


_CHARACTERS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


def _is_unseen(element: Element) -> bool:
    """True for hidden text, and for a form's field that still asks to be filled (`Click here to enter text`)."""
    hidden, asking = child(element, "rPr", "vanish"), child(element, "sdtPr", "showingPlcHdr")
    return is_on(hidden) or is_on(asking)


def _row_of(cell: Element) -> Element | None:
    return next((ancestor for ancestor in cell.iterancestors() if local(ancestor) == "tr"), None)


def _edges(package: Package, folder: str, walk: _Walk) -> Iterator[Block]:
    """Headers, footers and diagrams, each text once."""
    seen = set()
    for name in sorted(package.names()):
        if not re.fullmatch(rf"{re.escape(folder)}/(?:header|footer|diagrams/data)\d*\.xml", name):
            continue
        # First, even and odd pages have headers of their own, which mostly say the same; lone digits are page numbers.
        root = parse_xml(package.read(name))
        for block in walk.blocks(root) if root is not None else ():
            if block.text not in seen and not block.text.isdigit():
                seen.add(block.text)
                yield block


def _attachments(package: Package, folder: str) -> tuple[Attachment, ...]:
    # `afchunk` parts are whole documents that Word shows as if they were pasted in.
    names = [n for n in package.names() if n.startswith((f"{folder}/embeddings/", f"{folder}/afchunk"))]
    return tuple(file for name in names for file in embedded_files(package.read(name), PurePosixPath(name).name))
