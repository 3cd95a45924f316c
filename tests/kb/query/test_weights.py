"""The table of numbers: what counts less than what, and that leaner plans are leaner."""

from dataclasses import fields, replace
from itertools import pairwise

import pytest

from kb.query.combining import leaves, size
from kb.query.parser import parse
from kb.query.planner import plan_query
from kb.query.weights import DEFAULT, Weights, leaner
from kb.service import SearchRequest
from tests.kb.query.small_corpus import searcher


@pytest.mark.parametrize(("less", "more"), [
    ("stem", "form"), ("restored", "form"), ("family", "lemma"), ("translation", "family"), ("translation", "synonym"),
    ("other_language", "lemma"), ("title", "heading"), ("title_bonus", "title"), ("heading_bonus", "heading"),
])  # fmt: skip
def test_what_is_further_from_what_was_typed_counts_less(less, more):
    assert getattr(DEFAULT, less) < getattr(DEFAULT, more)


@pytest.mark.parametrize("name", [f.name for f in fields(Weights)])
def test_nothing_is_negative(name):
    assert getattr(DEFAULT, name) >= 0


def test_the_first_are_the_weights_themselves():
    assert next(leaner(DEFAULT)) is DEFAULT
    other = replace(DEFAULT, phrase=0.7)
    assert next(leaner(other)).phrase == 0.7


QUESTION = (
    "policija je otkrila krijumčarenje migranata preko reke; žrtve trgovine ljudima bile su prinuđene na rad, a sudija"
    " je odbio zahtev zbog zloupotrebe i krivičnog dela"
)


def test_each_further_one_makes_no_bigger_a_plan():
    opened = searcher()
    plans = [
        plan_query(parse(QUESTION), SearchRequest(QUESTION), opened, replace(w, max_size=10**6, max_leaves=10**6))
        for w in leaner(DEFAULT)
    ]
    costs = [max(leaves(rung.node) for rung in plan.levels) for plan in plans]
    assert all(later <= earlier for earlier, later in pairwise(costs))
    assert costs[-1] < costs[0]


@pytest.mark.parametrize("limit", [60, 120, 360])
def test_a_plan_keeps_to_its_limits_where_giving_up_helps(limit):
    opened = searcher()
    plan = plan_query(parse(QUESTION), SearchRequest(QUESTION), opened, replace(DEFAULT, max_leaves=limit))
    assert max(leaves(rung.node) for rung in plan.levels) <= limit
    assert max(size(rung.node) for rung in plan.levels) <= DEFAULT.max_size
