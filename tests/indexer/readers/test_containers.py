"""Records, XML and what is refused."""

from __future__ import annotations

import pytest

from indexer.parsed import Block, Unreadable
from indexer.readers import json_records, jsonl, refused, xml

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


def test_encrypted_office_files_are_refused_with_a_remedy() -> None:
    with pytest.raises(Unreadable, match="password") as refusal:
        refused.read(b"", "x")
    assert "without the password" in refusal.value.remedy
