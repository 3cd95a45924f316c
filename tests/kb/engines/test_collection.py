"""Several segments as one: rows, documents, statistics and orders."""

import shutil

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.engines import open_searcher, open_writer
from kb.engines.whoosh.collection import Collection, _rank
from kb.model import Document, Passage, Record
from kb.settings import Settings

SEGMENTS = (
    [("b", "Zakon", "2014", "w1", ["rad i zakon", "rad rad"]), ("empty", "", "", "", [])],
    [("a", "zakon", "", "w1", ["zakon"]), ("c", "Ćirilica", "2010-05", "", ["plata"])],
    [("d", "Đ", "2014-01", "w2", ["rad"])],
)


def document(id, title, date, work, texts) -> Document:
    passages = tuple(Passage(id, n, f"p{n}", "", text) for n, text in enumerate(texts))
    return Document(Record(id, title, language="sr", date=date, work=work), passages)


@pytest.fixture(scope="module")
def settings(tmp_path_factory):
    settings = Settings(index=tmp_path_factory.mktemp("collection") / "index")
    for segment in SEGMENTS:
        with open_writer(settings) as writer:
            for each in segment:
                writer.put(document(*each))
    return settings


@pytest.fixture(scope="module")
def collection(settings):
    return open_searcher(settings)()._collection


def by_id(collection, values) -> dict[str, object]:
    return {id.decode(): value for id, value in zip(collection.strings("ids"), values, strict=True)}


def test_rows_and_documents_are_numbered_through(collection):
    assert (collection.rows, collection.documents, collection.passages) == (6, 5, 5)
    assert collection.document.tolist() == [0, 0, 1, 2, 3, 4]
    assert [collection.segment_of(row)[1] for row in range(6)] == [0, 1, 2, 0, 1, 0]
    assert [collection.segments.index(collection.segment_of_document(d)[0]) for d in range(5)] == [0, 0, 1, 1, 2]


def test_a_document_without_passages_cannot_be_found_but_is_there(collection):
    assert collection.live.tolist() == [True, True, False, True, True, True]
    assert collection.alive.all()


def test_orders(collection):
    assert by_id(collection, collection.id_rank.tolist()) == {"a": 0, "b": 1, "c": 2, "d": 3, "empty": 4}
    titles = by_id(collection, collection.title_rank.tolist())
    assert titles["a"] == titles["b"]  # capitals do not count
    assert sorted(titles, key=lambda id: titles[id])[:3] == ["empty", "c", "d"]
    dates = by_id(collection, collection.date_rank.tolist())
    assert dates["a"] == dates["empty"] == 0
    assert 0 < dates["c"] < dates["b"] < dates["d"]


def test_language_versions_share_a_work_and_others_have_one_each(collection):
    works = by_id(collection, collection.works.tolist())
    assert works["a"] == works["b"]
    assert len({works[id] for id in ("a", "c", "d", "empty")}) == 4


@pytest.mark.parametrize(("term", "rows", "counts"), [
    ("rad", [0, 1, 5], [1, 2, 1]), ("zakon", [0, 3], [1, 1]), ("plata", [4], [1]), ("nothing", [], []),
], ids=["three segments", "two segments", "one segment", "none"])
def test_a_term_over_all_segments(collection, term, rows, counts):
    found, spread = collection.postings("form", term), collection.spread("form", term)
    assert found.ids.tolist() == rows
    assert found.counts.tolist() == np.diff(spread.offsets).tolist() == counts
    assert collection.frequency("form", term) == len(rows)
    assert len(spread.positions) == sum(counts)


def test_a_second_question_gives_the_same_arrays(collection):
    assert collection.postings("form", "rad") is collection.postings("form", "rad")
    assert collection.scores("form", "rad") is collection.scores("form", "rad")
    assert collection.spread("form", "rad") is collection.spread("form", "rad")


@pytest.mark.parametrize("before", [True, False], ids=["all were worked out before", "these only"])
def test_some_rows_score_what_they_score_among_all(collection, before):
    fresh = Collection(collection.segments, 1 << 20)
    if before:
        fresh.scores("form", "rad")
    some = np.array([0, 2])
    assert fresh.scores("form", "rad", some).tolist() == collection.scores("form", "rad")[some].tolist()


def test_deleted_rows_stay_in_the_statistics_and_leave_the_answers(settings, tmp_path):
    copied = Settings(index=shutil.copytree(settings.index, tmp_path / "index"))
    with open_writer(copied) as writer:
        writer.delete("b")
    collection = open_searcher(copied)()._collection
    assert collection.frequency("form", "rad") == 3
    assert collection.live.tolist()[:2] == [False, False]
    assert by_id(collection, collection.alive.tolist())["b"] is False


@given(st.lists(st.binary(max_size=2), max_size=9))
def test_rank_is_the_place_among_different_values(values):
    assert _rank(values).tolist() == [sorted(set(values)).index(value) for value in values]
