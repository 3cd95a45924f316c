"""What is added to the words of a question, and how much of it counts."""

import pytest

from kb.query import phrasebook
from kb.query.expansion import expansions
from kb.query.parser import parse
from kb.query.plan import keys_of
from kb.query.planner import plan_query
from kb.query.vocabulary import Vocabulary
from kb.query.weights import DEFAULT
from kb.query.words import language_of, words_of
from kb.service import SearchRequest
from tests.kb.query.small_corpus import found, searcher


@pytest.fixture(scope="module")
def corpus():
    return searcher()


@pytest.fixture(scope="module")
def vocabulary(corpus):
    return Vocabulary.of(corpus)


def added(question, vocabulary, language="", removed=(), weights=DEFAULT):
    words = list(words_of(question, 0, vocabulary))
    return expansions(words, phrasebook.load(), vocabulary, weights, frozenset(removed), language)


@pytest.mark.parametrize(("acronym", "language"), [("JIT", "en"), ("ЗИТ", "sr"), ("ZIT", "sr")])
def test_an_acronym_says_which_language_is_spoken(vocabulary, acronym, language):
    assert language_of(list(words_of(acronym, 0, vocabulary))) == language


def test_in_lower_case_it_says_nothing_of_the_kind(vocabulary):
    assert language_of(list(words_of("jit", 0, vocabulary))) == ""


@pytest.mark.parametrize(("acronym", "first", "then"), [
    ("ЗИТ", "jit-sr", "jit-en"), ("ZIT", "jit-sr", "jit-en"), ("JIT", "jit-en", "jit-sr"),
])  # fmt: skip
def test_the_language_of_the_acronym_leads(corpus, acronym, first, then):
    ids = found(acronym, corpus)
    assert ids.index(first) < ids.index(then)


@pytest.mark.parametrize(("language", "leading"), [
    ("en", "joint investigation team"), ("sr", "zajednički istražni tim"),
])  # fmt: skip
def test_names_in_the_language_of_the_question_count_more(vocabulary, language, leading):
    by_text = {one.equivalent.text: one.weight for one in added("JIT", vocabulary, language)}
    assert max(by_text, key=by_text.__getitem__) == leading


def test_each_language_counts_from_its_own_most_usual_name(vocabulary):
    weights = {one.equivalent.text: one.weight for one in added("JIT", vocabulary, "en")}
    assert weights["zajednički istražni tim"] == DEFAULT.translation


def test_no_more_than_wanted_for_a_stretch(vocabulary):
    few = added("policija", vocabulary, weights=DEFAULT.__class__(max_equivalents=1))
    assert len(few) == len({(one.start, one.end) for one in few})


def test_only_what_the_index_has(vocabulary):
    assert added("ribolov", vocabulary) == []
    keys = {key for one in added("policija", vocabulary) for key in one.equivalent.keys}
    assert keys
    assert all(vocabulary.frequency("lemma", key) for key in keys)


def test_what_was_removed_by_its_name_stays_out(vocabulary):
    every = added("policija", vocabulary)
    gone = every[0].equivalent.id
    assert gone not in {one.equivalent.id for one in added("policija", vocabulary, removed=[gone])}


@pytest.mark.parametrize("question", [
    "smuggling", "migrant smuggling", "smuggling of migrants", "smuggler", "krijumčarenje migranata", "кријумчар",
    "krijumcarenje", "šverc",
])  # fmt: skip
def test_smuggling_is_never_expanded_into_trafficking(vocabulary, question):
    texts = " ".join(one.equivalent.text.lower() for one in added(question, vocabulary))
    assert "traffick" not in texts
    assert "trgovina ljud" not in texts


def test_what_is_added_comes_in_the_order_of_the_languages_read(vocabulary):
    word = next(words_of("sud", 0, vocabulary))
    keys = list(dict.fromkeys(word.lemma_keys()))
    assert keys == ["sr:sud", "en:sud", "und:sud"]
    assert set(keys) == word.lemmas()


def test_an_equivalent_is_sought_by_its_stem_and_its_family_too(corpus):
    node = plan_query(parse("reveal"), SearchRequest("reveal"), corpus).levels[0].node
    keys = {key.stream: key.weight for key in keys_of(node)}
    assert keys["stem"] < keys["lemma"] <= DEFAULT.translation
