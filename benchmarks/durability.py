"""What is left of an index when its run is killed, stopped, or meets a full disk.

    python -m benchmarks.durability [--kills 100] [--stops 20] [--documents 2000] [--jobs 1 2]

A corpus is rewritten over and over while an index follows it. Each run is cut short at a random moment of its work, and
the next goes on from there. After each cut the index has to open, hold every document whole, in its former or its new
version, and hold every document in its new version that a commit had acknowledged. A run that comes to its end has to
leave what an undisturbed run makes of the same files. At last the disk fills up: a tmpfs of a few megabytes, where this
user may mount one.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count, cycle
from pathlib import Path

from kb.engine import Window
from kb.engines import open_searcher
from kb.errors import KbError
from kb.model import Passage
from kb.query.plan import Any, Key, Plan
from kb.settings import Settings
from kb.text.analyzers import analyze

ROOT = Path(__file__).parents[1]
COMMAND = """
from indexer import commands, run
from kb import cli
from kb.engines.whoosh import writer
run.COMMIT_CHARACTERS = 25_000
writer.BULK = 100
commit = run.Run._commit
def acknowledged(self):
    commit(self)
    print("committed", self.tally.documents, flush=True)
run.Run._commit = acknowledged
print("loaded", flush=True)
cli.group = commands.index
cli.main()
"""
"""`kb index` that commits some fifty times a run however busy the machine is, sends work to other processes early, and
says what it has committed."""

LAW = """---
title: Zakon o predmetu {number}
type: law
language: sr
countries: [serbia]
identifier: law-{number}
---

Član 1.
Ovim zakonom uređuje se predmet {number}. {words}

Član 2.
Zakon u izdanju {revision} stupa na snagu osmog dana.
"""

# Exit codes of a run that came to its end, was stopped, or was killed before or after it could answer.
_ENDS = (0, 130, -signal.SIGKILL, -signal.SIGTERM)

Held = dict[str, tuple[Passage, ...]]


def write(corpus: Path, documents: int, revision: int) -> None:
    """The corpus in one of its revisions; two of them differ in every document."""
    corpus.mkdir(exist_ok=True)
    for number in range(documents):
        words = " ".join(f"reč{revision % 2}{number:04}{place:02}č" for place in range(20 + number % 40))
        text = LAW.format(number=number, words=words, revision=revision % 2)
        (corpus / f"{number}.md").write_text(text, encoding="utf-8")


def start(corpus: Path, index: Path, jobs: int) -> subprocess.Popen[str]:
    """A run whose modules are loaded: on a busy machine that takes longer than the work."""
    command = [sys.executable, "-c", COMMAND, str(corpus), "--index", str(index), "--jobs", str(jobs)]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    process.stdout.readline()
    return process


def held(index: Path) -> Held:
    """All that the index holds. Raises KbErrors where it does not open."""
    searcher = open_searcher(Settings(index=index))()
    return {record.id: searcher.passages(record.id) for record in searcher.records()}


def found(index: Path) -> set[str]:
    """The documents that a search for a word of all of them finds."""
    asked = Plan(Any(tuple(Key("lemma", word.keys.lemma) for word in analyze("zakon", "sr"))))
    return {hit.id for hit in open_searcher(Settings(index=index))().search(asked, Window(limit=1_000_000)).hits}


@dataclass(slots=True)
class Tally:
    """How often a run was cut short and came to its end, and all that was wrong afterwards."""

    kills: int = 0
    stops: int = 0
    completed: int = 0
    faults: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The figures as lines of text."""
        cut = f"killed {self.kills}, stopped by SIGTERM {self.stops}, completed between them {self.completed}"
        return [cut, f"faults (does not open, lacks or mixes something): {len(self.faults)}", *self.faults]


@dataclass(frozen=True, slots=True)
class World:
    """A corpus, the index that follows it, and what undisturbed runs make of its two revisions."""

    corpus: Path
    index: Path
    documents: int
    undisturbed: tuple[Held, Held]
    seconds: float

    @classmethod
    def made(cls, base: Path, documents: int) -> World:
        """The index holds revision 0 in the beginning."""
        corpus, states = base / "corpus", []
        started = time.monotonic()
        for revision in (0, 1):
            write(corpus, documents, revision)
            process = start(corpus, base / f"index{revision}", 1)
            _, errors = process.communicate()
            if process.returncode:
                raise RuntimeError(f"an undisturbed run failed: {errors}")
            states.append(held(base / f"index{revision}"))
        return cls(corpus, base / "index0", documents, (states[0], states[1]), (time.monotonic() - started) / 2)

    def torment(self, kills: int, stops: int, jobs: Sequence[int], seed: int = 0) -> Iterator[Tally]:
        """The tally after each run, until so many were killed and stopped."""
        draw, tally, turns = random.Random(seed), Tally(), cycle(jobs)
        for revision in count(1):
            write(self.corpus, self.documents, revision)
            new = self.undisturbed[revision % 2]
            done, whole = 0, False
            while not whole:
                if tally.kills >= kills and tally.stops >= stops:
                    return
                number = signal.SIGTERM if tally.stops < stops * tally.kills / max(kills, 1) else signal.SIGKILL
                left = 1 - done / self.documents
                moment = draw.uniform(0, self.seconds * max(left, 0.1))
                code, acknowledged = cut(start(self.corpus, self.index, next(turns)), moment, number)
                whole = code == 0
                tally.completed += whole
                tally.kills += code == -signal.SIGKILL
                tally.stops += code in (130, -signal.SIGTERM)
                done, faults = self.look(new, len(new) if whole else done + acknowledged)
                tally.faults += faults if code in _ENDS else [*faults, f"a run ended with {code}"]
                yield tally

    def look(self, new: Held, least: int) -> tuple[int, list[str]]:
        """How many documents are there in their new version, which must be so many at least, and what is wrong."""
        try:
            now, hits = held(self.index), found(self.index)
        except (KbError, OSError) as error:
            return 0, [f"the index does not open: {error}"]
        mixed = [id for id, kept in now.items() if all(kept != state.get(id) for state in self.undisturbed)]
        fresh = sum(kept == new.get(id) for id, kept in now.items())
        faults = {
            f"{len(mixed)} documents are not whole": bool(mixed),
            f"{len(new.keys() - now.keys())} documents are missing": now.keys() != new.keys(),
            f"{len(now)} documents are there, a search finds {len(hits)}": hits != now.keys(),
            f"{least} documents were committed, {fresh} are there": fresh < least,
        }
        return fresh, [said for said, so in faults.items() if so]


