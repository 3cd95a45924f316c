"""A bonus for what the first passages of a sentence have in common."""

import math
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.query.feedback import PASSAGES, TERMS, First, asks, with_feedback
from kb.query.plan import Any, Key, Maybe

NODE = Key("lemma", "en:border")
ROWS = {"en~wing": 5, "en~flow": 10, "en~the": 1000}
FILLING = " the" * 150
WORDS = st.sampled_from(["the", "wing", "flow", "heat", "shear", "border"])


def frequency(stem: str) -> int:
    return ROWS.get(stem, 20)


def bonus(*texts: str, share: float = 0.5, score: float = 10.0) -> dict[str, float]:
    first = [First(text + FILLING, "en", score) for text in texts]
    node = with_feedback(NODE, first, share, frequency, 1000)
    if node == NODE:
        return {}
    assert isinstance(node, Maybe)
    assert node.must == NODE
    assert isinstance(node.bonus, Any)
    assert {key.stream for key in node.bonus.parts} == {"stem"}
    return {key.term: key.weight for key in node.bonus.parts}


@pytest.mark.parametrize(("words", "expected"), [
    ("what helps victims at the border", True),
    ("victims that can be helped", True),
    ("da li žrtva ima pravo na boravak", True),
    ("kako se žrtve štite", True),
    ("protection of victims at the border", False),
    ("zaštita žrtava na granici", False),
    ("", False),
], ids=str)  # fmt: skip
def test_a_sentence_is_told_from_a_name(words, expected):
    assert asks(words.split()) is expected


def test_without_passages_nothing_is_added():
    assert bonus() == {}
    assert bonus("", "") == {}


def test_single_sentences_tell_nothing():
    first = [First("wing flow heat", "en", 10.0)] * 5
    assert with_feedback(NODE, first, 0.5, frequency, 1000) == NODE


def test_words_of_every_passage_tell_nothing():
    assert bonus("the the the") == {}
    assert set(bonus("the wing")) == {"en~wing"}


def test_the_rarer_of_two_words_counts_more():
    found = bonus("wing flow", "wing flow")
    assert found["en~wing"] > found["en~flow"] > 0


def test_what_several_passages_say_counts_more_than_what_one_says():
    found = bonus("heat shear", "heat ablation")
    assert found["en~heat"] > found["en~shear"]


def test_a_long_passage_has_no_larger_say():
    found = bonus("heat " * 150, "shear " * 300 + FILLING)
    assert found["en~heat"] == pytest.approx(found["en~shear"])


def test_only_some_words_are_taken():
    assert len(bonus(" ".join(f"word{chr(97 + n)}x" for n in range(26)))) == TERMS


def scored(stem: str, times: int) -> float:
    """What an engine gives a word in a passage of mean length, less the 1 in its idf that feedback makes up for."""
    rows = frequency(stem)
    rarity = math.log(1000 / rows)
    return (rarity + 1) * times * 2.2 / (times + 1.2)


@given(st.lists(st.lists(WORDS, min_size=1, max_size=9), min_size=1, max_size=PASSAGES), st.floats(0.1, 1.0))
def test_no_passage_of_mean_length_gains_more_than_the_share(texts, share):
    found = bonus(*(" ".join(words) for words in texts), share=share)
    for words in texts:
        stems = Counter(f"en~{word}" for word in words)
        assert sum(found.get(stem, 0) * scored(stem, times) for stem, times in stems.items()) <= share * 10 + 1e-9
