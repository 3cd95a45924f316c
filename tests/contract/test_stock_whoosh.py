"""Stock Whoosh as the oracle: the same hits and scores from its own evaluation of the same query."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whoosh import query as w
from whoosh.collectors import TopCollector
from whoosh.index import open_dir

from kb.engine import Window
from kb.engines import open_searcher, open_writer
from kb.model import Document
from kb.query import plan as p
from kb.settings import Settings
from tests.contract.engines import FOLDER, KEYS, corpora

PARTS = st.lists(KEYS, min_size=1, max_size=3).map(tuple)
NODES = st.one_of(KEYS, st.builds(p.Any, PARTS), st.builds(p.All, PARTS))


def as_whoosh(node: p.Node) -> w.Query:
    match node:
        case p.Key(stream, term, weight):
            return w.Term(stream, term, boost=weight)
        case p.Any(parts):
            return w.Or([as_whoosh(part) for part in parts])
        case p.All(parts):
            return w.And([as_whoosh(part) for part in parts])
    raise TypeError(node)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(batches=corpora(deletions=True), nodes=st.lists(NODES, min_size=5, max_size=5))
def test_same_scores_over_segments_with_deletions(batches, nodes):
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        chosen = Settings(index=Path(folder) / "index")
        with open_writer(chosen) as writer:
            for batch in batches:
                for change in batch:
                    if isinstance(change, Document) and not change.passages:
                        continue  # takes a row in Whoosh's statistics
                    writer.delete(change) if isinstance(change, str) else writer.put(change)
                writer.commit()
        searcher = open_searcher(chosen)()
        with open_dir(chosen.index).searcher() as oracle:
            for node in nodes:
                collector = TopCollector(limit=1000, usequality=False)
                oracle.search_with_collector(as_whoosh(node), collector)
                expected = sorted((score for score, _ in collector.results().top_n), reverse=True)
                found = searcher.search(p.Plan(node), Window(1000, group="passage"))
                assert [hit.score for hit in found.hits] == pytest.approx(expected, rel=1e-9)
