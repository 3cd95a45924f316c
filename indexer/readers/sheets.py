"""Spreadsheets (XLSX, XLS, ODS) → a heading for each sheet and a block for each row that holds something."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterator, Sequence

from python_calamine import CalamineError, CalamineWorkbook, PasswordError

from indexer.decoding import printable
from indexer.parsed import Block, ParsedDocument, Unreadable
from indexer.readers.package import Package
from kb.model import Problem

MAX_ROWS = 100_000
"""Rows of one workbook that are read; the rest is noted."""


def read(content: bytes, name: str) -> ParsedDocument:
    """The cells of all sheets as text. Raises Unreadable for a damaged or encrypted workbook."""
    if content.startswith(b"PK"):
        _guard(content)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(content))
        blocks = tuple(_blocks(workbook))
    except PasswordError as error:
        raise Unreadable("the workbook is encrypted and asks for a password", "save it without the password") from error
    except CalamineError as error:
        raise Unreadable("the workbook is damaged", "open it in a spreadsheet program and save it anew") from error
    rows = blocks[:MAX_ROWS]
    reason = f"only the first {MAX_ROWS:,} rows were read"
    notes = (Problem(name, "read", reason, "split the workbook", fatal=False),) if len(rows) < len(blocks) else ()
    return ParsedDocument(blocks=rows, notes=notes)


def row_text(cells: Sequence[object]) -> str:
    """The cells of a row that hold something, parted by bars."""
    texts = (" ".join(printable(_shown(cell)).split()) for cell in cells)
    return " | ".join(filter(None, texts))


def _guard(content: bytes) -> None:
    package = Package.open(content, "workbook")
    for member in package.members():
        if member.filename.endswith(".xml"):
            package.read(member)


def _blocks(workbook: CalamineWorkbook) -> Iterator[Block]:
    for sheet in workbook.sheet_names:
        rows = [text for row in workbook.get_sheet_by_name(sheet).to_python() if (text := row_text(row))]
        if rows:
            yield Block(" ".join(sheet.split()) or "Sheet", "heading", 2)
            yield from (Block(text, "row") for text in rows)


def _shown(cell: object) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    return str(cell)
