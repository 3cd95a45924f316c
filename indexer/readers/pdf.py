"""PDF → text by page, without running heads, with broken words joined."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium

from indexer.decoding import printable
from indexer.lines import is_article_line, starts_item
from indexer.parsed import Block, ParsedDocument, Unreadable
from kb.model import Problem


def read(content: bytes, name: str) -> ParsedDocument:
    """The text layer of a PDF. Raises Unreadable for an encrypted or damaged file."""
    document = _open(content)
    try:
        pages = [_page_lines(document, index) for index in range(len(document))]
        title = printable(document.get_metadata_value("Title") or "").strip()
    finally:
        document.close()
    blocks = tuple(block for number, lines in enumerate(pages, 1) for block in _blocks(lines, number))
    return ParsedDocument(title, blocks, notes=_notes(pages, name))


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


def _page_lines(document: pypdfium2.PdfDocument, index: int) -> list[str]:
    try:
        text = document[index].get_textpage().get_text_bounded()
    except pypdfium2.PdfiumError:
        return []
    return [" ".join(line.split()) for line in printable(text).split("\n")]


def _blocks(lines: list[str], page: int) -> Iterator[Block]:
    width = max((len(line) for line in lines), default=0)
    open_text, before = "", ""
    for line in filter(None, lines):
        if open_text and _starts(before, line, width):
            yield Block(open_text, page=page)
            open_text = line
        elif open_text.endswith("-") and line[:1].islower():
            open_text = open_text[:-1] + line
        else:
            open_text = f"{open_text} {line}".strip()
        before = line
    if open_text:
        yield Block(open_text, page=page)


def _starts(before: str, line: str, width: int) -> bool:
    if is_article_line(before) or is_article_line(line) or starts_item(line):
        return True
    return len(before) < 0.75 * width and not line[:1].islower()


def _notes(pages: list[list[str]], name: str) -> tuple[Problem, ...]:
    empty = [str(number) for number, lines in enumerate(pages, 1) if not any(lines)]
    if not empty:
        return ()
    reason = f"no text layer on page {', '.join(empty)}"
    return (Problem(name, "read", reason, "install tesseract so that scanned pages can be read", fatal=False),)


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
