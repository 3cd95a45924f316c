"""Indexes of a wanted number of passages, built once and kept under the temporary directory for the next run."""

import json
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from benchmarks.corpus import documents, queries
from kb.engines import open_writer
from kb.engines.whoosh.state import FORMAT
from kb.model import Document
from kb.settings import Settings
from kb.text.analyzers import fingerprint


def built(data: Path, passages: int) -> Settings:
    """Settings of an index of so many passages of laws and treaties; with it the queries that `asked` reads."""
    # analysis and format are in the name: an index of others would be refused when it is opened
    folder = Path(tempfile.gettempdir()) / f"kb-bench-{passages}-{fingerprint()}-{FORMAT}"
    settings = replace(Settings(), index=folder / "index")
    if not (folder / "queries.json").exists():
        _build(data, passages, settings)
    return settings


def _build(data: Path, passages: int, settings: Settings) -> None:
    held = list(documents(data, passages))
    wall, cpu = time.perf_counter(), time.process_time()
    with open_writer(settings, rebuild=settings.index.exists()) as writer:
        for document in held:
            writer.put(document)
    facts = {"seconds": time.perf_counter() - wall, "own_cpu": time.process_time() - cpu}
    (settings.index.parent / "built.json").write_text(json.dumps(facts))
    # written last: without it the folder does not count as built
    (settings.index.parent / "queries.json").write_text(json.dumps([queries(held, 60), *_words(held)]))


def _words(held: list[Document]) -> tuple[list[tuple[str, list[str]]], ...]:
    """1,000 distinct queries for a server's memory, and words of which none repeats."""
    many = queries(held, 1000)
    single = {words[0]: language for language, words in many}
    return many, [(language, [word]) for word, language in single.items()]


def asked(settings: Settings) -> tuple[list[tuple[str, list[str]]], ...]:
    """Sixty queries, a thousand queries, and some hundreds of different words, each with its language."""
    made = json.loads((settings.index.parent / "queries.json").read_text())
    return tuple([(language, words) for language, words in part] for part in made)
