"""Mixed queries while another process adds, changes and removes documents: `python -m benchmarks.soak --minutes 10`.

The writer keeps a rule that every committed state obeys and no mixture of two states does: each document says in all
its passages at which commit it was written, and document `clock` says of all documents when that was. A reader that
sees anything else has seen a state that was never committed. Prints the answers given and how memory grew.
"""

import argparse
import multiprocessing
import random
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from multiprocessing.synchronize import Event
from pathlib import Path

from benchmarks.scale import resident_mb
from kb.engine import Searcher, Window
from kb.engines import open_searcher, open_writer
from kb.errors import IndexMissing
from kb.model import FACETS, Document, Passage, Record
from kb.query.plan import All, Any, Every, Key, Node, Pattern, Plan, Sequence, Without
from kb.settings import Settings

WORDS = "border law smuggling convention article court treaty witness victim state party person offence".split()
DOCUMENTS, READERS, SECONDS_BETWEEN = 300, 2, 0.5


def document(id: str, commit: int, rng: random.Random) -> Document:
    """A document of which every passage has the word of its commit."""
    kind, date = rng.choice(("law", "treaty")), str(1990 + commit % 30)
    record = Record(id, f"Document {id}", type=kind, language="en", date=date)
    texts = (" ".join([f"commit{commit}", *rng.choices(WORDS, k=60)]) for _ in range(rng.randint(1, 6)))
    return Document(record, tuple(Passage(id, n, f"p{n}", "", text) for n, text in enumerate(texts)))


def write(index: Path, stop: Callable[[], bool]) -> None:
    """Commit after commit: documents added, changed and removed, and `clock` with them."""
    rng, held, commit = random.Random(1), dict[str, int](), 0
    settings = Settings(index=index)
    while not stop():
        with open_writer(settings, jobs=1) as writer:
            for id in rng.sample(range(DOCUMENTS), 20):
                if held.get(f"d{id}") and rng.random() < 0.3:
                    writer.delete(f"d{id}")
                    del held[f"d{id}"]
                else:
                    writer.put(document(f"d{id}", commit, rng))
                    held[f"d{id}"] = commit
            writer.put(_clock(commit, held))
        commit += 1
        time.sleep(SECONDS_BETWEEN)


def _clock(commit: int, held: dict[str, int]) -> Document:
    said = " ".join(f"{id}={at}" for id, at in sorted(held.items()))
    return Document(Record("clock", str(commit), type="report", language="en"), (Passage("clock", 0, "p0", "", said),))


def inconsistent(searcher: Searcher, rng: random.Random) -> str:
    """What is wrong with one mixed query's answer; empty if nothing is."""
    clock = searcher.passage("clock", 0)
    if clock is None:
        return "there is no clock"
    held = {id: int(at) for id, at in (pair.split("=") for pair in clock.text.split())}
    group, sort = rng.choice(("document", "passage")), rng.choice(("relevance", "date"))
    results = searcher.search(Plan(Without(_node(rng), Key("form", "d1"))), Window(10, 0, group, sort, FACETS))
    for hit in results.hits:
        for found in hit.passages:
            passage = searcher.passage(hit.id, found.ordinal)
            if hit.id != "clock" and (passage is None or f"commit{held.get(hit.id)}" not in passage.text.split()):
                return f"{hit.id} is not as commit {clock.record_id} left it"
    everything = searcher.search(Plan(Every()), Window(0, facets=("type",)))
    if everything.total != len(held) + 1 or sum(everything.facets["type"].values()) != everything.total:
        return f"{everything.total} documents, facets {everything.facets}, and the clock says {len(held) + 1}"
    return ""


def _node(rng: random.Random) -> Node:
    first, second = (Key("form", word) for word in rng.sample(WORDS, 2))
    return rng.choice((first, All((first, second)), Any((first, second)), Pattern("form", first.term[:3], "prefix"),
                       Sequence("form", ((first.term,), (second.term,)), 3)))


def read(index: Path, until: float, said: Counter[str], seed: int) -> None:
    """Ask until the time is over; counts answers, generations and errors."""
    opened, rng, last = open_searcher(Settings(index=index)), random.Random(seed), ""
    while time.monotonic() < until:
        searcher = opened()
        try:
            wrong = inconsistent(searcher, rng)
        except Exception as error:  # any error at all is a finding, and the soak goes on to find more
            wrong = repr(error)
        said["answers"] += 1
        said["states seen"] += searcher.status().generation != last
        last = searcher.status().generation
        if wrong:
            said[f"wrong: {wrong}"] += 1


def main(given: list[str] | None = None) -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--minutes", type=float, default=10)
    minutes = options.parse_args(given).minutes
    with tempfile.TemporaryDirectory() as folder:
        index, said = Path(folder) / "index", Counter[str]()
        stop = multiprocessing.get_context("spawn").Event()
        writer = multiprocessing.get_context("spawn").Process(target=_writing, args=(index, stop))
        writer.start()
        _wait(index)
        until = time.monotonic() + minutes * 60
        readers = [threading.Thread(target=read, args=(index, until, said, n)) for n in range(READERS)]
        for reader in readers:
            reader.start()
        memory = []
        while time.monotonic() < until:
            time.sleep(min(10, minutes * 6))
            memory.append(resident_mb(kind="RssAnon"))
        for thread in readers:
            thread.join()
        stop.set()
        writer.join()
    print(f"| soak of {minutes:g} minutes | |\n|---|---|")
    for what, number in said.most_common():
        print(f"| {what} | {number:,} |")
    half = memory[len(memory) // 2 :]
    print(f"| errors of the writer | {int(bool(writer.exitcode))} |")
    print(f"| reader's own memory, MB: after the first tenth, at half time, at the end | "
          f"{memory[0]:.0f}, {half[0]:.0f}, {memory[-1]:.0f} |")


def _writing(index: Path, stop: Event) -> None:
    write(index, stop.is_set)


def _wait(index: Path) -> None:
    for _ in range(600):
        try:
            if open_searcher(Settings(index=index))().passage("clock", 0):
                return
        except IndexMissing:
            pass
        time.sleep(0.1)
    raise RuntimeError("the writer did not commit within a minute")


if __name__ == "__main__":
    main()
