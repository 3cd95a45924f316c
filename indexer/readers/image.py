"""Images → pages that wait for text recognition: empty blocks marked `ocr`, one a page."""

from __future__ import annotations

import io

from PIL import Image, UnidentifiedImageError

from indexer.parsed import Block, ParsedDocument, Unreadable

_BROKEN = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError)
MAX_PAGES = 500
MIN_SIDE = 100
"""Pixels: a smaller image is a logo or a button and holds no text worth reading."""


def read(content: bytes, name: str) -> ParsedDocument:
    """One empty block for each page of the image. Raises Unreadable for a damaged image."""
    image = _open(content)
    if min(image.size) < MIN_SIDE:
        return ParsedDocument()
    pages = min(getattr(image, "n_frames", 1), MAX_PAGES) if image.format == "TIFF" else 1
    return ParsedDocument(blocks=tuple(Block("", page=number, ocr=True) for number in range(1, pages + 1)))


def render(content: bytes, page: int) -> bytes:
    """A page, counted from 1, as a grey PNG image. Raises Unreadable."""
    image = _open(content)
    file = io.BytesIO()
    try:
        image.seek(page - 1)
        image.convert("L").save(file, "PNG")
    except _BROKEN as error:
        raise Unreadable(f"page {page} of the image is damaged", "scan it again") from error
    return file.getvalue()


def _open(content: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(content))
    except _BROKEN as error:
        raise Unreadable("the image is damaged", "scan it again, or get it again from its source") from error
