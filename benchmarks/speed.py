"""CPU time a query against tantivy, SQLite FTS5 and stock Whoosh, over the same terms: `make bench`.

All of them look for any of the lemma keys of the words, over passages. Prints a table in Markdown.
"""

import argparse
import importlib.util
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from whoosh import collectors, index, query

from benchmarks.corpus import documents, queries
from kb.engine import Window
from kb.engines import open_searcher, open_writer
from kb.model import FACETS, Document
from kb.query.plan import Any, Key, Plan
from kb.settings import Settings
from kb.snippets import snippet
from kb.text.analyzers import analyze
from kb.text.streams import stream_terms

Ask = Callable[[list[str], int], object]


def cpu(ask: Ask, asked: list[list[str]], rounds: int) -> float:
    """Milliseconds of CPU time a query, mean over the queries, median over the rounds; the first round warms up."""
    times = []
    for nth in range(rounds + 1):
        started = time.process_time()
        for terms in asked:
            ask(terms, nth)
        times.append((time.process_time() - started) * 1000 / len(asked))
    return statistics.median(times[1:])


def ours(settings: Settings) -> dict[str, Ask]:
    searcher = open_searcher(settings)()

    def top(terms: list[str], nth: int, facets: tuple[str, ...] = ()) -> object:
        plan = Plan(Any(tuple(Key("lemma", term) for term in terms)))
        # a window of its own a round: the cache of answers must not answer
        return searcher.search(plan, Window(10, group="passage", facets=facets, passages_per_document=nth + 1))

    def page(terms: list[str], nth: int) -> object:
        plan = Plan(Any(tuple(Key("lemma", term) for term in terms)), {"type": ("law", "treaty")})
        found = searcher.search(plan, Window(10, group="passage", facets=FACETS, passages_per_document=nth + 1))
        return [_shown(searcher.passage(h.id, h.passages[0].ordinal), terms) for h in found.hits]

    return {"top 10": top, "top 10 + 6 facets": lambda terms, nth: top(terms, nth, FACETS), "full page": page}


def _shown(passage: object, terms: list[str]) -> object:
    return snippet(passage.text, "sr" if terms[0].startswith("sr") else "en", set(terms))


def fts5(held: list[Document]) -> Ask:
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table p using fts5(t, tokenize=\"unicode61 tokenchars ':~_'\")")
    base.executemany("insert into p values (?)", ((text,) for text in _lemmas(held)))
    sql = "select rowid, bm25(p) from p where p match ? order by bm25(p) limit 10"
    return lambda terms, nth: base.execute(sql, (" OR ".join(f'"{term}"' for term in terms),)).fetchall()


def tantivy_top(held: list[Document]) -> Ask:
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("t", tokenizer_name="whitespace")
    schema = builder.build()
    made = tantivy.Index(schema)
    writer = made.writer(num_threads=1)
    for text in _lemmas(held):
        writer.add_document(tantivy.Document(t=text))
    writer.commit()
    writer.wait_merging_threads()
    made.reload()
    searcher = made.searcher()

    def ask(terms: list[str], nth: int) -> object:
        parts = [(tantivy.Occur.Should, tantivy.Query.term_query(schema, "t", term)) for term in terms]
        return searcher.search(tantivy.Query.boolean_query(parts), 10).hits

    return ask


def stock(folder: Path) -> Ask:
    searcher = index.open_dir(folder).searcher()

    def ask(terms: list[str], nth: int) -> object:
        collector = collectors.TopCollector(10)
        searcher.search_with_collector(query.Or([query.Term("lemma", term) for term in terms]), collector)
        return collector.results()

    return ask


def _lemmas(held: list[Document]) -> list[str]:
    return [" ".join(t for place in stream_terms(d.record, p)["lemma"] for t in place)
            for d in held for p in d.passages]


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--passages", type=int, default=20_000)
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args()
    held = list(documents(given.data, given.passages))
    asked = [[a.keys.lemma for a in analyze(" ".join(words), language)] for language, words in queries(held, 60)]
    with tempfile.TemporaryDirectory() as folder:
        settings = replace(Settings(), index=Path(folder) / "index")
        started = time.perf_counter()
        with open_writer(settings) as writer:
            for document in held:
                writer.put(document)
        count = sum(len(d.passages) for d in held)
        print(f"{count} passages indexed in {time.perf_counter() - started:.0f} s of wall time\n")
        started = time.perf_counter()
        asks = ours(settings)
        print(f"opened in {(time.perf_counter() - started) * 1000:.0f} ms\n")
        asks |= {"SQLite FTS5, top 10": fts5(held), "stock Whoosh, top 10": stock(settings.index)}
        if importlib.util.find_spec("tantivy"):
            asks["tantivy, top 10"] = tantivy_top(held)
        print("| what | CPU ms a query |\n|---|---|")
        for name, ask in asks.items():
            print(f"| {name} | {cpu(ask, asked, given.rounds):.2f} |", flush=True)


if __name__ == "__main__":
    main()
