"""From a tree to a plan: the ladder, the keys of a word with their weights, zones, phrases, patterns."""

from dataclasses import replace

import pytest

from kb.query import planner
from kb.query.parser import parse
from kb.query.plan import All, Any, Best, Every, Key, Maybe, Node, Only, Pattern, Sequence, Without, Years, keys_of
from kb.query.planner import plan_query
from kb.query.weights import DEFAULT
from kb.service import SearchRequest
from tests.kb.query.small_corpus import searcher


@pytest.fixture(scope="module")
def corpus():
    return searcher()


BARE = replace(DEFAULT, phrase=0.0, title_bonus=0.0, heading_bonus=0.0, complete=0.0, short=0)
"""Without bonuses, so that a plan shows only what matches."""


def planned(question, corpus, weights=BARE, **more):
    return plan_query(parse(question), SearchRequest(question, **{"expand": False} | more), corpus, weights)


def strict(question, corpus, **more) -> Node:
    return planned(question, corpus, **more).levels[0].node


def weights(node: Node) -> dict[tuple[str, str], float]:
    return {(key.stream, key.term): key.weight for key in keys_of(node)}


@pytest.mark.parametrize(("question", "levels"), [
    ("", ["all"]),
    ("policija", ["all"]),
    ("policija reka", ["all", "any"]),
    ("policija reka migrant", ["all", "most", "any"]),
    ("policija AND reka", ["all"]),
    ('"preko reke"', ["all"]),
    ('"preko reke" policija migrant', ["all", "any"]),
    ("policija -reka", ["all"]),
], ids=["empty", "one", "two", "three", "operator", "phrase", "phrase and words", "word and exclusion"])  # fmt: skip
def test_the_ladder(corpus, question, levels):
    assert [rung.level for rung in planned(question, corpus).levels] == levels


@pytest.mark.parametrize(("question", "enough"), [
    ("policija", [1]),
    ("policija reka", [1, 1]),
    ("policija reka migrant", [BARE.enough, BARE.page, 1]),
    ("policija reka migrant sud motor dozvola", [BARE.enough, BARE.enough, 1]),
], ids=["one", "two", "three", "six"])  # fmt: skip
def test_when_a_level_finds_enough(corpus, question, enough):
    assert [rung.enough for rung in planned(question, corpus).levels] == enough


@pytest.mark.parametrize(("words", "most"), [(3, 2), (4, 2), (5, 3), (6, 3)])
def test_most_is_half_of_the_words_rounded_up(corpus, words, most):
    question = " ".join("policija reka migrant motor dozvola šuma".split()[:words])
    node = planned(question, corpus).levels[1].node
    assert isinstance(node, Any)
    assert node.minimum == most


def test_what_is_not_a_word_is_never_relaxed(corpus):
    for rung in planned('"preko reke" policija migrant -sud', corpus).levels:
        assert isinstance(rung.node, Without)
        assert any(isinstance(part, Sequence | Best) for part in rung.node.keep.parts)


def test_a_word_by_all_its_keys(corpus):
    found = weights(strict("krijumčarenja", corpus))
    assert found["lemma", "sr:krijumcarenje"] == BARE.lemma
    assert found["stem", "sr~krijumcarenje"] == BARE.stem


def test_what_was_restored_counts_less_than_what_was_typed(corpus):
    typed, restored = (weights(strict(q, corpus))["form", "krijumčarenje"] for q in ("krijumčarenje", "krijumcarenje"))
    assert restored == pytest.approx(typed * BARE.restored)


def test_a_word_that_the_index_lacks_is_sought_as_typed(corpus):
    assert strict("Xyzzy", corpus) == Key("form", "xyzzy")


def test_a_form_that_is_rather_a_word_of_the_other_language_counts_less(corpus):
    # *put* is a road here, and there is no English text that puts anything anywhere.
    question = "police put court"
    found = weights(strict(question, corpus))
    assert planned(question, corpus).interpretation.language == "en"
    assert found["form", "put"] == BARE.other_language
    assert weights(strict("put šuma", corpus))["form", "put"] == BARE.form


def test_small_words_are_no_condition_but_a_bonus(corpus):
    whole = plan_query(parse("the police of migrants"), SearchRequest("x", expand=False), corpus).levels[0].node
    assert isinstance(whole, Maybe)
    assert not any(key.term == "the" for key in keys_of(whole.must))
    assert any(key.term == "the" for key in keys_of(whole.bonus))


def test_where_all_words_are_small_all_count(corpus):
    assert any(key.term == "the" for key in keys_of(strict("the", corpus)))


