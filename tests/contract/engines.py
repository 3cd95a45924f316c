"""The engines under contract, and what random documents and plans look like."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from hypothesis import strategies as st
from whoosh.util.numeric import byte_to_length, length_to_byte

from kb.engine import Searcher, Window
from kb.engines import open_searcher, open_writer
from kb.engines.memory import MemoryIndex
from kb.model import FACETS, Document, Passage, Record, Source
from kb.query import plan as p
from kb.settings import Settings
from kb.text.streams import STREAMS, stream_terms

FOLDER = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Where hundreds of small indexes do not wait for a disk."""

Batch = Sequence[Document | str]
"""What one commit brings: documents to put, and ids to delete."""


def stored_length(length: int) -> float:
    return float(byte_to_length(length_to_byte(length)))


@contextmanager
def memory(batches: Sequence[Batch]) -> Iterator[Searcher]:
    index = MemoryIndex()
    _write(index.writer, batches)
    yield index.searcher(stored_length)


@contextmanager
def whoosh(batches: Sequence[Batch]) -> Iterator[Searcher]:
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        settings = Settings(index=Path(folder) / "index")
        _write(lambda: open_writer(settings), batches)
        yield open_searcher(settings)()


def _write(open: Callable, batches: Sequence[Batch]) -> None:
    with open() as writer:
        for batch in batches:
            for change in batch:
                writer.delete(change) if isinstance(change, str) else writer.put(change)
            writer.commit()


ENGINES = {"memory": memory, "whoosh": whoosh}

WORDS = ("rad", "rada", "zakon", "zakona", "granica", "granice", "i", "smuggling", "smuggled", "law", "border", "350")
TEXT = st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)
IDS = st.sampled_from([f"d{n}" for n in range(8)] + ["ž", "д"])
COUNTRIES = ("serbia", "bosnia", "croatia")


@st.composite
def documents(draw: st.DrawFn, id: str | None = None) -> Document:
    id = draw(IDS) if id is None else id
    record = Record(
        id=id,
        title=draw(TEXT),
        type=draw(st.sampled_from(["law", "report", ""])),
        language=draw(st.sampled_from(["sr", "en", "und"])),
        countries=tuple(draw(st.sets(st.sampled_from(COUNTRIES)))),
        work=draw(st.sampled_from(["", "w1", "w2"])),
        date=draw(st.sampled_from(["", "2014", "2015-06", "2015-06-01", "2020"])),
        source=Source(f"{id}.md", draw(st.sampled_from("ab"))),
    )
    texts = draw(st.lists(st.tuples(TEXT, TEXT), max_size=4))
    return Document(record, tuple(Passage(id, n, f"p{n}", h, t) for n, (h, t) in enumerate(texts)))


def corpora(deletions: bool = False) -> st.SearchStrategy[list[Batch]]:
    change = st.one_of(documents(), IDS) if deletions else documents()
    batches = st.lists(st.lists(change, max_size=5), max_size=4)
    return batches if deletions else batches.map(_each_id_once)


def _each_id_once(batches: list[list[Document]]) -> list[Batch]:
    seen: set[str] = set()
    kept = []
    for batch in batches:
        kept.append([d for d in batch if not (d.record.id in seen or seen.add(d.record.id))])
    return kept


def _terms() -> dict[str, list[str]]:
    found: dict[str, set[str]] = {stream: {"absent"} for stream in STREAMS}
    for language in ("sr", "en", "und"):
        text = " ".join(WORDS)
        terms = stream_terms(Record("x", text, language=language), Passage("x", 0, "", text, text))
        for stream, places in terms.items():
            found[stream] |= {term for place in places for term in place}
    return {stream: sorted(terms) for stream, terms in found.items()}


TERMS = _terms()
STREAM = st.sampled_from(STREAMS)
WEIGHT = st.sampled_from([1.0, 0.5, 2.0])
KEYS = STREAM.flatmap(lambda s: st.builds(p.Key, st.just(s), st.sampled_from(TERMS[s]), WEIGHT))


def _patterns(stream: str) -> st.SearchStrategy[p.Pattern]:
    terms = st.sampled_from(TERMS[stream])
    prefix = st.builds(lambda t, n: p.Pattern(stream, t[:n], "prefix"), terms, st.integers(1, 5))
    wildcard = st.builds(
        lambda t, n, c: p.Pattern(stream, t[:n] + c + t[n + 1 :], "wildcard"),
        terms, st.integers(0, 5), st.sampled_from("*?"),
    )
    fuzzy = st.builds(lambda t, d, w: p.Pattern(stream, t, "fuzzy", d, w), terms, st.integers(1, 2), WEIGHT)
    return st.one_of(prefix, wildcard, fuzzy)


def _sequences(stream: str) -> st.SearchStrategy[p.Sequence]:
    places = st.lists(st.lists(st.sampled_from(TERMS[stream]), min_size=1, max_size=2).map(tuple),
                      min_size=1, max_size=3).map(tuple)
    return st.builds(p.Sequence, st.just(stream), places, st.integers(0, 3), st.booleans(), WEIGHT)


FILTERS = st.one_of(
    st.builds(p.Only, st.just("country"), st.lists(st.sampled_from(COUNTRIES), max_size=2).map(tuple)),
    st.builds(p.Only, st.just("id"), st.lists(IDS, max_size=2).map(tuple)),
    st.builds(p.Years, st.sampled_from([None, 2014, 2015]), st.sampled_from([None, 2015, 2021])),
    st.just(p.Every()),
)
LEAVES = st.one_of(KEYS, KEYS, STREAM.flatmap(_patterns), STREAM.flatmap(_sequences), FILTERS)


def _inner(nodes: st.SearchStrategy[p.Node]) -> st.SearchStrategy[p.Node]:
    parts = st.lists(nodes, min_size=1, max_size=4).map(tuple)
    return st.one_of(
        st.builds(p.Best, parts), st.builds(p.All, parts), st.builds(p.Any, parts, st.integers(1, 3)),
        st.builds(p.Maybe, nodes, nodes), st.builds(p.Without, nodes, nodes),
    )


NODES = st.recursive(LEAVES, _inner, max_leaves=8)
SELECTIONS = st.fixed_dictionaries({}, optional={
    "country": st.lists(st.sampled_from(COUNTRIES), max_size=2).map(tuple),
    "year": st.lists(st.sampled_from(["2014", "2015", "2020"]), max_size=2).map(tuple),
    "language": st.lists(st.sampled_from(["sr", "en"]), max_size=1).map(tuple),
})
PLANS = st.builds(p.Plan, NODES, SELECTIONS)
WINDOWS = st.builds(
    Window, limit=st.integers(0, 5), offset=st.integers(0, 4), group=st.sampled_from(["document", "passage"]),
    sort=st.sampled_from(["relevance", "date", "date-asc", "title"]), facets=st.just(FACETS),
    passages_per_document=st.integers(1, 3),
)
