"""The judged topics: well-formed, and answered no worse than before, whichever script they are asked in."""

from importlib import import_module
from pathlib import Path

import pytest
import yaml

from benchmarks.ablation import RANKING, ranked
from benchmarks.topics import FLOOR, _asked, figures, indexed
from kb.query.weights import DEFAULT

ROOT = Path(__file__).parents[2]
TOPICS = yaml.safe_load((ROOT / "tests/relevance/topics.yaml").read_text(encoding="utf-8"))["topics"]
WORKS = {path.name.split(".")[0] for path in (ROOT / "corpus").rglob("*.md")}


@pytest.mark.parametrize("topic", TOPICS, ids=lambda topic: topic["id"])
def test_judged_works_are_in_the_corpus(topic):
    assert set(topic["judged"]) <= WORKS
    assert set(topic["judged"].values()) <= {1, 2}


@pytest.mark.slow
def test_answers_do_not_get_worse():
    found = {row.what: row.ours for row in figures()}
    assert min(found.values()) >= FLOOR
    assert found["starter corpus, asked in Serbian, Latin"] == found["starter corpus, asked in Serbian, Cyrillic"]


@pytest.mark.parametrize("name", sorted({name for changes in RANKING.values() for name in changes}))
def test_every_step_of_the_ablation_changes_something_that_exists(name):
    module, _, constant = name.rpartition(".")
    assert hasattr(import_module(module), constant) if module else hasattr(DEFAULT, name)


def test_only_the_first_step_of_the_ablation_changes_nothing():
    assert [name for name, changes in RANKING.items() if not changes] == ["the whole ranking"]


@pytest.mark.thorough
def test_taking_the_versions_apart_is_measured():
    with indexed() as settings:
        whole, apart = (ranked(settings, RANKING[name]) for name in list(RANKING)[:2])
    assert all(a < w for a, w in zip(apart, whole, strict=True))


@pytest.mark.parametrize(("language", "asked"), [
    ("English", "boat"), ("Serbian, Latin", "čamac"), ("Serbian, Cyrillic", "чамац"),
])  # fmt: skip
def test_a_topic_is_asked_in_each_language_and_script(language, asked):
    assert _asked({"en": "boat", "sr": "čamac"}, language) == asked
