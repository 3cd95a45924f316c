"""Phrases and near words on arrays of positions, held against trying every combination."""

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.engines.whoosh.sequences import _different, _in_order, _near

PLACES = st.lists(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 8)), max_size=6), min_size=1, max_size=3)


def spots(pairs) -> np.ndarray:
    return np.array(sorted((row << 32) + position for row, position in pairs), np.int64)


def brute(places, fits) -> set[int]:
    return {row for row in range(3)
            for combo in itertools.product(*([p for r, p in place if r == row] for place in places)) if fits(combo)}


@given(PLACES, st.integers(0, 3))
def test_in_order(places, slop):
    def fits(combo):
        return all(0 < b - a <= slop + 1 for a, b in itertools.pairwise(combo))

    assert set(_in_order([spots(p) for p in places], slop).tolist()) == brute(places, fits)


@given(PLACES, st.integers(0, 3))
def test_near(places, slop):
    width = len(places) + slop

    def fits(combo):
        return len(set(combo)) == len(combo) and max(combo) - min(combo) < width

    assert _near([spots(p) for p in places], width).tolist() == sorted(brute(places, fits))


@pytest.mark.parametrize(("choices", "possible"), [
    pytest.param([[1], [2]], True, id="apart"),
    pytest.param([[1], [1]], False, id="one position for two words"),
    pytest.param([[1, 2], [1]], True, id="the first gives way"),
    pytest.param([[1, 2], [1, 2], [1, 2]], False, id="three words in two positions"),
    pytest.param([[1, 2], [2, 3], [1]], True, id="a chain of giving way"),
])
def test_each_word_needs_a_position_of_its_own(choices, possible):
    assert _different([np.array(each, np.int64) for each in choices]) is possible
