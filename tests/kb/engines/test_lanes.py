"""Where documents are written: rows in the order of arrival, full segments, processes that fail."""

import pytest

from kb.engines.whoosh import lanes
from kb.engines.whoosh.columns import SegmentColumns
from kb.engines.whoosh.lanes import Lane, ParallelLanes, Placed
from kb.model import Document, Passage, Record


def document(id: str, passages: int, text: str = "border law") -> Document:
    return Document(Record(id, "T", language="en"), tuple(Passage(id, n, f"p{n}", "", text) for n in range(passages)))


def test_each_document_has_rows_of_its_own(tmp_path):
    lane = Lane(tmp_path)
    for turn, (id, passages) in enumerate([("a", 2), ("b", 0), ("c", 1)]):
        lane.add(turn, document(id, passages))
    [built] = lane.finish()
    assert built.placed == (Placed(0, "a", 0, 2), Placed(1, "b", 2, 1), Placed(2, "c", 3, 1))
    assert built.segment.doc_count_all() == 4


def test_a_lane_can_be_finished_again(tmp_path):
    lane = Lane(tmp_path)
    assert list(lane.finish()) == []
    lane.add(1, document("a", 1))
    assert len(lane.finish()) == 1
    assert list(lane.finish()) == []


def test_a_full_segment_is_closed_before_the_next_document(tmp_path, monkeypatch):
    monkeypatch.setattr(lanes, "SEGMENT_TOKENS", 10)
    lane = Lane(tmp_path)
    for turn in range(3):
        lane.add(turn, document(f"d{turn}", 2))
    built = lane.finish()
    assert [[placed.turn for placed in each.placed] for each in built] == [[0], [1], [2]]
    assert [placed.first for each in built for placed in each.placed] == [0, 0, 0]


def test_what_is_dropped_is_not_given_back(tmp_path):
    lane = Lane(tmp_path)
    lane.add(0, document("a", 1))
    lane.close()
    assert list(lane.finish()) == []


def test_processes_give_back_every_document_once(tmp_path):
    parallel = ParallelLanes(tmp_path, 2)
    try:
        for turn in range(9):
            parallel.add(turn, document(f"d{turn}", turn % 3))
        built = parallel.finish()
        assert sorted(placed.turn for each in built for placed in each.placed) == list(range(9))
        for each in built:
            opened = SegmentColumns.open(tmp_path, each.segment)
            ids = [opened.strings("ids")[n].decode() for n in range(len(each.placed))]
            assert ids == [placed.id for placed in each.placed]
    finally:
        parallel.close()


def test_what_goes_wrong_in_a_process_is_raised_here(tmp_path):
    parallel = ParallelLanes(tmp_path, 1)
    try:
        parallel.add(0, Document(Record("a", "T", metadata={"x": {1}}), ()))
        with pytest.raises(TypeError, match="is not plain JSON"):
            parallel.finish()
    finally:
        parallel.close()


def test_a_process_that_ended_is_said_to_have(tmp_path):
    parallel = ParallelLanes(tmp_path, 1)
    try:
        parallel._processes[0].terminate()
        parallel._processes[0].join()
        with pytest.raises(OSError, match=r"has ended; perhaps the machine is out of memory|Broken pipe"):
            parallel.finish()
    finally:
        parallel.close()
