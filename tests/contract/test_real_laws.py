"""The oracle on real laws: stock Whoosh's own evaluation, and the memory engine, on words people might look for."""

import re
from pathlib import Path

import pytest
from whoosh.collectors import TopCollector
from whoosh.index import open_dir

from kb.engine import Window
from kb.engines import open_searcher, open_writer
from kb.engines.memory import MemoryIndex
from kb.model import FACETS, Document, Passage, Record
from kb.query import plan as p
from kb.settings import Settings
from kb.text.analyzers import analyze
from tests.contract.engines import stored_length
from tests.contract.test_stock_whoosh import as_whoosh

DATA = Path(__file__).parents[3] / "shared" / "data"
EVERY = 10_000

pytestmark = pytest.mark.shared_data


def lemma(word: str, language: str = "sr") -> p.Key:
    return p.Key("lemma", analyze(word, language)[0].keys.lemma)


def phrase(text: str, language: str = "sr", slop: int = 0) -> p.Sequence:
    return p.Sequence("lemma", tuple((lemma(word, language).term,) for word in text.split()), slop)


SCORED = {
    "a word": lemma("закон"),
    "a rare word": lemma("krijumčarenje"),
    "an English word": lemma("smuggling", "en"),
    "any": p.Any((lemma("krivično"), lemma("delo"), lemma("kazna"))),
    "any in two languages": p.Any((lemma("granica"), lemma("border", "en"))),
    "all": p.All((lemma("sud"), lemma("rok"))),
    "weights": p.Any((p.Key("form", "zakon", 2.0), p.Key("stem", "sr~zakon", 0.5), lemma("član"))),
    "any within all": p.All((p.Any((lemma("sud"), lemma("organ"))), lemma("rešenje"))),
    "a word nobody wrote": lemma("qqqqq"),
}
OTHERS = {
    "a phrase": phrase("krivično delo"),
    "a phrase in English": phrase("state party", "en"),
    "words near each other": phrase("sud rok", slop=5),
    "without": p.Without(lemma("sud"), lemma("krivično")),
    "maybe": p.Maybe(lemma("kazna"), lemma("zatvor")),
    "best": p.Best((lemma("granica"), phrase("državna granica"))),
    "a prefix": p.Pattern("form", "krijum", "prefix"),
    "a wildcard": p.Pattern("form", "gran?c*", "wildcard"),
    "a misspelt word": p.Pattern("form", "granicq", "fuzzy", 1),
    "most of the words": p.Any((lemma("sud"), lemma("rok"), lemma("žalba"), lemma("rešenje")), 3),
    "years": p.All((lemma("sud"), p.Years(1992, 1996))),
}


FILES = (("laws-sr", "sr", r"(?m)^\W*(?:Члан|Član) \d+", "krivicni-zakonik"),
         ("treaties-en", "en", r"(?m)^\W*Article \d+", "BWBV0001706"))


def laws() -> list[Document]:
    found = []
    for folder, language, article, wanted in FILES:
        # each once: a document put again leaves its first version in the statistics until segments are joined
        paths = dict.fromkeys([DATA / folder / f"{wanted}.md", *sorted((DATA / folder).glob("*.md"))[:8]])
        for number, path in enumerate(paths):
            texts = [t for t in map(str.strip, re.split(article, path.read_text("utf-8", "replace"))) if t]
            # forty of each, those about smuggling first, so that a rare word is there to be looked for
            texts = sorted(texts, key=lambda t: not re.search("(?i)кријумч|krijumč|smuggl", t))[:40]
            record = Record(f"{folder}-{path.stem}", path.stem, type="law" if language == "sr" else "treaty",
                            language=language, countries=("serbia",), date=str(1990 + number))
            found.append(Document(record, tuple(Passage(record.id, n, f"a{n}", "", t) for n, t in enumerate(texts))))
    return found


@pytest.fixture(scope="module")
def settings(tmp_path_factory) -> Settings:
    chosen = Settings(index=tmp_path_factory.mktemp("laws") / "index")
    with open_writer(chosen, jobs=1) as writer:
        for number, document in enumerate(laws(), 1):
            writer.put(document)
            if not number % 6:
                writer.commit()  # several segments
    return chosen


@pytest.fixture(scope="module")
def searcher(settings):
    return open_searcher(settings)()


@pytest.fixture(scope="module")
def right():
    index = MemoryIndex()
    with index.writer() as writer:
        for document in laws():
            writer.put(document)
    return index.searcher(stored_length)


def test_there_is_enough_to_compare(searcher):
    assert searcher.status().passages > 300
    empty = {name for name, node in (SCORED | OTHERS).items() if not searcher.search(p.Plan(node), Window()).total}
    assert empty == {"a word nobody wrote"}


@pytest.mark.parametrize("node", SCORED.values(), ids=SCORED)
def test_scores_in_order_are_stock_whooshs(settings, searcher, node):
    with open_dir(settings.index).searcher() as oracle:
        collector = TopCollector(limit=EVERY, usequality=False)
        oracle.search_with_collector(as_whoosh(node), collector)
        expected = sorted((score for score, _ in collector.results().top_n), reverse=True)
    found = searcher.search(p.Plan(node), Window(EVERY, group="passage")).hits
    assert [hit.score for hit in found] == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("group", ["document", "passage"])
@pytest.mark.parametrize("node", (SCORED | OTHERS).values(), ids=SCORED | OTHERS)
def test_answers_are_the_memory_engines(searcher, right, node, group):
    for selections in ({}, {"type": ("law",), "year": ("1990", "1993")}):
        window = Window(EVERY, group=group, facets=FACETS)
        expected, found = (s.search(p.Plan(node, selections), window) for s in (right, searcher))
        assert (found.total, found.facets, found.patterns) == (expected.total, expected.facets, expected.patterns)
        assert _rounded(found.hits) == _rounded(expected.hits)


def _rounded(hits):
    """As far as the order of adding up leaves scores alone; equal scores in the order of ids on both sides."""
    return sorted((-round(h.score, 7), h.id, [(n.ordinal, round(n.score, 7)) for n in h.passages]) for h in hits)