def cut(process: subprocess.Popen[str], moment: float, number: signal.Signals) -> tuple[int, int]:
    """End a run after so many seconds. Returns its exit code and how many documents it had committed."""
    try:
        process.wait(moment)
    except subprocess.TimeoutExpired:
        process.send_signal(number)
    output, _ = process.communicate(timeout=300)
    said = [line.split()[1] for line in output.splitlines() if line.startswith("committed ")]
    return process.returncode, int(said[-1]) if said else 0


@contextmanager
def tmpfs(folder: Path, kilobytes: int) -> Iterator[bool]:
    """A disk of this size at the folder; False where this user may not mount one."""
    folder.mkdir(parents=True)
    command = ["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "tmpfs", str(folder)]
    mounted = shutil.which("mount") is not None and subprocess.run(command, capture_output=True).returncode == 0
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(folder)], check=True)


def fill(world: World, base: Path, jobs: int, shares: Sequence[float] = (0.1, 0.3, 0.5, 0.7, 0.9)) -> list[str]:
    """Runs on disks with room for so large a share of a second index. A line of figures, then all that was wrong;
    a line that says "not tried" where this user may not mount a disk."""
    write(world.corpus, world.documents, 0)
    clean, refused, faults = base / "clean", 0, []
    start(world.corpus, clean, 1).communicate()
    kilobytes = sum(file.stat().st_size for file in clean.iterdir()) // 1024
    for share in shares:
        with tmpfs(base / f"disk{share}", int(kilobytes * (1.1 + share))) as mounted:
            if not mounted:
                return ["disk full: NOT TRIED, this user may not mount a tmpfs"]
            code, fault = _filled(world, clean, base / f"disk{share}" / "index", jobs)
            refused += code == 3
            faults += [f"disk with room for {share:.0%}: {fault}"] if fault else []
    figures = f"disk full, jobs {jobs}: {refused} of {len(shares)} runs refused in a sentence, faults {len(faults)}"
    return [figures, *faults]


def _filled(world: World, clean: Path, index: Path, jobs: int) -> tuple[int, str]:
    """The exit code of a run on a disk that is too small, and what is wrong after it or after one with room."""
    shutil.copytree(clean, index)
    write(world.corpus, world.documents, 1)
    process = start(world.corpus, index, jobs)
    _, errors = process.communicate(timeout=600)
    old, new = world.undisturbed
    now = held(index)
    if process.returncode not in (0, 3) or "Traceback" in errors:
        return process.returncode, f"exit code {process.returncode}: {errors}"
    if now.keys() != old.keys() or any(kept not in (old[id], new[id]) for id, kept in now.items()):
        return process.returncode, "the index lacks or mixes documents"
    subprocess.run(["mount", "-o", "remount,size=1g", str(index.parent)], check=True)
    again = start(world.corpus, index, jobs)
    again.communicate(timeout=600)
    whole = again.returncode == 0 and held(index) == new
    return process.returncode, "" if whole else "the next run did not complete"


def main(arguments: Sequence[str]) -> None:
    """Print the figures; the exit code is 1 where there was a fault."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.durability", description=__doc__)
    for name, default in (("kills", 100), ("stops", 20), ("documents", 2000)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--jobs", type=int, nargs="+", default=[1, 2])
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        world = World.made(Path(folder), options.documents)
        tally = Tally()
        for tally in world.torment(options.kills, options.stops, options.jobs):
            line = f"{tally.kills} killed, {tally.stops} stopped, {len(tally.faults)} faults"
            print(f"\r{line}", end="", file=sys.stderr, flush=True)
        print("\n".join([f"{options.documents} documents, {world.seconds:.1f} s a run", *tally.lines()]))
        for jobs in options.jobs:
            print("\n".join(fill(world, Path(folder) / f"full{jobs}", jobs)), flush=True)
    sys.exit(bool(tally.faults))


if __name__ == "__main__":
    main(sys.argv[1:])
