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
from tests.indexer.process import SCRIPT
from tests.indexer.running import LAW, words

DOCUMENTS = 150
EAGER = """
from indexer import run
from tests.indexer.process import main
run.COMMIT_SECONDS = 0.2
main()
"""
"""`kb index` that commits several times a second."""

Held = dict[str, tuple[Passage, ...]]


@dataclass(frozen=True)
class World:
    """A corpus that was rewritten since `before` was indexed, and what undisturbed runs make of either state."""

    corpus: Path
    before: Path
    old: Held
    new: Held
    seconds: float

    def begun(self, index: Path) -> Path:
        """The index as it was before the corpus was rewritten."""
        return Path(shutil.copytree(self.before, index))


def write(corpus: Path, seed: int) -> None:
    for number in range(DOCUMENTS):
        text = LAW.format(f"predmetu {number}", f"law-{number}") + words(20 + number % 7, seed=seed + number)
        (corpus / f"{number}.md").write_text(f"{text}\n\nČlan 2.\nZakon stupa na snagu {seed}.\n", encoding="utf-8")


def start(corpus: Path, index: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", EAGER, "index", str(corpus), "--index", str(index), "--jobs", "1"]
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen(command, cwd=SCRIPT.parents[2], **quiet)


def finish(corpus: Path, index: Path) -> tuple[int, str]:
    process = start(corpus, index)
    _, errors = process.communicate(timeout=300)
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
    corpus, before, after = base / "corpus", base / "before", base / "after"
    corpus.mkdir()
    write(corpus, 1000)
    assert finish(corpus, before)[0] == 0
    write(corpus, 5000)
    shutil.copytree(before, after)
    started = time.monotonic()
    assert finish(corpus, after)[0] == 0
    return World(corpus, before, held(before), held(after), time.monotonic() - started)


def interrupt(world: World, index: Path, number: signal.Signals, seed: int) -> int:
    """Start a run and send it a signal at a moment drawn from the seed. Returns its exit code."""
    process = start(world.corpus, index)
    time.sleep(world.seconds * random.Random(seed).uniform(0.2, 0.95))
    os.kill(process.pid, number)
    code = process.wait(timeout=120)
    process.stderr.close()
    return code


def assert_whole(world: World, index: Path) -> None:
    """The index is missing, or all in it is as one of the two states of the corpus has it, and is found."""
    try:
        now = held(index)
    except IndexMissing:
        return
    assert {id: kept for id, kept in now.items() if kept not in (world.old[id], world.new[id])} == {}
    assert found(index) == set(now)


SEEDS = [pytest.param(seed, marks=[pytest.mark.thorough if seed >= 4 else pytest.mark.slow]) for seed in range(20)]


@pytest.mark.parametrize("seed", SEEDS)
def test_a_killed_run_leaves_a_committed_state_and_the_next_completes_it(world, tmp_path, seed):
    index = tmp_path / "index" if seed % 2 else world.begun(tmp_path / "index")
    interrupt(world, index, signal.SIGKILL, seed)
    assert_whole(world, index)
    assert finish(world.corpus, index) == (0, "")
    assert held(index) == world.new
    assert found(index) == set(world.new)


def test_a_run_told_to_stop_says_so_and_keeps_what_was_committed(world, tmp_path):
    index = world.begun(tmp_path / "index")
    assert interrupt(world, index, signal.SIGTERM, 1) in (0, 130)
    assert_whole(world, index)
    assert finish(world.corpus, index) == (0, "")
    assert held(index) == world.new


def test_of_two_runs_at_once_one_is_refused_in_a_sentence(world, tmp_path):
    index = world.begun(tmp_path / "index")
    both = [start(world.corpus, index) for _ in range(2)]
    said = sorted((complaints(process.communicate(timeout=300)[1]), process.returncode) for process in both)
    assert said[0] == ("", 0)
    assert said[1][1] == 3
    assert "another process is writing" in said[1][0]
    assert said[1][0].count("\n") == 1
    assert held(index) == world.new
