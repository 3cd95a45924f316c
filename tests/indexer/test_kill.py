"""Runs that are killed, stopped or met by another: the index stays a committed state, the next run completes it."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from kb.engine import Window
from kb.engines import open_searcher
from kb.errors import IndexMissing
from kb.model import Passage
from kb.query.plan import Any, Key, Plan
from kb.settings import Settings
from kb.text.analyzers import analyze
from tests.indexer.process import SCRIPT, left_over
from tests.indexer.running import LAW, words

DOCUMENTS = 60
EAGER = """
from indexer import commands, run
from kb.engines.whoosh import writer
from tests.indexer.process import main
run.COMMIT_CHARACTERS = 1_200
writer.BULK = 24
print("loaded", flush=True)
main()
"""
"""`kb index` that commits some fifteen times in a run, sends documents to other processes early if it has two jobs, and
says when its modules are loaded: on a busy machine that takes longer than the run."""

Held = dict[str, tuple[Passage, ...]]


@dataclass(frozen=True)
class World:
    """A corpus that was rewritten since `before` was indexed, and what undisturbed runs make of either state."""

    corpus: Path
    before: Path
    old: Held
    new: Held
    seconds: dict[int, float]  # of an undisturbed run, by the number of jobs

    def begun(self, index: Path) -> Path:
        """The index as it was before the corpus was rewritten."""
        return Path(shutil.copytree(self.before, index))


def write(corpus: Path, seed: int) -> None:
    for number in range(DOCUMENTS):
        text = LAW.format(f"predmetu {number}", f"law-{number}") + words(20 + number % 7, seed=seed + number)
        (corpus / f"{number}.md").write_text(f"{text}\n\nČlan 2.\nZakon stupa na snagu {seed}.\n", encoding="utf-8")


def start(corpus: Path, index: Path, jobs: int = 1) -> subprocess.Popen[str]:
    """The command in a process group of its own, as a shell starts it: so that all its children can be counted."""
    command = [sys.executable, "-c", EAGER, "index", str(corpus), "--index", str(index), "--jobs", str(jobs)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "start_new_session": True}
    process = subprocess.Popen(command, cwd=SCRIPT.parents[2], **pipes)
    assert process.stdout.readline() == "loaded\n"
    return process


def finish(corpus: Path, index: Path, jobs: int = 1) -> tuple[int, str]:
    process = start(corpus, index, jobs)
    _, errors = process.communicate(timeout=900)
    return process.returncode, complaints(errors)


def complaints(errors: str) -> str:
    """What was said beside the lines of progress, which a slow run prints."""
    return "".join(line for line in errors.splitlines(True) if " files, " not in line)


def held(index: Path) -> Held:
    searcher = open_searcher(Settings(index=index))()
    return {record.id: searcher.passages(record.id) for record in searcher.records()}


def found(index: Path) -> set[str]:
    """The documents a search for a word of all of them finds."""
    asked = Plan(Any(tuple(Key("lemma", word.keys.lemma) for word in analyze("zakon", "sr"))))
    return {hit.id for hit in open_searcher(Settings(index=index))().search(asked, Window(limit=1000)).hits}


@pytest.fixture(scope="module")
def world(tmp_path_factory) -> World:
    base = tmp_path_factory.mktemp("kill")
    corpus, before = base / "corpus", base / "before"
    corpus.mkdir()
    write(corpus, 1000)
    assert finish(corpus, before)[0] == 0
    write(corpus, 5000)
    seconds = {jobs: timed(corpus, Path(shutil.copytree(before, base / str(jobs))), jobs) for jobs in (1, 2)}
    return World(corpus, before, held(before), held(base / "1"), seconds)


def timed(corpus: Path, index: Path, jobs: int) -> float:
    process = start(corpus, index, jobs)
    started = time.monotonic()
    process.communicate(timeout=900)
    assert process.returncode == 0
    return time.monotonic() - started


def interrupt(world: World, index: Path, number: signal.Signals, moment: float, jobs: int = 1) -> int:
    """Start a run and send it a signal after this share of its time. Returns its exit code, once its children have
    gone too."""
    process = start(world.corpus, index, jobs)
    time.sleep(world.seconds[jobs] * moment)
    os.kill(process.pid, number)
    process.communicate(timeout=900)
    assert left_over(process.pid) == []
    return process.returncode


def assert_whole(world: World, index: Path) -> None:
    """The index is missing, or all in it is as one of the two states of the corpus has it, and is found."""
    try:
        now = held(index)
    except IndexMissing:
        return
    assert {id: kept for id, kept in now.items() if kept not in (world.old[id], world.new[id])} == {}
    assert found(index) == set(now)


SEEDS = [pytest.param(seed, marks=[pytest.mark.slow if seed in (0, 3) else pytest.mark.thorough]) for seed in range(20)]
"""Each draws a moment; 0 goes on with an index in one job, 3 begins one in two, and the others mix these."""


@pytest.mark.parametrize("seed", SEEDS)
def test_a_killed_run_leaves_a_committed_state_and_the_next_completes_it(world, tmp_path, seed):
    index = tmp_path / "index" if seed % 2 else world.begun(tmp_path / "index")
    jobs = 1 + seed // 2 % 2
    interrupt(world, index, signal.SIGKILL, random.Random(seed).uniform(0, 0.95), jobs)
    assert_whole(world, index)
    assert finish(world.corpus, index, jobs) == (0, "")
    assert held(index) == world.new
    assert found(index) == set(world.new)


@pytest.mark.slow
@pytest.mark.parametrize("jobs", [
    pytest.param(1, id="one job", marks=pytest.mark.thorough), pytest.param(2, id="two jobs"),
])  # fmt: skip
def test_the_lock_of_a_killed_run_is_free_at_once(world, tmp_path, jobs):
    index = world.begun(tmp_path / "index")
    process = start(world.corpus, index, jobs)
    time.sleep(world.seconds[jobs] * 0.6)
    process.kill()
    process.communicate()
    # its children may still be ending: none of them may hold the lock
    assert finish(world.corpus, index) == (0, "")


@pytest.mark.parametrize("jobs", [
    pytest.param(1, id="one job"), pytest.param(2, id="two jobs", marks=pytest.mark.thorough),
])  # fmt: skip
def test_a_run_told_to_stop_says_so_and_keeps_what_was_committed(world, tmp_path, jobs):
    index = world.begun(tmp_path / "index")
    assert interrupt(world, index, signal.SIGTERM, 0.5, jobs) in (0, 130)
    assert_whole(world, index)
    assert finish(world.corpus, index, jobs) == (0, "")
    assert held(index) == world.new


@pytest.mark.slow
@pytest.mark.parametrize("number", [
    pytest.param(signal.SIGINT, id="Ctrl-C"),
    pytest.param(signal.SIGTERM, marks=pytest.mark.thorough, id="a service manager's stop"),
])  # fmt: skip
def test_a_signal_to_the_whole_group_is_answered_once_and_leaves_no_process(world, tmp_path, number):
    process = start(world.corpus, world.begun(tmp_path / "index"), 2)
    time.sleep(world.seconds[2] * 0.6)
    os.killpg(process.pid, number)
    _, errors = process.communicate(timeout=900)
    assert process.returncode in (0, 130)
    assert complaints(errors).strip() in ("", "kb: stopped; what was committed is kept")
    assert left_over(process.pid) == []


def test_of_two_runs_at_once_one_is_refused_in_a_sentence(world, tmp_path):
    index = world.begun(tmp_path / "index")
    both = [start(world.corpus, index) for _ in range(2)]
    said = sorted((complaints(process.communicate(timeout=900)[1]), process.returncode) for process in both)
    assert said[0] == ("", 0)
    assert said[1][1] == 3
    assert "another process is writing" in said[1][0]
    assert said[1][0].count("\n") == 1
    assert held(index) == world.new
