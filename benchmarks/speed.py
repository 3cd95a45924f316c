"""CPU time a query against tantivy, SQLite FTS5, Xapian and stock Whoosh, over the same terms: `make bench`.

All of them look for any of the lemma keys of the words, over passages. Prints a table in Markdown, with this engine's
time as a multiple of each other one's. This engine counts documents in its facets, the others passages.
"""

import argparse
import importlib.util
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any as Any_

from whoosh import collectors, index, query

from benchmarks.built import asked, built
from benchmarks.corpus import documents
from kb.engine import Window
from kb.engines import open_searcher
from kb.model import FACETS, Document, Record
from kb.query.plan import Any, Key, Plan
from kb.settings import Settings
from kb.snippets import cut
from kb.text.analyzers import analyze
from kb.text.streams import stream_terms

Ask = Callable[[list[str], int], object]
Lemmas = list[tuple[Record, str]]


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
        places = [(hit.id, hit.passages[0].ordinal) for hit in found.hits]
        marks = searcher.marks(places, terms)
        return [cut(searcher.passage(*place).text, at) for place, at in zip(places, marks, strict=True)]

    return {"top 10": top, "top 10 + 6 facets": lambda terms, nth: top(terms, nth, FACETS), "full page": page}


def fts5(held: Lemmas) -> dict[str, Ask]:
    """The same by SQL: facets are six groupings of the matches, each facet with one value a document."""
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table p using fts5(t, tokenize=\"unicode61 tokenchars ':~_'\")")
    base.execute(f"create table m (id integer primary key, {', '.join(FACETS)})")
    for at, (record, text) in enumerate(held, 1):
        base.execute("insert into p (rowid, t) values (?, ?)", (at, text))
        values = [next(iter(record.facet_values()[name]), None) for name in FACETS]
        base.execute(f"insert into m values (?{', ?' * len(FACETS)})", (at, *values))
    top = "select rowid, bm25(p) from p where p match ? order by bm25(p) limit 10"
    page = ("select p.rowid, bm25(p), snippet(p, 0, '<', '>', '…', 40) from p join m on m.id = p.rowid "
            "where p match ? and m.type in ('law', 'treaty') order by bm25(p) limit 10")
    facet = "select {0}, count(*) from p join m on m.id = p.rowid where p match ? {1} group by {0}"

    def ask(terms: list[str], first: str, facets: bool, narrowed: str = "") -> object:
        wanted = (" OR ".join(f'"{term}"' for term in terms),)
        counts = [base.execute(facet.format(name, narrowed), wanted).fetchall() for name in FACETS if facets]
        return base.execute(first, wanted).fetchall(), counts

    only = "and m.type in ('law', 'treaty')"
    return {"top 10": lambda terms, nth: ask(terms, top, False),
            "top 10 + 6 facets": lambda terms, nth: ask(terms, top, True),
            "full page": lambda terms, nth: ask(terms, page, True, only)}


def tantivy_index(held: Lemmas) -> dict[str, Ask]:
    """The same by tantivy: facets by its aggregations over fast fields, snippets by its generator."""
    import tantivy

    builder = tantivy.SchemaBuilder()
    builder.add_text_field("t", tokenizer_name="whitespace", stored=True)
    for name in FACETS:
        builder.add_text_field(name, tokenizer_name="raw", fast=True)
    schema = builder.build()
    made = tantivy.Index(schema)
    writer = made.writer(num_threads=1)
    for record, text in held:
        document = tantivy.Document(t=text)
        for name, values in record.facet_values().items():
            for value in values:
                document.add_text(name, value)
        writer.add_document(document)
    writer.commit()
    writer.wait_merging_threads()
    made.reload()
    searcher = made.searcher()
    facets = {name: {"terms": {"field": name, "size": 100}} for name in FACETS}

    def query(terms: list[str]) -> Any_:
        parts = [(tantivy.Occur.Should, tantivy.Query.term_query(schema, "t", term)) for term in terms]
        return tantivy.Query.boolean_query(parts)

    def top(terms: list[str], nth: int) -> object:
        return searcher.search(query(terms), 10).hits

    def faceted(terms: list[str], nth: int) -> object:
        return searcher.search(query(terms), 10).hits, searcher.aggregate(query(terms), facets)

    def page(terms: list[str], nth: int) -> object:
        kinds = tantivy.Query.term_set_query(schema, "type", ["law", "treaty"])
        found = tantivy.Query.boolean_query([(tantivy.Occur.Must, query(terms)), (tantivy.Occur.Must, kinds)])
        shown = tantivy.SnippetGenerator.create(searcher, query(terms), schema, "t")
        hits = searcher.search(found, 10).hits
        return [shown.snippet_from_doc(searcher.doc(at)).to_html() for _, at in hits], searcher.aggregate(found, facets)

    return {"top 10": top, "top 10 + 6 facets": faceted, "full page": page}


