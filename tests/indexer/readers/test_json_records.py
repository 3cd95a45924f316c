"""Records of other systems: which keys are understood, and in what form."""

from __future__ import annotations

import json
from typing import Any

import pytest

from indexer.parsed import ParsedDocument, Unreadable
from indexer.readers import json_records


def _read(**record: Any) -> ParsedDocument:
    return json_records.read(json.dumps(record).encode(), "x.json")


@pytest.mark.parametrize(
    ("value", "texts"),
    [
        pytest.param("Član 1.\nTekst", ["Član 1.", "Tekst"], id="text"),
        pytest.param(["Prvi pasus", "Drugi pasus"], ["Prvi pasus", "Drugi pasus"], id="paragraphs"),
        pytest.param([], [], id="no paragraphs"),
        pytest.param({"a": "č"}, ['{"a": "č"}'], id="something else"),
        pytest.param(None, [], id="nothing"),
        pytest.param("kri\u00advi\u0000čni \ud800", ["krivični"], id="letters nobody sees"),
    ],
)
def test_texts(value: Any, texts: list[str]) -> None:
    assert [block.text for block in _read(text=value).blocks] == texts


def test_html_is_read_where_there_is_no_text() -> None:
    assert [block.text for block in _read(html="<p>a</p><p>b</p>").blocks] == ["a", "b"]
    assert [block.text for block in _read(html="<p>a</p>", text="b").blocks] == ["b"]


@pytest.mark.parametrize(
    ("record", "metadata"),
    [
        pytest.param(
            {"naziv": "x", "datum": "2024", "izvor": "OSCE"}, {"date": "2024", "publisher": "OSCE"}, id="Serbian"
        ),
        pytest.param({"date": 2024}, {"date": "2024"}, id="number"),
        pytest.param({"author": "Ana", "tags": ["a", 5]}, {"authors": ["Ana"], "themes": ["a", "5"]}, id="lists"),
        pytest.param({"url": "", "link": "http://x"}, {"source_url": "http://x"}, id="the first that is filled"),
        pytest.param({"id": "5", "name": "x", "unknown": "y"}, {}, id="what is no metadata"),
        pytest.param({"authors": []}, {}, id="empty list"),
    ],
)
def test_metadata(record: dict[str, Any], metadata: dict[str, Any]) -> None:
    assert _read(**record).metadata == metadata


def _lines(*lines: str) -> ParsedDocument:
    return json_records.read_lines("\n".join(lines).encode(), "x.jsonl")


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ('{"id": "RS/2024 (5)"}', "RS-2024--5-.json"),
        ('{"uid": 7}', "7.json"),
        ('{"title": "x"}', "00001.json"),
        ('{"id": "../../a"}', "..-..-a.json"),
        (json.dumps({"id": "ж" * 200}), "ж" * 120 + ".json"),
    ],
    ids=["signs", "number", "no identifier", "folders", "too long"],
)
def test_names_of_records(line: str, name: str) -> None:
    assert [file.name for file in _lines(line).attachments] == [name]


def test_a_mapping_counts_from_its_line_on() -> None:
    record = '{"opis": "T", "naziv_akta": "N"}'
    document = _lines(record, '{"mapping": {"text": "opis", "title": "naziv_akta"}}', record)
    before, after = (json_records.read(file.content, "") for file in document.attachments)
    assert ([block.text for block in before.blocks], before.title) == ([], "")
    assert ([block.text for block in after.blocks], after.title) == (["T"], "N")


@pytest.mark.parametrize("line", ["[1]", '"a"', "3", "{", "NaN {", '{"a": 1}}'])
def test_broken_lines_are_noted_by_number_and_cost_themselves(line: str) -> None:
    document = _lines('{"id": 1}', line, "", '{"id": 2}')
    assert [file.name for file in document.attachments] == ["1.json", "2.json"]
    assert [(note.line, note.fatal) for note in document.notes] == [(2, False)]


def test_a_list_of_records_is_a_file_of_records() -> None:
    assert [file.name for file in json_records.read(b'[{"id": 1}, {"id": 2}]', "x").attachments] == ["1.json", "2.json"]


@pytest.mark.parametrize("content", [b"null", b'"text"', b"3.5", b"true"])
def test_json_that_is_no_record_says_what_is_wanted(content: bytes) -> None:
    with pytest.raises(Unreadable, match="holds no record") as refusal:
        json_records.read(content, "x")
    assert "title and a text" in refusal.value.remedy
