"""Tables as text (CSV, TSV)."""

from __future__ import annotations

import pytest

from indexer.readers import table


def _rows(text: str) -> list[str]:
    return [block.text for block in table.read(text.encode(), "x.csv").blocks]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param("sep=;\na;b\n1,5;2", ["a | b", "1,5 | 2"], id="Excel names the delimiter"),
        pytest.param("SEP=,\na,b", ["a | b"], id="in capitals"),
        pytest.param("september;a\n1;2", ["september | a", "1 | 2"], id="a word that begins so"),
        pytest.param("\ufeffa;b\n1;2", ["a | b", "1 | 2"], id="byte order mark"),
        pytest.param('a;"b\nc"\n1;2', ["a | b c", "1 | 2"], id="break in a cell"),
        pytest.param('a;"rekao ""da"""', ['a | rekao "da"'], id="quotation in a cell"),
        pytest.param("a;;c\n;;", ["a | c"], id="empty cells"),
        pytest.param("a|b\n1|2", ["a | b", "1 | 2"], id="bars"),
        pytest.param("Zemlja, godina\nSrbija, 2024", ["Zemlja | godina", "Srbija | 2024"], id="spaces after commas"),
        pytest.param("1,5;2\n3,25;4\n5;6", ["1,5 | 2", "3,25 | 4", "5 | 6"], id="decimal commas"),
        pytest.param("a;b\r\n1;2\r\n", ["a | b", "1 | 2"], id="DOS"),
        pytest.param("a;b\x00\x07", ["a | b"], id="control characters"),
    ],
)
def test_rows(text: str, rows: list[str]) -> None:
    assert _rows(text) == rows


def test_a_table_in_a_code_page_of_the_region() -> None:
    content = "zemlja;žrtve\nСрбија;".encode("windows-1250", "replace")
    assert table.read(content, "x.csv").blocks[0].text == "zemlja | žrtve"


def test_rows_beyond_the_limit_are_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MAX_ROWS", 2)
    document = table.read(b"a;b\n1;2\n3;4", "x.csv")
    assert [block.text for block in document.blocks] == ["a | b", "1 | 2"]
    assert [(note.path, note.reason) for note in document.notes] == [("x.csv", "only the first 2 rows were read")]


def test_a_broken_tail_is_noted_with_its_place() -> None:
    content = b"a;b\n1;" + b"x" * 10_000_001
    (note,) = table.read(content, "x.csv").notes
    assert note.reason.startswith("the table is broken after row 1: field larger")
    assert not note.fatal
