"""Spreadsheets: cells as a person sees them."""

from __future__ import annotations

import pytest

from indexer.parsed import Block, Unreadable
from indexer.readers import sheets
from indexer.sandbox import Limits, Sandbox
from tests.indexer import making

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
FORMATS = {"day": 14, "moment": 22, "percent": 9, "time": 20}


def _book(*contents: str, **extra: str) -> bytes:
    """A workbook from the rows of each sheet as XML; a sheet of charts from its root element."""
    kinds = ["chartsheet" if content.startswith("<chartsheet") else "worksheet" for content in contents]
    relations = "".join(
        f'<Relationship Id="r{n}" Type="{OFFICE}/{kind}" Target="{kind}s/sheet{n}.xml"/>'
        for n, kind in enumerate(kinds, 1)
    )
    relations += f'<Relationship Id="rs" Type="{OFFICE}/styles" Target="styles.xml"/>'
    names = "".join(f'<sheet name="Лист {n}" sheetId="{n}" r:id="r{n}"/>' for n in range(1, len(contents) + 1))
    forms = '<xf numFmtId="0"/>' + "".join(f'<xf numFmtId="{number}"/>' for number in FORMATS.values())
    root = f'<Relationship Id="r0" Type="{OFFICE}/officeDocument" Target="xl/workbook.xml"/>'
    members = {
        "_rels/.rels": f'<Relationships xmlns="{making.PACKAGE}">{root}</Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheets>{names}</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{making.PACKAGE}">{relations}</Relationships>',
        "xl/styles.xml": f'<styleSheet xmlns="{MAIN}"><cellXfs>{forms}</cellXfs></styleSheet>',
    }
    for number, (kind, content) in enumerate(zip(kinds, contents, strict=True), 1):
        sheet = f'<worksheet xmlns="{MAIN}"><sheetData>{content}</sheetData></worksheet>'
        members[f"xl/{kind}s/sheet{number}.xml"] = content if kind == "chartsheet" else sheet
    return making.package({**members, **extra})


def _cell(place: str, value: str, form: str = "", kind: str = "n") -> str:
    style = f' s="{list(FORMATS).index(form) + 1}"' if form else ""
    return f'<row r="{place[1:]}"><c r="{place}" t="{kind}"{style}>{value}</c></row>'


def _rows(content: bytes) -> list[str]:
    return [block.text for block in sheets.read(content, "x.xlsx").blocks if block.kind == "row"]


@pytest.mark.parametrize(
    ("cell", "shown"),
    [
        pytest.param(_cell("A1", "<v>12</v>"), "12", id="whole number"),
        pytest.param(_cell("A1", "<v>12.50</v>"), "12.5", id="fraction"),
        pytest.param(_cell("A1", "<v>0.30000000000000004</v>"), "0.3", id="a sum of fractions"),
        pytest.param(_cell("A1", "<v>1234567.891</v>"), "1234567.891", id="large fraction"),
        pytest.param(_cell("A1", "<v>43831</v>", "day"), "2020-01-01", id="day"),
        pytest.param(_cell("A1", "<v>43831.5</v>", "moment"), "2020-01-01 12:00:00", id="moment"),
        pytest.param(_cell("A1", "<v>0.5</v>", "time"), "12:00:00", id="time"),
        pytest.param(_cell("A1", "<f>1+1</f><v>2</v>"), "2", id="formula"),
        pytest.param(_cell("A1", '<f>"a"</f><v>tekst</v>', kind="str"), "tekst", id="formula of a text"),
        pytest.param(
            _cell("A1", "<is><t>Žrtve &amp;\n svedoci</t></is>", kind="inlineStr"), "Žrtve & svedoci", id="text"
        ),
        pytest.param(
            _cell("A1", "<is><r><t>Žr</t></r><r><t>tve</t></r></is>", kind="inlineStr"), "Žrtve", id="two fonts"
        ),
        pytest.param(_cell("A1", "<is><t>a_x000D_b</t></is>", kind="inlineStr"), "a b", id="escaped break"),
    ],
)
def test_cells(cell: str, shown: str) -> None:
    assert _rows(_book(cell)) == [shown]


@pytest.mark.parametrize(
    "cell",
    [_cell("A1", ""), _cell("A1", "<f>1+1</f>"), _cell("A1", "<is><t>  </t></is>", kind="inlineStr"), ""],
    ids=["empty", "formula never computed", "spaces", "no row"],
)
def test_a_sheet_that_holds_nothing_has_no_heading(cell: str) -> None:
    assert sheets.read(_book(cell), "x").blocks == ()


def test_empty_rows_and_columns_between_leave_no_trace() -> None:
    content = '<row r="3"><c r="B3"><v>1</v></c><c r="D3"><v>2</v></c></row><row r="9"><c r="D9"><v>3</v></c></row>'
    assert _rows(_book(content)) == ["1 | 2", "3"]


def test_a_sheet_of_charts_is_passed_over() -> None:
    blocks = sheets.read(_book(_cell("A1", "<v>1</v>"), f'<chartsheet xmlns="{MAIN}"/>'), "x").blocks
    assert blocks == (Block("Лист 1", "heading", 2), Block("1", "row"))


def test_rows_beyond_the_limit_are_noted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sheets, "MAX_ROWS", 3)
    row = "".join(_cell(f"A{n}", f"<v>{n}</v>") for n in range(1, 5))
    document = sheets.read(_book(row, row), "x.xlsx")
    assert [block.text for block in document.blocks] == ["Лист 1", "1", "2"]
    assert [(note.path, note.reason) for note in document.notes] == [("x.xlsx", "only the first 3 rows were read")]
    assert sheets.read(_book(_cell("A1", "<v>1</v>")), "x.xlsx").notes == ()


def test_one_stray_cell_at_the_end_of_a_sheet_costs_no_reader() -> None:
    content = _book(_cell("A1", "<v>1</v>") + _cell("J999999", "<v>2</v>"))
    with Sandbox(Limits(cpu_seconds=30, wall_seconds=200, memory=1024**3)) as sandbox:
        document = sandbox.read(content, "x.xlsx", "application/vnd.ms-excel")
    assert [block.text for block in document.blocks] == ["Лист 1", "1", "2"]


def test_a_part_that_is_a_bomb_is_found_before_the_library_unpacks_it() -> None:
    with pytest.raises(Unreadable, match="bomb"):
        sheets.read(_book(_cell("A1", "<v>1</v>"), **{"xl/sharedStrings.xml": " " * 20_000_000}), "x")


@pytest.mark.parametrize(
    ("cells", "text"),
    [
        (["a", "", None, " "], "a | None"),
        ([1.0, 2.5, True], "1 | 2.5 | True"),
        ([], ""),
        (["kri\xadvični"], "krivični"),
    ],
)
def test_row_text(cells: list[object], text: str) -> None:
    assert sheets.row_text(cells) == text
