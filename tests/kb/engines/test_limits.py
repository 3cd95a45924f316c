"""What a query costs, counted as a person counts words."""

from contextlib import nullcontext
from itertools import permutations

import pytest

from kb.engine import Window
from kb.engines import open_searcher, open_writer
from kb.engines.whoosh.limits import Limits, clauses_of, leaves_of, patterns_of
from kb.errors import QueryTooCostly
from kb.model import FACETS, Document, Passage, Record
from kb.query.plan import All, Any, Best, Every, Key, Only, Pattern, Plan, Without
from kb.settings import Settings

WORD = Best((Key("form", "a"), Key("lemma", "sr:a"), Key("stem", "sr~a")))


@pytest.mark.parametrize(("node", "clauses", "leaves"), [
    (Key("form", "a"), 1, 1),
    (WORD, 1, 3),
    (All((WORD, WORD)), 2, 6),
    (Any((WORD, All((WORD, WORD)))), 3, 9),
    (Without(WORD, WORD), 2, 6),
    (Without(WORD, Only("type", ("law",))), 2, 4),
    (All(()), 0, 0),
    (Best(()), 0, 0),
])
def test_counts(node, clauses, leaves):
    assert (clauses_of(node), leaves_of(node)) == (clauses, leaves)


def test_a_query_at_the_limit_is_answered():
    Limits(clauses=3).check(Plan(All((WORD,) * 3)))


def test_a_query_above_the_limit_is_refused_with_both_numbers():
    with pytest.raises(QueryTooCostly, match="4 words or clauses, and at most 3") as raised:
        Limits(clauses=3).check(Plan(All((WORD,) * 4)))
    assert raised.value.parameter == "q"


def test_a_word_of_too_many_spellings_counts_as_well():
    with pytest.raises(QueryTooCostly):
        Limits(clauses=1).check(Plan(Best((Key("form", "a"),) * 65)))


@pytest.mark.parametrize(("node", "many"), [
    (Pattern("form", "a", "prefix"), 1), (Best((Pattern("form", "s", "prefix"), Pattern("form", "š", "prefix"))), 2),
    (All((WORD, Without(WORD, Pattern("form", "a", "prefix")))), 1), (WORD, 0),
], ids=["one", "in two spellings", "left out", "none"])  # fmt: skip
def test_patterns_are_counted(node, many):
    assert patterns_of(node) == many


@pytest.mark.parametrize(("many", "refused"), [(48, False), (49, True)])
def test_patterns_are_bounded(many, refused):
    plan = Plan(Any(tuple(Pattern("form", chr(97 + n % 26) * (1 + n // 26), "prefix") for n in range(many))))
    with pytest.raises(QueryTooCostly, match="patterns") if refused else nullcontext():
        Limits().check(plan)


def test_facets_asked_for_in_another_order_take_no_more_memory(tmp_path):
    with open_writer(Settings(index=tmp_path)) as writer:
        writer.put(Document(Record("a", "A", countries=("serbia",)), (Passage("a", 0, "x", "", "border"),)))
    searcher = open_searcher(Settings(index=tmp_path))()
    answers = [searcher.search(Plan(Every()), Window(facets=names)) for names in permutations(FACETS)]
    assert {answer.facets["country"]["serbia"] for answer in answers} == {1}
    assert len(searcher._facets) == 1
