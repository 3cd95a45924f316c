"""Images → pages that wait for text recognition: empty blocks marked `ocr`, one a page."""

from __future__ import annotations

import io

from PIL import Image, ImageOps, UnidentifiedImageError

from indexer.parsed import Block, ParsedDocument, Unreadable
from kb.model import Problem

_BROKEN = (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError)
MAX_PAGES = 500
MIN_SIDE = 100
"""Pixels: a smaller image is a logo or a button and holds no text worth reading."""


def read(content: bytes, name: str) -> ParsedDocument:
    """One empty block for each page of the image. Raises Unreadable for a damaged image."""
    image = _open(content)
    if min(image.size) < MIN_SIDE:
        return ParsedDocument()
    # The frames of a GIF are a moving picture, those of a TIFF the pages of a scan.
    pages = getattr(image, "n_frames", 1) if image.format == "TIFF" else 1
    reason = f"only the first {MAX_PAGES} pages were read"
    notes = (Problem(name, "read", reason, "split the file", fatal=False),) if pages > MAX_PAGES else ()
    blocks = tuple(Block("", page=number, ocr=True) for number in range(1, min(pages, MAX_PAGES) + 1))
    return ParsedDocument(blocks=blocks, notes=notes)


def render(content: bytes, page: int) -> bytes:
    """A page, counted from 1, as a grey PNG image. Raises Unreadable."""
    image = _open(content)
    file = io.BytesIO()
    try:
        image.seek(page - 1)
        _grey(image).save(file, "PNG")
    except _BROKEN as error:
        raise Unreadable(f"page {page} of the image is damaged", "scan it again") from error
    return file.getvalue()


def _grey(image: Image.Image) -> Image.Image:
    """The picture as a person sees it, in 256 greys."""
    # A phone writes how it was held into the file instead of turning the picture.
    image = ImageOps.exif_transpose(image)
    if image.mode.startswith("I;16"):
        # Pillow cuts 16 bits off at 255, which makes a white page of every scan.
        return image.convert("I").point(lambda value: value / 256).convert("L")
    if image.has_transparency_data:
        # What is transparent is stored as black and shown as the white of the page.
        page = Image.new("RGBA", image.size, "white")
        page.alpha_composite(image.convert("RGBA"))
        image = page
    return image.convert("L")


def _open(content: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(content))
    except _BROKEN as error:
        raise Unreadable("the image is damaged", "scan it again, or get it again from its source") from error
