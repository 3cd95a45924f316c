"""From matching rows to hits: groups, evidence, ties and cuts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.engine import EVIDENCE, Window
from kb.engines import open_searcher, open_writer
from kb.engines.whoosh.ranking import _cut, _evidence, _smallest, _with_versions, first_of_each
from kb.model import Document, Passage, Record
from kb.query.plan import Every, Key, Plan
from kb.settings import Settings

GROUPS = st.lists(st.lists(st.integers(1, 5).map(float), min_size=1, max_size=6), min_size=1, max_size=5)


@given(st.lists(st.integers(0, 5), max_size=20).map(sorted))
def test_where_each_value_begins(values):
    begin, found = first_of_each(np.array(values, np.int64))
    assert found.tolist() == sorted(set(values))
    assert begin.tolist() == [values.index(value) for value in sorted(set(values))]


@given(GROUPS)
def test_evidence_is_the_weighed_sum_of_the_best(groups):
    begin = np.cumsum([0, *map(len, groups[:-1])])
    found = _evidence(np.concatenate([np.array(g) for g in groups]), begin).tolist()
    right = [sum(a * b for a, b in zip(EVIDENCE, sorted(group, reverse=True), strict=False)) for group in groups]
    assert found == pytest.approx(right)


def test_versions_of_a_work_stand_right_behind_the_best():
    found = _with_versions(np.array([10.0, 1.0, 3.0]), np.array([7, 7, 2]))
    assert found.tolist() == [10.0, 9.5, 3.0]


@given(st.lists(st.integers(0, 4), min_size=1, max_size=20), st.integers(1, 8))
def test_the_smallest_and_what_ties_with_the_last_of_them(keys, count):
    found = _smallest(np.array(keys), count).tolist()
    limit = sorted(keys)[min(count, len(keys)) - 1]
    assert found == [n for n, key in enumerate(keys) if key <= limit]


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 99)), min_size=2, max_size=15, unique_by=lambda p: p[1]),
       st.data())
def test_of_ties_only_the_first_are_kept(pairs, data):
    key, tie = (np.array(column) for column in zip(*pairs, strict=True))
    count = data.draw(st.integers(1, len(pairs)))
    among = _smallest(key, count)
    if len(among) > count:
        kept, ties = _cut(key[among], tie[among], among, count)
        assert sorted(zip(key[kept].tolist(), ties.tolist(), strict=True)) == sorted(pairs)[:count]


@pytest.fixture(scope="module")
def searcher(tmp_path_factory):
    settings = Settings(index=tmp_path_factory.mktemp("ranking") / "index")
    with open_writer(settings) as writer:
        for id, title, date, texts in (("b", "B", "2014", ["rad", "rad rad", "plata"]), ("a", "b", "2014", ["rad"]),
                                       ("c", "A", "", ["rad"])):
            passages = tuple(Passage(id, n, f"p{n}", "", text) for n, text in enumerate(texts))
            writer.put(Document(Record(id, title, language="sr", date=date), passages))
    return open_searcher(settings)()


@pytest.mark.parametrize(("sort", "ids"), [
    ("title", ["c", "a", "b"]), ("date", ["a", "b", "c"]), ("date-asc", ["a", "b", "c"]),
    ("relevance", ["a", "b", "c"]),
])
def test_ties_go_by_id_and_the_undated_come_last(searcher, sort, ids):
    assert [hit.id for hit in searcher.search(Plan(Every()), Window(sort=sort)).hits] == ids


def test_passages_of_a_document_are_best_first_and_as_many_as_asked_for(searcher):
    found = {hit.id: hit for hit in searcher.search(Plan(Key("form", "rad")), Window(passages_per_document=1)).hits}
    assert [p.ordinal for p in found["b"].passages] == [1]
    more = searcher.search(Plan(Key("form", "rad")), Window(passages_per_document=9)).hits
    assert [[p.ordinal for p in hit.passages] for hit in more if hit.id == "b"] == [[1, 0]]


@pytest.mark.parametrize(("window", "ids"), [
    (Window(0), []), (Window(2, 2), ["c"]), (Window(2, 9), []), (Window(1, 1), ["b"]),
], ids=["no hit wanted", "the last", "behind the last", "one of the middle"])
def test_windows(searcher, window, ids):
    results = searcher.search(Plan(Every()), window)
    assert ([hit.id for hit in results.hits], results.total) == (ids, 3)


def test_every_passage_is_a_hit_of_its_own_where_passages_are_asked_for(searcher):
    found = searcher.search(Plan(Every()), Window(group="passage")).hits
    assert [(hit.id, hit.passages[0].ordinal) for hit in found] == [("a", 0), ("b", 0), ("b", 1), ("b", 2), ("c", 0)]
