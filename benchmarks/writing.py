"""Passages written a CPU second, beside stock Whoosh and tantivy: `python -m benchmarks.writing --data ../shared/data`.

All three are given the same documents, analyse them with the same five streams, and end when the index is committed.
Each writes in a process of its own with one thread, so that none finds words analysed by another. This engine also
stores the documents twice (for Whoosh and for itself) and its columns; the others store them once.
"""

import argparse
import importlib.util
import json
import multiprocessing
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from typing import Any

from benchmarks.corpus import documents
from kb.engines import open_writer
from kb.engines.whoosh.documents import to_bytes
from kb.engines.whoosh.schema import DOCUMENT, build_schema, keyword_field
from kb.model import Document
from kb.settings import Settings
from kb.text.analyzers import warm_up
from kb.text.streams import KEYWORDS, STREAMS, keywords, stream_terms

Fields = tuple[dict[str, str], dict[str, tuple[str, ...]]]


def ours(folder: Path, held: list[Document], jobs: int = 1) -> None:
    with open_writer(replace(Settings(), index=folder), jobs=jobs) as writer:
        for document in held:
            writer.put(document)


def ours_in_two(folder: Path, held: list[Document]) -> None:
    ours(folder, held, 2)


def stock(folder: Path, held: list[Document]) -> None:
    """Stock Whoosh's own writer, with this engine's schema and terms."""
    from whoosh.index import create_in

    writer = create_in(str(folder), build_schema()).writer(limitmb=256)
    for document in held:
        stored = to_bytes(document)
        for nth, (streams, values) in enumerate(_fields(document)):
            exact = {keyword_field(name): " ".join(found) for name, found in values.items()}
            writer.add_document(**streams, **exact, **({DOCUMENT: stored} if not nth else {}))
    writer.commit()


def tantivy(folder: Path, held: list[Document]) -> None:
    """The same fields by tantivy, with positions in the streams."""
    import tantivy as t

    builder = t.SchemaBuilder()
    for name in STREAMS:
        builder.add_text_field(name, tokenizer_name="whitespace")
    for name in KEYWORDS:
        builder.add_text_field(f"k_{name}", tokenizer_name="raw", fast=True)
    builder.add_bytes_field(DOCUMENT, stored=True)
    index = t.Index(builder.build(), path=str(folder))
    writer = index.writer(num_threads=1)
    for document in held:
        for passage, (streams, values) in zip(to_bytes(document)[1], _fields(document), strict=True):
            row = t.Document(**streams, **{DOCUMENT: passage})
            for name, found in values.items():
                for value in found:
                    row.add_text(f"k_{name}", value)
            writer.add_document(row)
    writer.commit()
    writer.wait_merging_threads()


def _fields(document: Document) -> Iterator[Fields]:
    """Each passage's streams as terms between spaces, and its exact values."""
    for passage in document.passages:
        terms = stream_terms(document.record, passage)
        yield ({name: " ".join(chain.from_iterable(terms[name])) for name in STREAMS},
               keywords(document.record, passage))


def _analysed(folder: Path, held: list[Document]) -> None:
    """The analysis alone: what all of them do."""
    for document in held:
        for _ in _fields(document):
            pass


def _timed(write: Callable[[Path, list[Document]], None], data: Path, passages: int, said: Any) -> None:
    held = list(documents(data, passages))
    warm_up()  # loading the dictionaries is no part of writing
    with tempfile.TemporaryDirectory() as folder:
        wall, cpu = time.perf_counter(), _cpu()
        write(Path(folder), held)
        said.send((sum(len(d.passages) for d in held), time.perf_counter() - wall, _cpu() - cpu))


def _cpu() -> float:
    return sum(u.ru_utime + u.ru_stime for u in (getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN)))


def measured(write: Callable[[Path, list[Document]], None], data: Path, passages: int) -> tuple[int, float, float]:
    """Passages, wall seconds and CPU seconds of one way of writing, in a process of its own."""
    here, there = multiprocessing.get_context("spawn").Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_timed, args=(write, data, passages, there))
    process.start()
    there.close()
    try:
        found: tuple[int, float, float] = here.recv()
    finally:
        process.join()
    return found


def main(given: list[str] | None = None) -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--passages", type=int, default=10_000)
    options.add_argument("--json", action="store_true", help="print the figures as JSON, too")
    chosen = options.parse_args(given)
    ways = {"this engine": ours, "this engine, two processes": ours_in_two, "stock Whoosh": stock,
            "the analysis alone": _analysed}
    if importlib.util.find_spec("tantivy"):
        ways["tantivy"] = tantivy
    found = {name: measured(way, chosen.data, chosen.passages) for name, way in ways.items()}
    count = found["this engine"][0]
    print(f"| writing {count:,} passages | a CPU second | a second of the clock | this engine's rate (one process) |\n"
          "|---|---|---|---|")
    for name, (_, wall, cpu) in found.items():
        ratio = cpu / found["this engine"][2]
        print(f"| {name} | {count / cpu:.0f} | {count / wall:.0f} | {ratio:.2f} × |")
    if chosen.json:
        print(json.dumps(found))


if __name__ == "__main__":
    main()
