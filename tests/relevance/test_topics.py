"""The judged topics: well-formed, and answered no worse than before, whichever script they are asked in."""

from pathlib import Path

import pytest
import yaml

from benchmarks.topics import FLOOR, figures

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
