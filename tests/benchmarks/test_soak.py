"""The soak finds what it is there to find: a state that was never committed."""

import random
from collections import Counter

import pytest

from benchmarks.soak import DOCUMENTS, _clock, document, inconsistent, read, write
from kb.engines import open_searcher, open_writer
from kb.engines.memory import MemorySearcher
from kb.settings import Settings


def searcher(commits, held):
    documents = [document(id, commit, random.Random(1)) for id, commit in commits.items()]
    return MemorySearcher.over({d.record.id: d for d in [*documents, _clock(9, held)]})


def said(commits, held):
    found = searcher(commits, held)
    return {inconsistent(found, random.Random(seed)) for seed in range(40)} - {""}


def test_a_committed_state_is_consistent():
    assert said({"d1": 3, "d2": 9}, {"d1": 3, "d2": 9}) == set()


@pytest.mark.parametrize(("commits", "held"), [
    ({"d1": 3, "d2": 8}, {"d1": 3, "d2": 9}), ({"d1": 3}, {"d1": 3, "d2": 9}), ({"d1": 3, "d2": 9}, {"d1": 3}),
], ids=["an old document", "one too few", "one too many"])
def test_a_mixed_state_is_told(commits, held):
    assert said(commits, held)


def test_writer_and_reader_get_on(tmp_path, monkeypatch):
    monkeypatch.setattr("benchmarks.soak.SECONDS_BETWEEN", 0)
    turns = iter([False] * 5 + [True])
    write(tmp_path / "index", lambda: next(turns))
    found = open_searcher(Settings(index=tmp_path / "index"))()
    assert 0 < found.status().documents <= DOCUMENTS + 1
    assert found.record("clock").title == "4"
    assert {inconsistent(found, random.Random(seed)) for seed in range(20)} == {""}


def test_an_error_is_counted_and_the_reader_goes_on(tmp_path, monkeypatch):
    settings, counted, seconds = Settings(index=tmp_path / "index"), Counter(), iter(range(9))
    with open_writer(settings) as writer:
        writer.put(_clock(0, {}))
    monkeypatch.setattr("benchmarks.soak.inconsistent", lambda *_: 1 / 0)
    monkeypatch.setattr("benchmarks.soak.time.monotonic", lambda: next(seconds))
    read(settings.index, 3, counted, 0)
    assert counted["wrong: ZeroDivisionError('division by zero')"] == counted["answers"] > 0
