"""Several words that name one concept count about as much as one word, and the lexicon has the words it should."""

import pytest

from kb.query import phrasebook
from kb.query.combining import leaves
from kb.query.parser import parse
from kb.query.plan import All, Best, Key, Maybe, keys_of
from kb.query.planner import plan_query
from kb.query.weights import DEFAULT
from kb.service import SearchRequest
from kb.text.analyzers import word_keys
from tests.kb.query.small_corpus import searcher


@pytest.fixture(scope="module")
def corpus():
    return searcher()


def strict(question, corpus, **more):
    """The words of the strictest level, without its bonuses."""
    node = plan_query(parse(question), SearchRequest(question, **more), corpus).levels[0].node
    node = node.must if isinstance(node, Maybe) else node
    return node.parts if isinstance(node, All) else (node,)


def weight(word):
    """The most that any key of a word counts."""
    parts = word.parts if isinstance(word, Best) else (word,)
    return max(part.weight for part in parts if isinstance(part, Key))


@pytest.mark.parametrize(("question", "expected"), [
    ("trgovina ljudima", [DEFAULT.concept] * 2),           # one concept in two words
    ("krijumčarenje migranata", [DEFAULT.concept] * 2),
    ("vozila motora", [1.0, 1.0]),                         # two words that only stand side by side
    ("policija trgovina ljudima", [1.0, DEFAULT.concept, DEFAULT.concept]),
], ids=["concept", "another", "two words", "both"])  # fmt: skip
def test_words_of_one_concept_share_their_weight(corpus, question, expected):
    assert [weight(word) for word in strict(question, corpus)] == pytest.approx(expected)


def test_without_expansion_no_concept_is_known(corpus):
    assert [weight(word) for word in strict("trgovina ljudima", corpus, expand=False)] == [1.0, 1.0]


def test_shares_leave_the_shape_of_the_plan_alone(corpus):
    words = strict("policija trgovina ljudima", corpus)
    assert len(words) == 3
    assert all(leaves(word) and list(keys_of(word)) for word in words)


@pytest.mark.parametrize(("english", "serbian"), [
    ("lorry", "kamion"), ("death", "smrt"), ("child", "deca"), ("police", "policijski"), ("athens", "Atina"),
    ("role", "uloga"), ("covert", "tajni"), ("europe", "Evropa"), ("nothing", "ništa"), ("unpunished", "nekažnjen"),
])  # fmt: skip
def test_everyday_words_lead_both_ways(english, serbian):
    a, b = word_keys(english, "en").lemma, word_keys(serbian, "sr").lemma
    assert b in meant(a)
    assert a in meant(b)


def meant(key):
    """The single words that may stand for a word."""
    return {e.keys[0] for e in phrasebook.load().phrases[key][(key,)] if len(e.keys) == 1}


def test_a_residence_permit_is_a_phrase_in_both_languages():
    words = [frozenset({word_keys(w, "sr").lemma}) for w in ("boravišna", "dozvola")]
    found = [m for m in phrasebook.load().find(words) if m.end - m.start == 2]
    assert "residence permit" in {e.text for m in found for e in m.equivalents}
