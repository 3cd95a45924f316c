"""Text recognition with tesseract, for pages that are pictures. Asks the program through its command line.

What was recognised is kept in a folder by the digest of the page's picture, so that a page is recognised once.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from indexer.decoding import printable
from indexer.parsed import Block, ParsedDocument, Unreadable
from indexer.readers.text import text_blocks
from kb.model import Problem

LANGUAGES = ("srp", "srp_latn", "eng")
"""Together they are safe; `eng` alone loses every diacritic."""

PAGE_SECONDS = 90
MAX_PAGES = 300
"""Pages of one file that are recognised; at 3 to 7 s each the rest is noted instead."""

Render = Callable[[int], bytes]
"""Page number from 1 → PNG; raises Unreadable."""


@dataclass(frozen=True, slots=True)
class Ocr:
    """Tesseract with the languages that are installed here, and the folder where results are kept (None: nowhere)."""

    program: str
    languages: tuple[str, ...]
    folder: Path | None = None

    def text(self, image: bytes) -> str:
        """The text in a picture. Raises Unreadable where the program fails or takes too long."""
        kept = self._kept(image)
        if kept is not None and kept.exists():
            return kept.read_text(encoding="utf-8")
        text = printable(_recognise(self.program, self.languages, image))
        if kept is not None:
            _keep(kept, text)
        return text

    def _kept(self, image: bytes) -> Path | None:
        if self.folder is None:
            return None
        digest = hashlib.sha256("+".join(self.languages).encode() + image).hexdigest()
        return self.folder / digest[:2] / f"{digest}.txt"


def installed(folder: Path | None = None) -> Ocr | None:
    """Tesseract, if it is installed with at least one of the languages; else None."""
    program = shutil.which("tesseract")
    languages = _languages(program) if program else ()
    return Ocr(program, languages, folder) if program and languages else None


def complete(document: ParsedDocument, ocr: Ocr | None, render: Render, name: str) -> ParsedDocument:
    """The document with its waiting pages recognised; without OCR, with a note that says which pages have no text."""
    waiting = [block.page for block in document.blocks if is_waiting(block) and block.page is not None]
    if not waiting:
        return document
    if ocr is None:
        note = _note(name, waiting, "no text layer, OCR not installed", "install tesseract with the language srp")
        return replace(document, blocks=_settled(document), notes=(*document.notes, note))
    blocks: list[Block] = []
    failed: list[int] = waiting[MAX_PAGES:]
    for block in document.blocks:
        if not is_waiting(block):
            blocks.append(block)
        elif block.page not in failed:
            try:
                blocks.extend(_page(ocr.text(render(block.page or 1)), block.page or 1))
            except Unreadable:
                failed.append(block.page or 1)
    notes = [_note(name, failed, "no text layer, and text recognition failed", "scan it anew")] if failed else []
    # One empty page of several is an empty page; a document without a word is a picture, or a scan that is too faint.
    if not blocks and not failed:
        notes.append(_note(name, waiting, "text recognition found no words", "scan it anew, or describe it"))
    return replace(document, blocks=tuple(blocks), notes=(*document.notes, *notes))


def is_waiting(block: Block) -> bool:
    """True for the empty block that stands for a page yet to be recognised."""
    return block.ocr and not block.text


def _page(text: str, page: int) -> list[Block]:
    return [replace(block, page=page, ocr=True) for block in text_blocks(text) if any(c.isalnum() for c in block.text)]


def _settled(document: ParsedDocument) -> tuple[Block, ...]:
    return tuple(block for block in document.blocks if not is_waiting(block))


def _note(name: str, pages: list[int], reason: str, remedy: str) -> Problem:
    named = ", ".join(map(str, pages[:10])) + (" ..." if len(pages) > 10 else "")
    return Problem(name, "ocr", f"{reason} (page {named})", remedy, fatal=False)


@cache
def _languages(program: str) -> tuple[str, ...]:
    try:
        listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=True)
    except (OSError, subprocess.SubprocessError):
        return ()
    return tuple(language for language in LANGUAGES if language in listed.stdout.split())


def _recognise(program: str, languages: tuple[str, ...], image: bytes) -> str:
    command = [program, "stdin", "stdout", "-l", "+".join(languages), "--dpi", "300"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command, input=image, capture_output=True, timeout=PAGE_SECONDS, check=True, env=environment
        )
    except (OSError, subprocess.SubprocessError) as error:
        raise Unreadable("text recognition failed", "scan the page anew") from error
    return done.stdout.decode("utf-8", "replace").replace("\f", "\n")


def _keep(path: Path, text: str) -> None:
    """Writes beside and renames, so that a killed run leaves no half page."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", dir=path.parent, delete=False) as file:
        file.write(text)
    os.replace(file.name, path)
