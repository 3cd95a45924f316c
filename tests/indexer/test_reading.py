"""Reading several files at once: all of them, in order, however they are read."""

import os

import pytest

from indexer.reading import AHEAD_FILES, WORTH_A_POOL, limits_of, make, reading
from indexer.scan import scan
from kb.settings import Settings


@pytest.fixture
def found(tmp_path):
    """Files to read: enough for several processes, and more than are read ahead."""
    for number in range(AHEAD_FILES + WORTH_A_POOL):
        (tmp_path / f"{number:02}.txt").write_text(f"Text number {number} of several.", encoding="utf-8")
    return list(scan([tmp_path], (), "1").files.values())


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=pytest.mark.slow)], ids=["one job", "two jobs"])
def test_every_file_comes_back_in_the_order_of_asking(found, tmp_path, jobs):
    wanted = sorted(found, key=lambda file: file.source.path, reverse=True)
    with reading(Settings(cache=tmp_path / "cache"), jobs, len(wanted)) as read:
        answers = list(read(iter(wanted)))
    assert [file for file, _ in answers] == wanted
    texts = [outcome.documents[0].passages[0].text for _, outcome in answers]
    assert texts == [f"Text number {number} of several." for number in reversed(range(len(wanted)))]


def test_few_files_are_read_in_this_process(found, tmp_path, monkeypatch):
    monkeypatch.setattr("indexer.reading.ProcessPoolExecutor", lambda *_: pytest.fail("a process was started"))
    with reading(Settings(cache=tmp_path), 8, WORTH_A_POOL - 1) as read:
        assert len(list(read(found[:3]))) == 3


def test_a_file_that_is_gone_by_now_is_a_problem(found, tmp_path):
    os.unlink(found[0].file.path)
    (problem,) = make(found[0], lambda *_: pytest.fail("read")).problems
    assert problem.reason == "cannot be opened: No such file or directory"
    assert problem.fatal


@pytest.mark.parametrize(
    ("settings", "cpu", "wall", "memory"),
    [
        (Settings(reader_seconds=60.0, reader_memory_mb=1024), 60, 180.0, 1024**3),
        (Settings(reader_seconds=0.5, reader_memory_mb=1), 1, 1.5, 1024**2),
    ],
    ids=["default", "the least that the system counts is a second"],
)
def test_what_a_file_may_cost_by_the_settings(settings, cpu, wall, memory):
    limits = limits_of(settings)
    assert (limits.cpu_seconds, limits.wall_seconds, limits.memory) == (cpu, wall, memory)
