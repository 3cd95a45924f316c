"""A document that matches stands right behind the best language version of its work, in every engine."""

import pytest

from kb.engine import VERSION, Window
from kb.model import Document, Passage, Record
from kb.query.plan import Any, Key, Only, Plan, Without
from tests.contract.engines import ENGINES

TEXTS = {
    # id: work, language, text
    "a-en": ("a", "en", "boat boat boat"),
    "a-sr": ("a", "sr", "boat and a long tail of other words that say nothing at all about it"),
    "b-en": ("b", "en", "boat boat and river"),
    "c-en": ("", "en", "boat beside a short tail of words"),
    "d-en": ("", "en", "boat beside a short tail of words"),
    "a-hu": ("a", "hu", "quite other words"),
}
WORD = Any((Key("form", "boat"),))


def batch():
    return [
        Document(Record(id, id, work=work, language=language), (Passage(id, 0, "p", "", text),))
        for id, (work, language, text) in TEXTS.items()
    ]


@pytest.fixture(params=ENGINES)
def engine(request):
    with ENGINES[request.param]([batch()[:3], batch()[3:]]) as searcher:
        yield searcher


def scores(engine, node=WORD, **more):
    return {hit.id: hit.score for hit in engine.search(Plan(node), Window(20, **more)).hits}


def test_the_other_version_comes_right_after(engine):
    assert list(scores(engine))[:2] == ["a-en", "a-sr"]


def test_it_scores_its_share_of_the_best(engine):
    found = scores(engine)
    assert found["a-sr"] == pytest.approx(VERSION * found["a-en"])


def test_the_best_version_keeps_its_own_score(engine):
    best = engine.search(Plan(WORD), Window(1, group="passage")).hits[0]
    assert scores(engine)["a-en"] == pytest.approx(best.score)


def test_a_version_that_does_not_match_is_not_found(engine):
    assert "a-hu" not in scores(engine)


def test_documents_without_a_work_stand_alone(engine):
    found = scores(engine)
    assert found["c-en"] == found["d-en"]
    assert found["c-en"] < VERSION * found["a-en"]


def test_passages_are_ranked_by_themselves(engine):
    assert list(scores(engine, group="passage"))[-1] == "a-sr"


def test_a_version_that_is_filtered_out_lends_nothing(engine):
    with_it, without = scores(engine), scores(engine, Without(WORD, Only("language", ("en",))))
    assert set(without) == {"a-sr"}
    assert without["a-sr"] < with_it["a-sr"]
