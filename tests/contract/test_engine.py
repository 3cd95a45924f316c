"""What every engine must do, on the same random documents and plans. The memory engine says what is right."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kb.engine import Results, Window
from kb.errors import DeadlineExceeded
from kb.model import FACETS, Document, Passage, Record
from kb.query.plan import Every, Plan
from kb.text.streams import STREAMS
from tests.contract.engines import ENGINES, PLANS, WINDOWS, corpora, memory

RANDOM = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
OTHERS = pytest.mark.parametrize("engine", [e for name, e in ENGINES.items() if name != "memory"])
EACH = pytest.mark.parametrize("engine", ENGINES.values(), ids=ENGINES)


def rounded(results: Results) -> list[tuple[str, float, tuple[tuple[int, float], ...]]]:
    """The hits, with scores as far as the order of adding up leaves them alone."""
    return [(h.id, round(h.score, 9), tuple((p.ordinal, round(p.score, 9)) for p in h.passages)) for h in results.hits]


@OTHERS
@RANDOM
@given(batches=corpora(), plans=st.lists(st.tuples(PLANS, WINDOWS), min_size=8, max_size=8))
def test_same_answers(engine, batches, plans):
    with memory(batches) as right, engine(batches) as other:
        for plan, window in plans:
            expected, found = right.search(plan, window), other.search(plan, window)
            assert found.total == expected.total
            assert rounded(found) == rounded(expected)
            assert found.facets == expected.facets
            assert found.patterns == expected.patterns


@OTHERS
@RANDOM
@given(batches=corpora(deletions=True), plans=st.lists(PLANS, min_size=5, max_size=5))
def test_same_matches_after_changes(engine, batches, plans):
    everything = Window(1000, sort="title", facets=("country", "year"), passages_per_document=1000)
    with memory(batches) as right, engine(batches) as other:
        for plan in plans:
            expected, found = right.search(plan, everything), other.search(plan, everything)
            assert [(h.id, {p.ordinal for p in h.passages}) for h in found.hits] == [
                (h.id, {p.ordinal for p in h.passages}) for h in expected.hits]
            assert (found.total, found.facets) == (expected.total, expected.facets)


@OTHERS
@RANDOM
@given(batches=corpora(deletions=True))
def test_same_documents(engine, batches):
    with memory(batches) as right, engine(batches) as other:
        assert list(other.records()) == list(right.records())
        for record in right.records():
            assert other.record(record.id) == record
            assert other.passages(record.id) == right.passages(record.id)
        assert (other.status().documents, other.status().passages) == (
            right.status().documents, right.status().passages)


@OTHERS
@RANDOM
@given(batches=corpora())
def test_same_vocabulary(engine, batches):
    with memory(batches) as right, engine(batches) as other:
        for stream in STREAMS:
            terms = list(right.lexicon(stream))
            assert list(other.lexicon(stream)) == terms
            assert other.lexicon(stream).starting_with("z", 3) == right.lexicon(stream).starting_with("z", 3)
            assert all(other.lexicon(stream).frequency(term) == n for term, n in terms)
        assert other.lexicon("form").folded("granice") == right.lexicon("form").folded("granice")


@EACH
@RANDOM
@given(batches=corpora(), plan=PLANS, window=WINDOWS)
def test_windows_are_parts_of_one_list(engine, batches, plan, window):
    with engine(batches) as searcher:
        whole = searcher.search(plan, replace(window, offset=0, limit=100)).hits
        part = searcher.search(plan, window).hits
        assert part == whole[window.offset : window.offset + window.limit]


@EACH
def test_an_empty_index(engine):
    with engine([]) as searcher:
        results = searcher.search(Plan(Every()), Window(facets=("country",)))
        assert (results.total, results.hits, results.facets) == (0, (), {"country": {}})
        assert list(searcher.records()) == list(searcher.lexicon("form")) == []
        assert searcher.record("x") is searcher.passage("x", 0) is None


@EACH
def test_the_deadline(engine):
    with engine([]) as searcher, pytest.raises(DeadlineExceeded):
        searcher.search(Plan(Every()), Window(deadline=0.0))


@EACH
def test_no_facet_counts_an_empty_value(engine):
    documents = [Document(Record("d1", "T", type="", language=""), (Passage("d1", 0, "p0", "", "law"),)),
                 Document(Record("d2", "T", type="law", language="en"), (Passage("d2", 0, "p0", "", "law"),))]
    with engine([documents]) as searcher:
        facets = searcher.search(Plan(Every()), Window(facets=FACETS)).facets
        assert (facets["type"], facets["language"]) == ({"law": 1}, {"en": 1})
        assert not any("" in counts for counts in facets.values())
