"""What finding citations costs an index run: CPU time over the Criminal Code and every n-th law, with and without.

`python -m benchmarks.law_cost --data ../shared/data` prints a row a round and the median ratio.
"""

from __future__ import annotations

import argparse
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

from indexer.run import Run
from kb.engines import open_writer
from kb.settings import Settings

LAST = "law_cost: "
AIM = 1.15


def laws(data: Path, every: int) -> list[Path]:
    """The Criminal Code and every n-th law."""
    found = sorted(path for path in (data / "laws-sr").glob("*.md") if path.name != "README.md")
    return sorted({*found[::every], *(path for path in found if "krivicni-zakonik" in path.name)})


def cpu() -> float:
    """CPU seconds of this process and of those it has waited for."""
    used = map(resource.getrusage, (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in used)


def index(paths: Sequence[Path], citing: bool) -> float:
    """CPU seconds of a run into a fresh index, dictionaries loaded before."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(index=Path(folder) / "kb", cache=Path(folder) / "cache")
        before = cpu()
        with open_writer(settings, jobs=1) as writer:
            if citing:
                Run(writer, settings).over(paths)
            else:
                with patch("indexer.pipeline.with_citations", lambda passages, record, metadata: passages):
                    Run(writer, settings).over(paths)
        return cpu() - before


def main() -> None:
    """Each round in processes of their own, in turn, so that a busy machine hurts both alike."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--every", type=int, default=14)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--only", choices=["with", "without"], help=argparse.SUPPRESS)
    given = options.parse_args()
    if given.only:
        paths = laws(given.data, given.every)
        index(paths[:1], citing=True)  # loads the dictionaries
        print(LAST, index(paths, given.only == "with"))
        return
    found = []
    for number, (without, with_) in enumerate(rounds(given.data, given.every, given.rounds), 1):
        found.append(with_ / without)
        print(f"round {number}: {without:.1f} s without, {with_:.1f} s with: {found[-1]:.3f}", flush=True)
    print(f"median ratio {statistics.median(found):.3f} (aim: at most {AIM})")


def rounds(data: Path, every: int, number: int) -> Iterator[tuple[float, float]]:
    """CPU seconds without and with citations, a pair a round."""
    for _ in range(number):
        yield _apart("without", data, every), _apart("with", data, every)


def line(data: Path) -> str:
    """One round over every fortieth law, as a line for the table of all measures."""
    [(without, with_)] = rounds(data, 40, 1)
    return f"an index run with citations against one without, CPU time: {with_ / without:.2f} (≤ {AIM})"


def _apart(which: str, data: Path, every: int) -> float:
    options = ["--only", which, "--data", str(data), "--every", str(every)]
    command = [sys.executable, "-m", "benchmarks.law_cost", *options]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(ended.stdout.rpartition(LAST)[2])


if __name__ == "__main__":
    main()
