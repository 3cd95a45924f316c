"""Which segments are joined, and when."""

from dataclasses import dataclass

import pytest

from kb.engines.whoosh.merging import FACTOR, MOST, SMALLEST, due


@dataclass(frozen=True)
class Segment:
    rows: int
    gone: int = 0

    def doc_count_all(self):
        return self.rows

    def deleted_count(self):
        return self.gone

    def doc_count(self):
        return self.rows - self.gone


@pytest.mark.parametrize(("segments", "joined"), [
    pytest.param([], [], id="no segment"),
    pytest.param([Segment(10)] * (FACTOR - 1), [], id="too few of a size"),
    pytest.param([Segment(10)] * FACTOR, [0, 1, 2, 3, 4], id="enough of a size"),
    pytest.param([Segment(SMALLEST), *[Segment(1)] * 4], [0, 1, 2, 3, 4], id="all small ones are of one size"),
    pytest.param([Segment(SMALLEST * 4), *[Segment(1)] * 4], [], id="a larger one is not"),
    pytest.param([Segment(MOST // 4)] * FACTOR, [], id="too large together"),
    pytest.param([Segment(5), Segment(7, 7)], [1], id="all deleted"),
    pytest.param([Segment(5000, 2001)], [0], id="mostly deleted and large"),
    pytest.param([Segment(100, 90)], [], id="mostly deleted and small"),
    pytest.param([Segment(5000, 1999)], [], id="less than the share"),
])
def test_due(segments, joined):
    assert due(segments) == [segments[n] for n in joined]


def test_small_sizes_are_joined_first():
    small, large = [Segment(n + 1) for n in range(FACTOR)], [Segment(SMALLEST * 4 + n) for n in range(FACTOR)]
    assert due([*large, *small]) == small


def test_joining_again_and_again_ends():
    held, steps = [Segment(1)] * 200, 0
    while joined := due(held):
        rest = list(held)
        for one in joined:
            rest.remove(one)
        held, steps = [*rest, Segment(sum(s.doc_count() for s in joined))], steps + 1
    assert len(held) < FACTOR * 2
    assert sum(s.rows for s in held) == 200
    assert 0 < steps < 60
