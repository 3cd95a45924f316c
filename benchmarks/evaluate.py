"""`make evaluate`: every measure of quality in one table, with the date, the floor, the aim and what we have.

`python -m benchmarks.evaluate [part ...]` prints only some parts: topics, text, relevance, law, ingest, tagging, page.
"""

from __future__ import annotations

import datetime
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from importlib.util import find_spec

PARTS: dict[str, Callable[[], Iterator[str]]] = {}


def part(name: str) -> Callable[[Callable[[], Iterator[str]]], Callable[[], Iterator[str]]]:
    """Registers a part of the table under a name."""

    def register(lines: Callable[[], Iterator[str]]) -> Callable[[], Iterator[str]]:
        PARTS[name] = lines
        return lines

    return register


def line(what: str, measure: str, floor: float, aim: float, ours: float) -> str:
    """One line of the table; a miss is marked."""
    mark = "" if ours >= aim else "  below the aim" if ours >= floor else "  BELOW THE FLOOR"
    return f"{what:<46} {measure:<12} {floor:>6.3f} {aim:>6.3f} {ours:>6.3f}{mark}"


@part("topics")
def _topics() -> Iterator[str]:
    for row in import_module("benchmarks.topics").figures():
        yield line(row.what, row.measure, row.floor, row.aim, row.ours)


@part("text")
def _text() -> Iterator[str]:
    for figure in import_module("benchmarks.text_quality").figures():
        yield line(figure.what, figure.measure, figure.floor, figure.aim, figure.ours)


@part("relevance")
def _relevance() -> Iterator[str]:
    for row in import_module("benchmarks.relevance").figures():
        yield line(row.what, row.measure, row.floor, row.aim, row.ours)


@part("law")
def _law() -> Iterator[str]:
    quality = import_module("benchmarks.law_quality")
    yield from quality.table().splitlines()
    yield import_module("benchmarks.law_cost").line(quality.DATA)


@part("ingest")
def _ingest() -> Iterator[str]:
    yield from _table_of("benchmarks.ingest_quality")


@part("tagging")
def _tagging() -> Iterator[str]:
    yield from _table_of("benchmarks.tagging")


@part("page")
def _page() -> Iterator[str]:
    yield from import_module("benchmarks.page_quality").lines()


def _table_of(module: str) -> Iterator[str]:
    if find_spec(module) is None:
        yield f"{module}: not measured yet"
        return
    yield from import_module(module).table().splitlines()


def main(wanted: list[str]) -> None:
    """Print the parts wanted, or all of them."""
    print(datetime.date.today().isoformat())
    print(f"{'what':<46} {'measure':<12} {'floor':>6} {'aim':>6} {'ours':>6}")
    for name in wanted or PARTS:
        for shown in PARTS[name]():
            print(shown, flush=True)


if __name__ == "__main__":
    main(sys.argv[1:])
