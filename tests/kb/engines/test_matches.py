"""Sets of rows with scores: intersections and unions over arrays, held against dicts."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.engines.whoosh.matches import EMPTY, Matches, Universe, best, summed

SCORES = st.dictionaries(st.integers(0, 79), st.integers(1, 9), max_size=40)
ROWS = st.sets(st.integers(0, 79), max_size=40)


def matches(scores) -> Matches:
    at = sorted(scores)
    return Matches(np.array(at, np.int32), np.array([scores[n] for n in at], float))


def within(universe: Universe, term: Matches) -> Matches:
    at, among = universe.find(term.at)
    return Matches(at, term.scores if among is None else term.scores[among])


def pairs(found: Matches) -> dict[int, float]:
    assert found.at.tolist() == sorted(set(found.at.tolist()))  # ascending, each once
    return dict(zip(found.at.tolist(), found.scores.tolist(), strict=True))


@given(SCORES, ROWS, st.sampled_from([np.int32, np.int64]))
def test_a_term_within_a_universe(scores, rows, kind):
    kept = sorted(rows)
    universe = Universe(80, np.array(kept, kind))
    term = matches(scores)
    there = {n: scores[row] for n, row in enumerate(kept) if row in scores}
    assert pairs(within(universe, term)) == there


def test_a_term_much_longer_than_the_universe_is_looked_up_from_the_other_side():
    ids = np.arange(0, 2000, 2, dtype=np.int32)
    placed = within(Universe(2000, np.array([3, 4, 1998, 1999])), Matches(ids, ids.astype(float)))
    assert pairs(placed) == {1: 4.0, 2: 1998.0}


@given(st.lists(SCORES, max_size=5), st.sampled_from([80, 10_000]))  # dense and sparse unions
def test_best_and_sum_of_parts(parts, size):
    universe, given_parts = Universe(size), [matches(part) for part in parts]
    every = {row for part in parts for row in part}
    assert pairs(best(given_parts, universe)) == {r: max(p.get(r, 0) for p in parts) for r in every}
    assert pairs(summed(given_parts, universe)) == {r: sum(p.get(r, 0) for p in parts) for r in every}


@given(st.lists(SCORES, max_size=5), st.integers(1, 4))
def test_at_least_so_many_parts(parts, minimum):
    found = pairs(summed([matches(part) for part in parts], Universe(80), minimum))
    wanted = {r for part in parts for r in part if sum(r in p for p in parts) >= minimum}
    assert found == {r: sum(p.get(r, 0) for p in parts) for r in wanted}


@given(ROWS, st.data())
def test_narrowing_twice_is_narrowing_once(rows, data):
    first = Universe(80, np.array(sorted(rows), np.int64))
    places = sorted(data.draw(st.sets(st.integers(0, max(len(rows) - 1, 0)), max_size=len(rows)))) if rows else []
    second = first.narrowed(np.array(places, np.int64))
    assert second.rows.tolist() == [sorted(rows)[n] for n in places]
    assert first.rows_at(np.array(places, np.int64)).tolist() == second.rows.tolist()
    assert second.size == len(places)


@pytest.mark.parametrize("universe", [Universe(0), Universe(5, np.zeros(0, np.int64)), Universe(5)],
                         ids=["nothing indexed", "narrowed to nothing", "all"])
def test_nothing_is_found_of_nothing(universe):
    assert pairs(within(universe, EMPTY)) == {}
    assert pairs(best([], universe)) == pairs(summed([EMPTY, EMPTY], universe)) == {}
