"""Files inside Office documents, plain and in their OLE wrappers, and what old Office files say of themselves."""

from __future__ import annotations

import struct

import pytest

from indexer.parsed import Unreadable
from indexer.readers.embedded import embedded_files
from indexer.readers.ole import open_ole, stream, summary
from tests.indexer import making

PDF = making.pdf([["x"]])


def _found(content: bytes | None, name: str = "oleObject1.bin") -> list[tuple[str, str]]:
    return [(file.name, file.media_type) for file in embedded_files(content, name)]


@pytest.mark.parametrize(
    ("content", "name", "found"),
    [
        pytest.param(PDF, "a.pdf", [("a.pdf", "application/pdf")], id="document"),
        pytest.param(b"\x89PNG\r\n", "image1.png", [], id="picture"),
        pytest.param(bytes(range(256)), "printerSettings1.bin", [], id="settings"),
        pytest.param("Član 1.".encode(), "a.txt", [("a.txt", "text/plain")], id="text"),
        pytest.param(b"", "a.pdf", [], id="empty"),
        pytest.param(None, "a.pdf", [], id="missing"),
    ],
)
def test_plain_files(content: bytes | None, name: str, found: list[tuple[str, str]]) -> None:
    assert _found(content, name) == found


def _packaged(label: str, content: bytes) -> bytes:
    """A stream as Word makes it of a file that is dragged into a document."""
    path = f"C:\\Temp\\{label}".encode("cp1250")
    head = b"\x02\0" + label.encode("cp1250") + b"\0" + path + b"\0" + b"\0\0\x03\0"
    body = head + struct.pack("<I", len(path) + 1) + path + b"\0" + struct.pack("<I", len(content)) + content
    return struct.pack("<I", len(body)) + body


@pytest.mark.parametrize("label", ["izjava.pdf", "Žrtve i šteta.pdf", "bez nastavka"])
def test_a_packaged_file_has_its_own_name(label: str) -> None:
    content = making.ole({"\x01Ole10Native": _packaged(label, PDF)})
    assert _found(content) == [(label, "application/pdf")]
    assert next(embedded_files(content, "x.bin")).content == PDF


@pytest.mark.parametrize(
    ("streams", "kind"),
    [
        ({"CONTENTS": PDF}, "application/pdf"),
        ({"Package": making.word()}, "wordprocessingml.document"),
        ({"WordDocument": b"x"}, "application/msword"),
        ({"Workbook": b"x"}, "application/vnd.ms-excel"),
        ({"PowerPoint Document": b"x"}, "application/vnd.ms-powerpoint"),
        ({"__properties_version1.0": b"x"}, "application/vnd.ms-outlook"),
    ],
    ids=["contents", "package", "Word", "Excel", "PowerPoint", "Outlook"],
)
def test_what_an_ole_wrapper_holds(streams: dict[str, bytes], kind: str) -> None:
    ((name, found),) = _found(making.ole(streams))
    assert (name, found.endswith(kind)) == ("oleObject1", True)


@pytest.mark.parametrize(
    "content",
    [
        making.ole({"Equation Native": b"x"}),
        making.ole({"\x01Ole10Native": b"too short"}),
        making.ole({"a": b""})[:600],
    ],
    ids=["formula", "cut package", "cut wrapper"],
)
def test_wrappers_without_a_document(content: bytes) -> None:
    assert _found(content) == []


def _summary(code_page: int, **texts: bytes) -> bytes:
    """The summary of an old Office file: title (2) and author (4) in a code page."""
    numbers = {"title": 2, "author": 4}
    values = {1: struct.pack("<IhH", 2, code_page, 0)}
    for name, text in texts.items():
        padded = text + bytes(4 - len(text) % 4)
        values[numbers[name]] = struct.pack("<II", 30, len(padded)) + padded
    places, at = b"", 8 + 8 * len(values)
    for number, value in values.items():
        places += struct.pack("<II", number, at)
        at += len(value)
    section = struct.pack("<II", at, len(values)) + places + b"".join(values.values())
    identity = bytes.fromhex("e0859ff2f94f6810ab9108002b27b3d9")
    head = struct.pack("<HHI16sI", 0xFFFE, 0, 2, bytes(16), 1) + identity + struct.pack("<I", 48)
    return making.ole({"\x05SummaryInformation": head + section})


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(
            _summary(1250, title="Žrtve i šteta".encode("cp1250"), author=b"Ana"),
            {"title": "Žrtve i šteta", "authors": ["Ana"]},
            id="Windows-1250",
        ),
        pytest.param(_summary(1251, title="Закон о раду".encode("cp1251")), {"title": "Закон о раду"}, id="Cyrillic"),
        pytest.param(_summary(1250, title=b"Slide 1", author=b""), {}, id="nothing said"),
        pytest.param(making.ole({"\x05SummaryInformation": b"nonsense"}), {}, id="damaged"),
        pytest.param(making.ole({"other": b"x"}), {}, id="none"),
    ],
)
def test_summary(content: bytes, said: dict[str, object]) -> None:
    with open_ole(content, "file") as container:
        assert summary(container) == said


def test_a_stream_that_is_missing_is_empty() -> None:
    with open_ole(making.ole({"a/b": b"x" * 5000}), "file") as container:
        assert stream(container, "a/b").rstrip(b"\0") == b"x" * 5000
        assert stream(container, "a") == stream(container, "none") == b""


@pytest.mark.parametrize("content", [b"", b"no container", making.ole({"a": b"x"})[:100]], ids=["empty", "text", "cut"])
def test_a_damaged_container_is_refused_by_its_everyday_name(content: bytes) -> None:
    with pytest.raises(Unreadable, match="the letter is damaged") as refusal:
        open_ole(content, "letter")
    assert "save it in a current format" in refusal.value.remedy
