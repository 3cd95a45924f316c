"""PDF → text by page, without running heads, with broken words joined."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence

import pypdfium2
import pypdfium2.raw as pdfium

from indexer.act_title import act_title
from indexer.cleaning import without_running_heads
from indexer.decoding import printable
from indexer.parsed import Block, ParsedDocument, Unreadable
from indexer.readers.given_title import given_title
from indexer.readers.pdf_layout import Line, blocks_of_pages, title_key
from kb.model import Problem

MAX_PAGES = 5_000
# PDFium joins the lines of a hyphenated word and puts this in the hyphen's place; whether the hyphen belongs to the
# word (`cross-border`, `Crna Gora-Srbija`) is then for us to say.
_BROKEN = "\ufffe"
_LINE = re.compile(f"[^\n{_BROKEN}]*(?:{_BROKEN}|\n|\\Z)")


def read(content: bytes, name: str) -> ParsedDocument:
    """The text layer of a PDF, its attachments left out. Raises Unreadable for an encrypted or damaged file.

    A page with pictures and no text gives an empty block marked `ocr`, to be filled by text recognition.
    """
    document = _open(content)
    try:
        total = len(document)
        count = min(total, MAX_PAGES)
        found = [_page_lines(document, index) for index in range(count)]
        pages = [lines or [] for lines in found]
        scans = [index + 1 for index, lines in enumerate(pages) if not lines and _has_picture(document, index)]
        title = given_title(document.get_metadata_value("Title") or "")
        outline = _outline(document)
    finally:
        document.close()
    blocks = _in_order(blocks_of_pages(_without_heads(pages), outline), scans)
    if not title:
        title = act_title([block.text for block in blocks[:30]]) or _first_heading(blocks)
    reasons = [*_losses(found, cut=total > count), *([] if blocks else ["the pages hold no text and no picture"])]
    notes = tuple(Problem(name, "read", reason, "get the file again, or split it", fatal=False) for reason in reasons)
    return ParsedDocument(title, blocks, notes=notes)


def _open(content: bytes) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == pdfium.FPDF_ERR_PASSWORD:
            raise Unreadable(
                "the PDF is encrypted and asks for a password", "save a copy without the password"
            ) from error
        raise Unreadable(
            "the PDF is damaged and cannot be opened", "get it again from its source, or print it to a new PDF"
        ) from error


def _page_lines(document: pypdfium2.PdfDocument, index: int) -> list[Line] | None:
    """The lines of a page in the order in which the file draws them; None where the page is damaged."""
    try:
        text_page = document[index].get_textpage()
        text = text_page.get_text_range()
    except pypdfium2.PdfiumError:
        return None
    lines = []
    for found in _LINE.finditer(text):
        part = found.group()
        if clean := " ".join(printable(part.replace(_BROKEN, "-")).split()):
            first = found.start() + len(part) - len(part.lstrip())
            last = found.start() + len(part.rstrip()) - 1
            lines.append(_line(text_page, clean, first, last))
    return lines


def _line(text_page: pypdfium2.PdfTextPage, text: str, first: int, last: int) -> Line:
    try:
        # Loose boxes are as high as the font, so that a line of capitals and one of `ace` have one lower edge.
        left, bottom, _, _ = text_page.get_charbox(first, loose=True)
        _, _, right, _ = text_page.get_charbox(last, loose=True)
    except (pypdfium2.PdfiumError, IndexError, ValueError):
        return Line(text)
    return Line(text, left, right, bottom, pdfium.FPDFText_GetFontSize(text_page.raw, first))


def _has_picture(document: pypdfium2.PdfDocument, index: int) -> bool:
    try:
        # Scanners put the picture of a page into a form.
        kinds = (pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_FORM)
        return next(document[index].get_objects(filter=kinds, max_depth=3), None) is not None
    except pypdfium2.PdfiumError:
        return False


def _outline(document: pypdfium2.PdfDocument) -> dict[str, int]:
    """The titles of the file's own table of contents → heading levels."""
    try:
        entries = [(bookmark.get_title(), bookmark.level + 1) for bookmark in document.get_toc(max_depth=6)]
    except (pypdfium2.PdfiumError, ValueError, RecursionError):
        return {}
    return {key: level for title, level in entries if len(key := title_key(title or "")) > 2}


def _without_heads(pages: list[list[Line]]) -> list[list[Line]]:
    heads = without_running_heads([[line.text for line in lines] for lines in pages])
    kept = [
        [line for place, line in enumerate(lines) if place not in dropped]
        for lines, dropped in zip(pages, heads, strict=True)
    ]
    # A form letter or a set of slides repeats nearly all it has; then the repeated lines are the text.
    return kept if _length(kept) >= 0.1 * _length(pages) else pages


def _length(pages: list[list[Line]]) -> int:
    return sum(len(line.text) for lines in pages for line in lines)


def _in_order(blocks: tuple[Block, ...], scans: list[int]) -> tuple[Block, ...]:
    waiting = [Block("", page=page, ocr=True) for page in scans]
    return tuple(sorted([*blocks, *waiting], key=lambda block: block.page or 0)) if waiting else blocks


def _first_heading(blocks: tuple[Block, ...]) -> str:
    return next((block.text for block in blocks if block.kind == "heading" and block.page == 1), "")


def _losses(pages: Sequence[list[Line] | None], cut: bool) -> Iterator[str]:
    """What of the file was not read."""
    if cut:
        yield f"only the first {MAX_PAGES:,} pages were read"
    if damaged := [str(number) for number, lines in enumerate(pages, 1) if lines is None]:
        yield f"damaged pages were left out: {', '.join(damaged[:20])}{' ...' if len(damaged) > 20 else ''}"


def render(content: bytes, page: int, dots_per_inch: int = 300) -> bytes:
    """One page, counted from 1, as a grey PNG image for OCR. Raises Unreadable."""
    document = _open(content)
    try:
        image = document[page - 1].render(scale=dots_per_inch / 72, grayscale=True).to_pil()
    except pypdfium2.PdfiumError as error:
        raise Unreadable(f"page {page} is damaged", "get the file again from its source") from error
    finally:
        document.close()
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
