"""Archives, records, XML, images and what is refused."""

from __future__ import annotations

import gzip
import io

import pytest
from PIL import Image

from indexer.parsed import Block, Unreadable
from indexer.readers import archive, image, json_records, jsonl, refused, xml
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


RECORD = (
    '{"id": "RS/1", "naslov": "Odluka", "text": "Члан 1.\\nТекст", "date": "2024", "url": "http://x", "country": "RS"}'
)


def test_a_record_is_a_document() -> None:
    document = json_records.read(RECORD.encode(), "x.json")
    assert (document.title, [block.text for block in document.blocks]) == ("Odluka", ["Члан 1.", "Текст"])
    assert document.metadata == {"date": "2024", "source_url": "http://x", "countries": ["RS"]}


def test_lines_are_records_and_broken_ones_are_noted() -> None:
    document = jsonl.read(
        f'{RECORD}\n{{"broken\n\n{{"mapping": {{"text": "opis"}}}}\n{{"opis": "T"}}'.encode(), "x.jsonl"
    )
    assert [file.name for file in document.attachments] == ["RS-1.json", "00005.json"]
    assert [note.line for note in document.notes] == [2]
    assert json_records.read(document.attachments[1].content, "").blocks == (Block("T"),)


@pytest.mark.parametrize("content", [b"{", b"3", b"", b"[" * 100_000])
def test_json_that_is_no_record(content: bytes) -> None:
    with pytest.raises(Unreadable):
        json_records.read(content, "x.json")


@pytest.mark.parametrize(
    ("markup", "blocks"),
    [
        pytest.param(
            "<a><title>T</title><p>x <b>y</b></p>z</a>", (Block("T", "heading", 1), Block("x y"), Block("z")), id="p"
        ),
        pytest.param(
            "<law><clan>Члан 1.</clan><tekst>Текст</tekst></law>", (Block("Члан 1."), Block("Текст")), id="elements"
        ),
    ],
)
def test_xml(markup: str, blocks: tuple[Block, ...]) -> None:
    assert xml.read(markup.encode(), "x.xml").blocks == blocks


BILLION_LAUGHS = b'<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]><l>&b;</l>'


@pytest.mark.parametrize(
    ("content", "reason"), [(BILLION_LAUGHS, "declares entities"), (b"<a>", "broken"), (b"", "broken")]
)
def test_xml_refusals(content: bytes, reason: str) -> None:
    with pytest.raises(Unreadable, match=reason):
        xml.read(content, "x.xml")


def _picture(form: str, pages: int = 1, side: int = 200) -> bytes:
    file = io.BytesIO()
    images = [Image.new("1", (side, side), 1) for _ in range(pages)]
    images[0].save(file, form, **({"save_all": True, "append_images": images[1:]} if pages > 1 else {}))
    return file.getvalue()


@pytest.mark.parametrize(("form", "pages"), [("PNG", 1), ("TIFF", 3)])
def test_an_image_waits_for_recognition(form: str, pages: int) -> None:
    content = _picture(form, pages)
    assert [block.page for block in image.read(content, "x").blocks if block.ocr] == [*range(1, pages + 1)]
    assert image.render(content, pages).startswith(b"\x89PNG")


def test_a_button_holds_no_text() -> None:
    assert image.read(_picture("PNG", side=50), "x").blocks == ()


def test_a_damaged_image() -> None:
    with pytest.raises(Unreadable, match="image is damaged"):
        image.read(b"\x89PNG\r\n", "x.png")


def test_encrypted_office_files_are_refused_with_a_remedy() -> None:
    with pytest.raises(Unreadable, match="password") as refusal:
        refused.read(b"", "x")
    assert "without the password" in refusal.value.remedy
