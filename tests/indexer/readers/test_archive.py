"""Archives: ZIP and GZIP."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

from indexer.parsed import Unreadable
from indexer.readers import archive, package
from indexer.readers import gzip as gzip_reader
from tests.indexer import making


def test_members_are_attachments() -> None:
    document = archive.read(making.package({"a/члан.txt": "x", "__MACOSX/a": "y", "b.pdf": "%PDF-"}), "x.zip")
    found = [(file.name, file.media_type) for file in document.attachments]
    assert found == [("a/члан.txt", "text/plain"), ("b.pdf", "application/pdf")]


def test_members_that_lead_out_are_noted() -> None:
    document = archive.read(making.package({"../evil": "x", "good": "y"}), "x.zip")
    assert [file.name for file in document.attachments] == ["good"]
    assert "leads out of the archive" in document.notes[0].reason


def test_gzip() -> None:
    (file,) = gzip_reader.read(gzip.compress("Члан 1.".encode()), "law.txt.gz").attachments
    assert (file.name, file.content.decode()) == ("law.txt", "Члан 1.")


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"\x1f\x8bnonsense", "damaged"), (gzip.compress(bytes(50_000_000)), "bomb")],
    ids=["damaged", "bomb"],
)
def test_gzip_refusals(content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        gzip_reader.read(content, "x.gz")


def test_a_cut_gzip_gives_what_is_there() -> None:
    document = gzip_reader.read(gzip.compress(b"text " * 1000)[:-8], "x.gz")
    assert document.attachments[0].content.startswith(b"text")
    assert "cut off" in document.notes[0].reason


def _names(*members: str) -> list[str]:
    return [file.name for file in archive.read(making.package(dict.fromkeys(members, "x")), "x.zip").attachments]


@pytest.mark.parametrize(
    "litter",
    ["__MACOSX/._a.txt", "a/__MACOSX/b", "a/.DS_Store", "Thumbs.db", "desktop.ini", "a/~$zakon.docx", "._a.txt"],
)
def test_what_programs_leave_behind_is_no_document(litter: str) -> None:
    assert _names(litter, "a.txt") == ["a.txt"]


@pytest.mark.parametrize("name", ["my~$file.txt", "a/Thumbs.db.txt", "macosx/a.txt"])
def test_names_that_only_resemble_litter(name: str) -> None:
    assert _names(name) == [name]


@pytest.mark.parametrize(
    "name", ["../evil", "a/../../evil", "/etc/passwd", "C:/evil", "..\\evil", "C:\\evil"], ids=repr
)
def test_a_way_out_of_the_archive_is_noted_by_its_name(name: str) -> None:
    document = archive.read(making.package({name: "x"}), "x.zip")
    (note,) = document.notes
    assert document.attachments == ()
    assert (note.path, note.fatal, repr(name) in note.reason) == ("x.zip", False, True)


def _named(raw: bytes) -> bytes:
    """An archive of one file whose name is these bytes, not marked as UTF-8."""
    stand_in = "n" * len(raw)
    return making.package({stand_in: "x"}).replace(stand_in.encode(), raw)


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        ("žrtve i đaci.txt", "cp852"),
        ("đak.txt", "cp852"),
        ("Član 5, šteta.txt", "windows-1250"),
        ("изјава.txt", "cp855"),
        ("изјава сведока.txt", "windows-1251"),
        ("изјава.txt", "utf-8"),
        ("plain.txt", "ascii"),
    ],
)
def test_names_in_the_code_pages_of_the_region(name: str, encoding: str) -> None:
    assert [file.name for file in archive.read(_named(name.encode(encoding)), "x.zip").attachments] == [name]


def test_folders_are_no_files_and_empty_files_are() -> None:
    assert _names("a/", "a/b.txt") == ["a/b.txt"]
    assert archive.read(making.package({"a.txt": ""}), "x").attachments[0].content == b""


def test_an_empty_archive_holds_nothing() -> None:
    assert archive.read(making.package({}), "x").attachments == ()


def test_a_damaged_member_is_noted_and_the_others_are_read() -> None:
    content = making.package({"a": "first" * 100, "b": "second"}, zipfile.ZIP_STORED).replace(b"firstf", b"fistrf", 1)
    document = archive.read(content, "x.zip")
    assert [file.name for file in document.attachments] == ["b"]
    assert [note.reason for note in document.notes] == ["the member 'a' is damaged"]


def test_all_members_together_have_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_TOTAL_BYTES", 1000)
    with pytest.raises(Unreadable, match="bomb"):
        archive.read(making.package({str(n): "x" * 300 for n in range(4)}), "x.zip")


@pytest.mark.parametrize(
    ("name", "inner"),
    [
        ("law.txt.gz", "law.txt"),
        ("LAW.TXT.GZ", "LAW.TXT"),
        ("a\\b/law.gz", "law"),
        ("law.gz.txt", "law.gz.txt"),
        (".gz", "content"),
    ],
)
def test_the_name_inside_a_gzip(name: str, inner: str) -> None:
    assert gzip_reader.read(gzip.compress(b"x"), name).attachments[0].name == inner


@pytest.mark.parametrize(
    ("content", "text", "notes"),
    [
        pytest.param(gzip.compress(b"one ") + gzip.compress(b"two"), b"one two", 0, id="joined"),
        pytest.param(gzip.compress(b"one") + bytes(512), b"one", 0, id="padded, as on a tape"),
        pytest.param(gzip.compress(b"one ") + gzip.compress(b"two")[:-9], b"one two", 1, id="second cut"),
        pytest.param(gzip.compress(b"one") + b"\x1f\x8bnonsense", b"one", 1, id="second damaged"),
        pytest.param(gzip.compress(b""), b"", 0, id="empty"),
    ],
)
def test_members_of_a_gzip(content: bytes, text: bytes, notes: int) -> None:
    document = gzip_reader.read(content, "x.gz")
    assert document.attachments[0].content == text
    assert len(document.notes) == notes


def test_many_small_members_are_a_bomb_too() -> None:
    with pytest.raises(Unreadable, match="bomb"):
        gzip_reader.read(gzip.compress(bytes(1_000_000)) * 300, "x.gz")


def test_a_zip_with_a_prefix_is_opened() -> None:
    # Archives that unpack themselves begin with a program.
    file = io.BytesIO(b"MZ program" * 10 + making.package({"a.txt": "x"}))
    assert [found.name for found in archive.read(file.getvalue(), "x.exe").attachments] == ["a.txt"]
