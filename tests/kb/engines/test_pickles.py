"""Blocks that are pickled all at once are what `pickle` reads."""

import pickle
from itertools import accumulate, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.formats import Positions

from kb.engines.whoosh.pickles import Stretch, grouped, pickled

_number = st.one_of(st.sampled_from([0, 1, 255, 256, 65535, 65536, 2**31 - 1]), st.integers(0, 300))
_rows = st.tuples(_number, st.lists(_number, min_size=1, max_size=5))
_blocks = st.lists(st.lists(_rows, min_size=1, max_size=4), min_size=1, max_size=5)


def stretch(blocks, positions=True):
    rows = [row for block in blocks for row in block]
    steps = np.array([step for _, steps in rows for step in steps], np.int64)
    sizes, counts = ([len(one) for one in many] for many in (blocks, [steps for _, steps in rows]))
    deltas = [delta for delta, _ in rows]
    return Stretch(*(np.array(values, np.int64) for values in (sizes, deltas, counts)), steps if positions else None)


def read(blocks, **options):
    data, ends = pickled(stretch(blocks, **options))
    return [pickle.loads(data[begin:end]) for begin, end in pairwise([0, *ends.tolist()])]


@given(_blocks)
def test_rows_weights_and_values_come_back(blocks):
    for block, (deltas, weights, values) in zip(blocks, read(blocks), strict=True):
        assert list(deltas) == [delta for delta, _ in block]
        weights = [weights or 1.0] * len(block) if weights is None or isinstance(weights, float) else weights
        assert list(weights) == [len(steps) for _, steps in block]
        assert [Positions().decode_positions(value) for value in values] == [[*accumulate(s)] for _, s in block]
        assert [Positions().decode_frequency(value) for value in values] == [len(steps) for _, steps in block]


@pytest.mark.parametrize(("counts", "kept"), [
    ([1, 1], None), ([3, 3], 3.0), ([1, 3], (1, 3)), ([300, 1], (300, 1)),
], ids=["all 1", "all equal", "different", "many"])  # fmt: skip
def test_weights_are_kept_as_short_as_whoosh_reads_them(counts, kept):
    [(_, weights, _)] = read([[(1, [1] * count) for count in counts]])
    assert weights == kept
    assert isinstance(weights, type(kept))


@pytest.mark.parametrize("count", [1, 120, 121, 122, 123, 124, 125, 126, 130, 70_000], ids=str)
def test_values_of_any_size(count):
    [(_, _, values)] = read([[(0, [1] * count), (1, [2])]])
    assert [len(Positions().decode_positions(value)) for value in values] == [count, 1]


def test_exact_values_have_neither_weights_nor_positions():
    assert read([[(5, [1]), (0, [1])], [(300, [1])]], positions=False) == [((5, 0), None, None), ((300,), None, None)]


def test_sums_in_groups():
    before, total = grouped(np.array([2, 3, 5, 7]), np.array([1, 3]))
    assert (before.tolist(), total.tolist()) == ([0, 0, 3, 8], [2, 15])