def xapian_module() -> Any_:
    """Debian's python3-xapian, which a virtual environment does not see; None where there is none that fits."""
    sys.path.append("/usr/lib/python3/dist-packages")
    try:
        return importlib.import_module("xapian")
    except ImportError:
        return None
    finally:
        sys.path.pop()


def xapian_index(held: Lemmas, folder: Path) -> dict[str, Ask]:
    """The same by Xapian: facets by a spy for each value (one value a document), snippets by its own function."""
    x = xapian_module()
    base = x.WritableDatabase(str(folder), x.DB_CREATE_OR_OVERWRITE)
    for record, text in held:
        document = x.Document()
        document.set_data(text)
        for position, term in enumerate(text.split(), 1):
            document.add_posting(term[:200], position)
        document.add_boolean_term(f"XK{record.type}")
        for slot, name in enumerate(FACETS):
            document.add_value(slot, next(iter(record.facet_values()[name]), ""))
        base.add_document(document)
    base.commit()

    def ask(terms: list[str], facets: bool, narrowed: bool = False, shown: bool = False) -> object:
        query = x.Query(x.Query.OP_OR, terms)
        if narrowed:
            query = x.Query(x.Query.OP_FILTER, query, x.Query(x.Query.OP_OR, ["XKlaw", "XKtreaty"]))
        enquire = x.Enquire(base)
        enquire.set_query(query)
        spies = [x.ValueCountMatchSpy(slot) for slot in range(len(FACETS) if facets else 0)]
        for spy in spies:
            enquire.add_matchspy(spy)
        # facets count all matches, so all of them have to be looked at
        found = enquire.get_mset(0, 10, base.get_doccount() if facets else 0)
        counts = [[(value.term, value.termfreq) for value in spy.values()] for spy in spies]
        return [found.snippet(hit.document.get_data().decode(), 280) if shown else hit.docid for hit in found], counts

    return {"top 10": lambda terms, nth: ask(terms, False),
            "top 10 + 6 facets": lambda terms, nth: ask(terms, True),
            "full page": lambda terms, nth: ask(terms, True, True, True)}


def stock(folder: Path) -> Ask:
    searcher = index.open_dir(folder).searcher()

    def ask(terms: list[str], nth: int) -> object:
        collector = collectors.TopCollector(10)
        searcher.search_with_collector(query.Or([query.Term("lemma", term) for term in terms]), collector)
        return collector.results()

    return ask


def _lemmas(held: Iterable[Document]) -> Iterator[tuple[Record, str]]:
    for document in held:
        for passage in document.passages:
            places = stream_terms(document.record, passage)["lemma"]
            yield document.record, " ".join(term for place in places for term in place)


def main(arguments: list[str] | None = None) -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--passages", type=int, default=20_000)
    options.add_argument("--rounds", type=int, default=3)
    given = options.parse_args(arguments)
    settings = built(given.data, given.passages)
    # analysed once for all: each peer gets the same texts
    held = list(_lemmas(documents(given.data, given.passages)))
    keys = [[a.keys.lemma for a in analyze(" ".join(words), language)] for language, words in asked(settings)[0]]
    engines = {"this engine": ours(settings), "SQLite FTS5": fts5(held)}
    if importlib.util.find_spec("tantivy"):
        engines["tantivy"] = tantivy_index(held)
    with tempfile.TemporaryDirectory() as folder:
        if xapian_module():
            engines["Xapian"] = xapian_index(held, Path(folder))
        compare(settings, engines, keys, len(held), given.rounds)


def compare(
    settings: Settings, engines: dict[str, dict[str, Ask]], keys: list[list[str]], passages: int, rounds: int
) -> None:
    """Print the table."""
    engines["stock Whoosh"] = {"top 10": stock(settings.index)}
    print(f"CPU ms a query over {passages:,} passages, mean of {len(keys)} queries:\n")
    print("| what | " + " | ".join(engines) + " |\n|" + "---|" * (1 + len(engines)))
    for what in engines["this engine"]:
        times = [cpu(asks[what], keys, rounds) if what in asks else None for asks in engines.values()]
        # ratios within one run: the machine is the same for both, whatever else it does
        cells = ["–" if t is None else f"{t:.2f}" if n == 0 else f"{t:.2f} ({times[0] / t:.2f} ×)"
                 for n, t in enumerate(times)]
        print(f"| {what} | " + " | ".join(cells) + " |", flush=True)


if __name__ == "__main__":
    main()
