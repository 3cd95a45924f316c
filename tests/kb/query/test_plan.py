"""The terms by which a passage can match a plan."""

import pytest

from kb.query.plan import All, Any, Best, Every, Key, Maybe, Only, Pattern, Plan, Sequence, Without, Years, keys_of

A, B, C = Key("lemma", "a"), Key("form", "b", 0.5), Key("stem", "c")


@pytest.mark.parametrize(("node", "keys"), [
    (A, [A]),
    (Best((A, B)), [A, B]),
    (All((A, Any((B, C)))), [A, B, C]),
    (Maybe(A, B), [A, B]),
    (Without(A, B), [A]),
    (Without(Every(), A), []),
    (Sequence("lemma", (("a", "x"), ("y",)), weight=0.3), [Key("lemma", t, 0.3) for t in "axy"]),
    (Pattern("form", "kri"), []),
    (Only("country", ("serbia",)), []),
    (Years(2010, None), []),
    (Every(), []),
], ids=["key", "best", "all and any", "a bonus too", "not what must be absent", "all but", "each place of a phrase",
        "a pattern has none yet", "filter", "years", "everything"])  # fmt: skip
def test_keys_of(node, keys):
    assert list(keys_of(node)) == keys


def test_a_plan_without_selections_filters_nothing():
    assert Plan(A).selections == {}


def test_equal_nodes_are_one_key_of_a_dictionary():
    assert len({Best((A, B)): 1, Best((A, B)): 2, Best((B, A)): 3}) == 2
