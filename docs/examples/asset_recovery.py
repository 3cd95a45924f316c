"""Which countries does the knowledge base report asset recovery for, over the years? Asks a running service and draws.

    python docs/examples/asset_recovery.py http://127.0.0.1:8000 asset-recovery.svg
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path
from typing import Any

from kb.client import Client

Series = Sequence[Mapping[str, Any]]
LEFT, TOP, CELL, ROW = 170, 46, 26, 30
"""Pixels: where the years begin, and how large each cell is"""


def ask(address: str) -> Mapping[str, Any]:
    """Documents on asset recovery by country and year. One language, or each would count once a translation."""
    return Client(address).counts(by="country", theme="asset-recovery", language="en")


def table(series: Series) -> str:
    """The answer as a table in Markdown."""
    head = "| country | documents | years | undated |\n|---|---|---|---|\n"
    return head + "".join(f"| {one['label']} | {one['count']} | {_years(one)} | {one['undated']} |\n" for one in series)


def _years(one: Mapping[str, Any]) -> str:
    # Only the years in which there is something; two in a year are said as 2011 (2).
    known = [(row["year"], row["count"]) for row in one["years"] if row["count"]]
    return ", ".join(f"{year} ({count})" if count > 1 else str(year) for year, count in known) or "–"


def plot(series: Series) -> str:
    """The answer as a drawing (SVG): a row a country, a column a year, a circle as large as the number of documents."""
    years = sorted({row["year"] for one in series for row in one["years"]})
    columns = list(range(years[0], years[-1] + 1)) if years else []
    width, height = LEFT + CELL * (len(columns) + 3), TOP + ROW * len(series) + 20
    marks = "".join((*_axis(columns), *(piece for n, one in enumerate(series) for piece in _row(n, one, columns))))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" '
        f'font-family="sans-serif" font-size="13" role="img"><title>Documents on asset recovery by country and year'
        f'</title><rect width="100%" height="100%" fill="#fff"/>{marks}</svg>\n'
    )


def _axis(columns: Sequence[int]) -> Iterator[str]:
    for n, year in enumerate(columns):
        if year % 5 == 0 or n in (0, len(columns) - 1):
            yield f'<text x="{LEFT + CELL * n}" y="{TOP - 20}" text-anchor="middle">{year}</text>'
    yield f'<text x="{LEFT + CELL * (len(columns) + 1)}" y="{TOP - 20}" text-anchor="middle">undated</text>'


def _row(n: int, one: Mapping[str, Any], columns: Sequence[int]) -> Iterator[str]:
    y = TOP + ROW * n
    yield f'<text x="{LEFT - 24}" y="{y + 4}" text-anchor="end">{escape(one["label"])}</text>'
    yield f'<line x1="{LEFT - 12}" x2="{LEFT + CELL * len(columns)}" y1="{y}" y2="{y}" stroke="#ddd"/>'
    counted = {row["year"]: row["count"] for row in one["years"]}
    places = [(counted.get(year, 0), column) for column, year in enumerate(columns)]
    for count, column in (*places, (one["undated"], len(columns) + 1)):
        if count:
            # The area, not the radius, stands for the number: else two documents would look like four.
            yield f'<circle cx="{LEFT + CELL * column}" cy="{y}" r="{6 * count ** 0.5:.1f}" fill="#1f5f8b"/>'
            yield f'<text x="{LEFT + CELL * column}" y="{y + 4}" text-anchor="middle" fill="#fff" font-size="10">'
            yield f"{count}</text>"


def main(address: str, file: str) -> None:
    """Ask the service at this address, print the table, and write the drawing to the file."""
    found = ask(address)
    print(f"{found['total']} documents, generation {found['generation']}\n\n{table(found['series'])}", end="")
    Path(file).write_text(plot(found["series"]), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:3])
