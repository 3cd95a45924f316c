"""Spreadsheets (XLSX, XLS, ODS) → a heading for each sheet and a block for each row that holds something."""

from __future__ import annotations

import datetime
import io
from collections.abc import Iterable, Iterator
from itertools import chain, islice

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
        blocks = tuple(islice(_blocks(workbook), MAX_ROWS + 1))
    except PasswordError as error:
        raise Unreadable("the workbook is encrypted and asks for a password", "save it without the password") from error
    except CalamineError as error:
        raise Unreadable("the workbook is damaged", "open it in a spreadsheet program and save it anew") from error
    rows = blocks[:MAX_ROWS]
    reason = f"only the first {MAX_ROWS:,} rows were read"
    notes = (Problem(name, "read", reason, "split the workbook", fatal=False),) if len(rows) < len(blocks) else ()
    return ParsedDocument(blocks=rows, notes=notes)


def row_text(cells: Iterable[object]) -> str:
    """The cells of a row that hold something, parted by bars."""
    # One stray cell at a sheet's end makes millions of empty ones before it; they may cost next to nothing.
    texts = (" ".join(printable(_shown(cell)).split()) for cell in cells if cell != "")
    return " | ".join(filter(None, texts))


def _guard(content: bytes) -> None:
    package = Package.open(content, "workbook")
    # The library unpacks without asking how much; reading each part once here finds bombs before it does.
    for member in package.members():
        if member.filename.endswith(".xml"):
            package.read(member)


def _blocks(workbook: CalamineWorkbook) -> Iterator[Block]:
    for sheet in workbook.sheet_names:
        texts = filter(None, map(row_text, workbook.get_sheet_by_name(sheet).iter_rows()))
        if first := next(texts, ""):
            yield Block(" ".join(sheet.split()) or "Sheet", "heading", 2)
            yield from (Block(text, "row") for text in chain((first,), texts))


def _shown(cell: object) -> str:
    if isinstance(cell, float):
        # Excel keeps 0.30000000000000004 and shows the fifteen digits that it can vouch for.
        return str(int(cell)) if cell.is_integer() else f"{cell:.15g}"
    if isinstance(cell, datetime.datetime) and cell.time() == datetime.time():
        return cell.date().isoformat()
    return str(cell)
