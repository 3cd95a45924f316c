"""Many keys looked up at once give what each by itself gives."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.engines import open_searcher, open_writer
from kb.engines.whoosh import together
from kb.engines.whoosh.evaluation import Evaluation
from kb.engines.whoosh.limits import Limits
from kb.engines.whoosh.matches import Universe, best
from kb.engines.whoosh.together import best_of_each
from kb.model import Document, Passage, Record
from kb.query.plan import All, Best, Key, Sequence
from kb.settings import Settings

WORDS = ("rad", "sud", "pravo", "zakon", "kazna", "dete")
KEYS = st.builds(Key, st.sampled_from(["form", "heading", "title"]),
                 st.sampled_from([*WORDS, *(f"sr:{word}" for word in WORDS), "nothing"]), st.sampled_from([0.5, 1.0]))
ROWS = st.none() | st.sets(st.integers(0, 59), max_size=60)
SOME_ROWS = ROWS.filter(lambda rows: rows != set())
PARTS = st.lists(st.lists(KEYS, min_size=1, max_size=4), min_size=1, max_size=3)


@pytest.fixture(scope="module")
def collection(tmp_path_factory):
    settings = Settings(index=tmp_path_factory.mktemp("together") / "index")
    for segment in range(3):
        with open_writer(settings) as writer:
            for n in range(segment * 20, segment * 20 + 20):
                words = [word for at, word in enumerate(WORDS) if n % (at + 2) == 0]
                passage = Passage(f"d{n}", 0, "p", " ".join(words[:1]), " ".join(words * (1 + n % 3)) + " i tako dalje")
                writer.put(Document(Record(f"d{n}", " ".join(words[1:]), language="sr"), (passage,)))
    return open_searcher(settings)()._collection


def within(rows) -> Universe:
    return Universe(60, None if rows is None else np.array(sorted(rows), np.int32))


def pairs(found) -> dict[int, float]:
    return dict(zip(found.at.tolist(), found.scores.tolist(), strict=True))


def alone(collection, keys, universe) -> dict[int, float]:
    evaluation = Evaluation(collection, Limits())
    return pairs(best([evaluation.of(key, universe) for key in keys], universe))


@given(PARTS, SOME_ROWS)
def test_the_best_of_each_part(collection, parts, rows):
    found = best_of_each(collection, parts, within(rows))
    if rows is None and len(parts) > 1:
        assert found is None
    else:
        assert list(map(pairs, found)) == [alone(collection, keys, within(rows)) for keys in parts]


@given(PARTS, ROWS)
def test_all_parts_add_up_where_each_of_them_matches(collection, parts, rows):
    node = All(tuple(Best(tuple(keys)) for keys in parts))
    each = [alone(collection, keys, within(rows)) for keys in parts]
    wanted = {n: sum(scores[n] for scores in each) for n in set.intersection(*map(set, each))}
    assert pairs(Evaluation(collection, Limits()).of(node, within(rows))) == wanted


def test_a_phrase_beside_keys_counts_where_it_is_better(collection):
    phrase, key = Sequence("form", (("rad",), ("sud",))), Key("form", "rad", 0.1)
    evaluation = Evaluation(collection, Limits())
    found = pairs(evaluation.of(All((Best((key, phrase)), Key("form", "i"))), within(None)))
    phrases, keys, every = (pairs(evaluation.of(node, within(None))) for node in (phrase, key, Key("form", "i")))
    assert found == {n: max(phrases.get(n, 0), score) + every[n] for n, score in keys.items()}
    assert set(phrases) < set(keys)


@pytest.mark.parametrize("rows", [None, range(9)], ids=["too many rows of terms", "too large a universe"])
def test_where_there_is_much_to_do_nothing_is_done_at_once(collection, rows, monkeypatch):
    monkeypatch.setattr(together, "_MOST", 8)
    assert best_of_each(collection, [[Key("form", "rad"), Key("form", "sud")]], within(rows)) is None
