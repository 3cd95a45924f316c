"""CPU time of the snippets of a results page, three ways: `python -m benchmarks.snippets --data ../shared/data`.

Ten passages a query, drawn among those with one of its lemmas; the first round and the median of the later ones.
"""

import argparse
import random
import statistics
import time
from functools import lru_cache
from pathlib import Path
from unittest import mock

from benchmarks.corpus import documents, queries
from kb import snippets
from kb.text.analyzers import Columns, analyze, columns

Marks = list[tuple[int, int, str]]


def analysed(text: str, language: str, keys: frozenset[str]) -> Marks:
    hits = ((w, next((k for k in w.keys if k in keys), None)) for w in analyze(text, language))
    return [(w.start, w.end, hit) for w, hit in hits if hit]


@lru_cache(2000)
def _columns(text: str, language: str) -> Columns:
    return columns(text, language)


def remembered(text: str, language: str, keys: frozenset[str]) -> Marks:
    held = _columns(text, language)
    return [found for found in zip(held.starts, held.ends, held.lemmas, strict=True) if found[2] in keys]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--passages", type=int, default=6000)
    given = options.parse_args()
    held, rng = list(documents(given.data, given.passages)), random.Random(1)
    written = [(d.record.language, p.text) for d in held for p in d.passages]
    texts = [(language, text, {*columns(text, language).lemmas}) for language, text in written]
    pages = []
    for language, words in queries(held, 60):
        keys = frozenset(a.keys.lemma for a in analyze(" ".join(words), language))
        there = [text for other, text, lemmas in texts if other == language and lemmas & keys]
        pages.append((language, keys, rng.sample(there, min(10, len(there)))))
    print("| way | first round, ms a page | later rounds |\n|---|---|---|")
    for name, way in (("tokens", snippets.marked), ("whole passage", analysed), ("columns kept", remembered)):
        times = []
        with mock.patch.object(snippets, "marked", way):
            for _ in range(6):
                started = time.process_time()
                for language, keys, shown in pages:
                    for text in shown:
                        snippets.snippet(text, language, keys)
                times.append((time.process_time() - started) * 1000 / len(pages))
        print(f"| {name} | {times[0]:.2f} | {statistics.median(times[1:]):.2f} |")


if __name__ == "__main__":
    main()
