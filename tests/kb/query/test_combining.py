"""Nodes put together: no wrapper around one, and sizes as a person would count them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.query.combining import best, leaves, scaled, size, together, with_bonus, without
from kb.query.plan import All, Any, Best, Every, Key, Maybe, Only, Pattern, Sequence, Without

A, B, C = Key("lemma", "sr:a"), Key("lemma", "sr:b"), Key("form", "c", 0.5)
PHRASE = Sequence("lemma", (("sr:a", "sr:b"), ("sr:c",)))


@pytest.mark.parametrize(("nodes", "made"), [
    ([A], A), ([A, B], Best((A, B))), ([A, A], A), ([A, B, A], Best((A, B))),
], ids=["one", "two", "one twice", "the first of equals"])  # fmt: skip
def test_best(nodes, made):
    assert best(nodes) == made


@pytest.mark.parametrize(("nodes", "made"), [
    ((), Every()), ((A,), A), ((A, B), All((A, B))), ((A, A), All((A, A))),
], ids=["none is everything", "one", "two", "a word typed twice counts twice"])  # fmt: skip
def test_together(nodes, made):
    assert together(nodes) == made


def test_a_bonus_and_an_exclusion_wrap_only_where_there_is_one():
    assert with_bonus(A, ()) == A
    assert with_bonus(A, (B,)) == Maybe(A, Any((B,)))
    assert without(A, ()) == A
    assert without(A, (B,)) == Without(A, Any((B,)))


@pytest.mark.parametrize(("node", "words", "terms"), [
    (A, 1, 1),
    (Best((A, B, C)), 1, 3),                          # three ways of having one word
    (Best((A, PHRASE)), 2, 4),                        # the longest way counts
    (All((A, B)), 2, 2),
    (Any((A, Best((B, C))), 1), 2, 3),
    (Maybe(A, Any((B,))), 2, 2),
    (Without(A, B), 2, 2),
    (PHRASE, 2, 3),
    (Best(()), 0, 0),
    (Only("country", ("serbia",)), 1, 1),
], ids=["key", "best", "phrase among", "all", "any", "bonus", "without", "phrase", "nothing", "filter"])  # fmt: skip
def test_sizes(node, words, terms):
    assert size(node) == words
    assert leaves(node) == terms


@pytest.mark.parametrize(("node", "half"), [
    (C, Key("form", "c", 0.25)),
    (PHRASE, Sequence("lemma", PHRASE.places, weight=0.5)),
    (Pattern("form", "kri"), Pattern("form", "kri", weight=0.5)),
    (Best((A, C)), Best((Key("lemma", "sr:a", 0.5), Key("form", "c", 0.25)))),
    (Every(), Every()),
    (Only("country", ("serbia",)), Only("country", ("serbia",))),
], ids=["key", "phrase", "pattern", "best", "everything", "filter"])  # fmt: skip
def test_scaled(node, half):
    assert scaled(node, 0.5) == half


KEYS = st.builds(Key, st.sampled_from(["form", "lemma"]), st.sampled_from("abc"), st.sampled_from([0.5, 1.0]))


@given(st.lists(KEYS, min_size=1, max_size=6))
def test_the_best_of_keys_is_one_word_and_keeps_every_key(keys):
    made = best(keys)
    assert size(made) == 1
    assert leaves(made) == len(set(keys))


@given(st.lists(KEYS, min_size=1, max_size=6), st.sampled_from([0.25, 0.5, 2.0]))
def test_scaling_there_and_back_changes_nothing(keys, factor):
    assert scaled(scaled(best(keys), factor), 1 / factor) == best(keys)
