"""Stop words of expansions are found, but not marked."""

import pytest

from kb.query.marking import keys_to_mark
from kb.query.plan import Sequence
from kb.service import Expansion, Interpretation


def _marked(query, added, keys, **more):
    read = Interpretation(query=query, expansions=(Expansion("x", query, added, "en", "glossary"),), **more)
    return set(keys_to_mark(Sequence("lemma", tuple((key,) for key in keys)), read))


@pytest.mark.parametrize(("query", "added", "keys", "left"), [
    pytest.param("trgovina", "sale of men", ("en:sale", "en:of", "en:man"), {"en:sale", "en:man"}, id="added"),
    pytest.param("sale of goods", "trade of goods", ("en:trade", "en:of"), {"en:trade", "en:of"}, id="typed too"),
    pytest.param("ljudi", "human beings", ("en:human", "en:being"), {"en:human", "en:being"}, id="another form tells"),
])
def test_small_words(query, added, keys, left):
    assert _marked(query, added, keys) == left


def test_a_restored_word_is_a_typed_one():
    added = Expansion("x", "sto", "što", "sr", "glossary")
    read = Interpretation(query="sto", expansions=(added,), restored={"sto": ("što",)})
    assert keys_to_mark(Sequence("lemma", (("sr:sto",), ("sr:sta",))), read) == {"sr:sto", "sr:sta"}