def test_of_a_long_question_the_rarest_words_are_kept_and_it_says_so(corpus):
    few = replace(BARE, max_words=2)
    plan = planned("policija migranata avionom", corpus, few)
    assert any("2" in note for note in plan.interpretation.notes)
    assert len(plan.levels[0].node.parts) == 2


@pytest.mark.parametrize(("question", "streams"), [
    ("title:policija", {"title"}), ("title:krijumčarenje", {"title"}), ('title:"joint team"', {"title"}),
    ("title:pol*", {"title"}),
])  # fmt: skip
def test_within_a_zone_only_its_stream_is_asked(corpus, question, streams):
    node = strict(question, corpus)
    parts = node.parts if isinstance(node, Best) else (node,)
    assert {part.stream for part in parts if not isinstance(part, Key) or part.stream != "form"} <= streams


@pytest.mark.parametrize(("question", "node"), [
    ("year:2015..2020", Years(2015, 2020)),
    ("country:serbia", Only("country", ("serbia",))),
    ("", Every()),
])  # fmt: skip
def test_filters(corpus, question, node):
    assert strict(question, corpus) == node


def test_a_phrase_by_form_and_in_every_inflection(corpus):
    node = strict('"krijumčarenje migranata"', corpus)
    assert isinstance(node, Best)
    exact, inflected = node.parts
    assert (exact.stream, inflected.stream) == ("form", "lemma")
    assert exact.weight > inflected.weight
    assert "sr:krijumcarenje" in inflected.places[0]


def test_near_is_a_phrase_with_room_in_any_order(corpus):
    node = strict('"policija migranata"~4', corpus)
    assert {(part.slop, part.ordered) for part in node.parts} == {(4, False)}


@pytest.mark.parametrize(("question", "kind"), [
    ("krijum*", "prefix"), ("krijum?ar", "wildcard"), ("krijumcar~1", "fuzzy"),
])  # fmt: skip
def test_patterns(corpus, question, kind):
    node = strict(question, corpus)
    parts = node.parts if isinstance(node, Best) else (node,)
    assert {part.kind for part in parts} == {kind}
    assert all(isinstance(part, Pattern) for part in parts)


def test_a_prefix_typed_without_marks_is_sought_with_them(corpus):
    node = strict("sum*", corpus)
    assert {part.text for part in node.parts} == {"sum", "šum"}


def test_expansion_is_said_and_can_be_taken_back(corpus):
    plan = planned("krijumčarenje migranata", corpus, expand=True)
    names = [one.id for one in plan.interpretation.expansions]
    assert names
    less = planned("krijumčarenje migranata", corpus, expand=True, without=(names[0],))
    assert names[0] not in [one.id for one in less.interpretation.expansions]
    assert planned("krijumčarenje migranata", corpus).interpretation.expansions == ()


@pytest.mark.parametrize("question", ["JIT", "smuggling", "sudija", "krijumčarenje migranata", "child"])
def test_what_was_added_never_counts_more_than_what_was_typed(corpus, question):
    plain, wide = strict(question, corpus), strict(question, corpus, expand=True)
    typed = set(weights(plain))
    assert all(value < 1.0 for key, value in weights(wide).items() if key not in typed)


def test_a_name_of_three_words_for_one_shares_its_weight_among_them(corpus):
    node = strict("JIT", corpus, expand=True)
    phrases = [part for part in node.parts if isinstance(part, Sequence)]
    assert phrases
    assert all(len(part.places) * part.weight <= 1.0 for part in phrases)


def test_ways_say_by_what_each_key_was_found(corpus):
    ways = planned("krijumcarenje", corpus, expand=True).ways
    assert ways["sr:krijumcarenje"] == ("krijumcarenje", "lemma")
    assert {way for _, way in ways.values()} & {"lexicon", "glossary"}


def test_two_scripts_one_plan(corpus):
    latin, cyrillic = (planned(q, corpus, DEFAULT, expand=True) for q in ("krijumčarenje ljudi", "кријумчарење људи"))
    assert latin.levels == cyrillic.levels


def test_all_of_two_words_is_all_of_their_nodes(corpus):
    node = strict("policija reka", corpus)
    assert isinstance(node, All)
    assert len(node.parts) == 2


def test_each_piece_of_a_question_is_read_once(corpus, monkeypatch):
    read, words_of = [], planner.words_of
    monkeypatch.setattr(planner, "words_of", lambda text, *more: read.append(text) or words_of(text, *more))
    plan_query(parse('granica azil "gusta šuma"'), SearchRequest(), corpus)
    assert sorted(read) == ["azil", "granica", "gusta šuma"]
