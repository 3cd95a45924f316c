"""CSV (RFC 4180) that spreadsheets open without asking: UTF-8 with BOM, and no cell that runs as a formula."""

from __future__ import annotations

import csv as csv_module
import io
from collections.abc import Iterable, Iterator

from kb.export.entry import Entry

COLUMNS = (
    "id", "title", "type", "language", "date", "countries", "themes", "audiences", "maturity", "translation_status",
    "work", "summary", "url", "source_url", "source_path", "anchor", "heading", "score",
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


def csv(entries: Iterable[Entry]) -> Iterator[str]:
    """The head, then a line an entry. Several values in a cell are divided by semicolons."""
    # Without the mark Excel reads UTF-8 as the letters of the machine's country, and č becomes Ä.
    yield "\ufeff" + _line(COLUMNS)
    for one in entries:
        yield _line(map(safe, _cells(one)))


def safe(cell: str) -> str:
    """The cell as text: a spreadsheet would run what begins with = + - @, so an apostrophe goes before it.

    >>> safe("=SUM(A1)")
    "'=SUM(A1)"
    """
    # Spreadsheets look past blanks and byte order marks before they decide.
    visible = cell.lstrip().lstrip("\ufeff").lstrip()
    return "'" + cell if visible.startswith(_FORMULA) or cell.startswith(_FORMULA) else cell


def _cells(one: Entry) -> tuple[str, ...]:
    record = one.record
    return (
        record.id, record.title, record.type, record.language, record.date, "; ".join(record.countries),
        "; ".join(record.themes), "; ".join(record.audiences), record.maturity, record.translation_status, record.work,
        record.summary, one.url, str(record.metadata.get("source_url") or record.source.url or ""), record.source.path,
        one.anchor, one.heading, "" if one.score is None else f"{one.score:g}",
    )


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv_module.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()
