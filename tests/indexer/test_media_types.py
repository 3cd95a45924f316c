from __future__ import annotations

import io
import zipfile

import pytest

from indexer.media_types import BY_SUFFIX, UNKNOWN, media_type
from tests.indexer import making


def _zip(*names: str) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in names:
            archive.writestr(name, "application/epub+zip" if name == "mimetype" else "x")
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "name", "suffix"),
    [
        pytest.param(b"%PDF-1.7", "report.doc", ".pdf", id="content wins"),
        pytest.param(b"\n\n%PDF-1.7", "report", ".pdf", id="junk before"),
        pytest.param(b"How to write %PDF- headers", "howto.md", ".md", id="text about PDF"),
        pytest.param(b"{\\rtf1 x}", "x.doc", ".rtf", id="rtf called doc"),
        pytest.param(making.word(), "x.bin", ".docx", id="docx by its parts"),
        pytest.param(_zip("mimetype", "x"), "x", ".epub", id="epub by its mimetype"),
        pytest.param(_zip("a.txt"), "x", ".zip", id="zip"),
        pytest.param(b"PK\x03\x04 cut", "x.docx", ".docx", id="broken docx"),
        pytest.param(b"<!DOCTYPE html><p>x", "page", ".html", id="html without a name"),
        pytest.param(b"From: a\nTo: b\nSubject: c\n\nd", "letter.txt", ".eml", id="mail called txt"),
        pytest.param(b"From a@b Mon\nFrom: a\nSubject: c\n\nd", "box", ".mbox", id="mbox"),
        pytest.param(b"From my point of view", "x", ".txt", id="a sentence that begins like mbox"),
        pytest.param(b"Note: one\nCode: two\n\nthree", "x.txt", ".txt", id="colons are no mail"),
        pytest.param(b"<?xml version='1.0'?><a/>", "x", ".xml", id="xml"),
        pytest.param("Члан 1.".encode(), "x", ".txt", id="text"),
        pytest.param(b"# x", "x.MD", ".md", id="upper-case ending"),
    ],
)
def test_media_type(content: bytes, name: str, suffix: str) -> None:
    assert media_type(content, name) == BY_SUFFIX[suffix]


def test_unknown() -> None:
    assert media_type(b"\x00\x01\x02\x03" * 10, "x.xyz") == UNKNOWN
