from __future__ import annotations

import stat
from pathlib import Path

import pytest

from indexer.ocr import Ocr, complete, installed
from indexer.parsed import Block, ParsedDocument, Unreadable
from indexer.sandbox import Sandbox
from tests.indexer import making

SCAN = ParsedDocument(blocks=(Block("before", page=1), Block("", page=2, ocr=True), Block("after", page=3)))


@pytest.fixture
def program(tmp_path: Path) -> str:
    """A stand-in for tesseract that counts its calls and answers with what it was given."""
    script = tmp_path / "tesseract"
    script.write_text(f"#!/bin/sh\necho x >> {tmp_path}/calls\ncat\n")
    script.chmod(script.stat().st_mode | stat.S_IXUSR)
    return str(script)


def _render(page: int) -> bytes:
    return f"Текст стране {page}.".encode()


def test_a_waiting_page_is_recognised_in_its_place(program: str) -> None:
    document = complete(SCAN, Ocr(program, ("srp",)), _render, "x.pdf")
    assert [(b.text, b.page, b.ocr) for b in document.blocks] == [
        ("before", 1, False),
        ("Текст стране 2.", 2, True),
        ("after", 3, False),
    ]


def test_a_page_is_recognised_once(program: str, tmp_path: Path) -> None:
    ocr = Ocr(program, ("srp",), tmp_path / "cache")
    assert len({complete(SCAN, ocr, _render, "x").blocks for _ in range(3)}) == 1
    assert (tmp_path / "calls").read_text() == "x\n"


def test_without_ocr_the_page_is_noted_and_dropped() -> None:
    document = complete(SCAN, None, _render, "x.pdf")
    assert [block.text for block in document.blocks] == ["before", "after"]
    (note,) = document.notes
    assert (note.reason, note.fatal) == ("no text layer, OCR not installed (page 2)", False)


def test_a_failure_is_noted() -> None:
    document = complete(SCAN, Ocr("/no/such/program", ("srp",)), _render, "x.pdf")
    assert "text recognition failed (page 2)" in document.notes[0].reason


def test_a_page_that_cannot_be_drawn_is_noted(program: str) -> None:
    def broken(page: int) -> bytes:
        raise Unreadable("broken")

    assert complete(SCAN, Ocr(program, ("srp",)), broken, "x.pdf").notes


@pytest.mark.parametrize(
    ("pages", "noted"),
    [((1,), True), ((1, 2), True), ((2,), False)],
    ids=["one empty page", "two empty pages", "an empty page among others"],
)
def test_a_document_without_a_word_is_noted(tmp_path: Path, pages: tuple[int, ...], noted: bool) -> None:
    silent = tmp_path / "tesseract"
    silent.write_text("#!/bin/sh\ncat > /dev/null\n")
    silent.chmod(0o755)
    blocks = [Block("", page=page, ocr=True) if page in pages else Block("text", page=page) for page in (1, *pages)]
    document = complete(ParsedDocument(blocks=tuple(blocks)), Ocr(str(silent), ("srp",)), _render, "x.pdf")
    assert any("found no words" in note.reason for note in document.notes) is noted


def test_nothing_is_done_for_pages_with_text() -> None:
    document = ParsedDocument(blocks=(Block("a"),))
    assert complete(document, None, _render, "x") is document


def test_the_sandbox_recognises_what_its_reader_leaves(program: str) -> None:
    with Sandbox(ocr=Ocr(program, ("srp",))) as sandbox:
        blocks = sandbox.read(making.scan([None, "text"]), "x.pdf", "application/pdf").blocks
    assert blocks[-1] == Block("text", page=2)
    assert all(block.text for block in blocks)


def test_installed_names_only_languages_that_are_there() -> None:
    ocr = installed()
    assert ocr is None or set(ocr.languages) <= {"srp", "srp_latn", "eng"}
