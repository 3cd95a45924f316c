"""The main job: `kb index` over the laws and treaties in a process of its own, then again with nothing or one file
changed. `python -m benchmarks.main_job` prints a table in Markdown.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from kb import report
from kb.engines import open_searcher
from kb.report import Report
from kb.settings import Settings

FOLDERS = ("laws-sr", "treaties-en")
COMMAND = "from indexer import commands; from kb import cli; cli.group = commands.index; cli.main()"
"""`kb index`, whether or not the package is installed."""


@dataclass(frozen=True, slots=True)
class Ran:
    """One run: seconds of wall time, and what the run reported."""

    seconds: float
    report: Report


def index(paths: Sequence[Path], folder: Path, jobs: int) -> Ran:
    """Run `kb index` over the paths. Raises RuntimeError where it could not run; bad documents do not count."""
    arguments = [*map(str, paths), "--index", str(folder), "--jobs", str(jobs), "--json"]
    started = time.perf_counter()
    ended = subprocess.run([sys.executable, "-c", COMMAND, *arguments], capture_output=True, text=True)
    seconds = time.perf_counter() - started
    if ended.returncode > 1:
        raise RuntimeError(f"kb index ended with {ended.returncode}: {ended.stderr}")
    reported = report.load(folder)
    if reported is None:
        raise RuntimeError(f"kb index left no report in {folder}: {ended.stderr}")
    return Ran(seconds, reported)


def peak_mb() -> float:
    """Memory of the largest process this one has waited for, in MB; a process counts those it waited for itself."""
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def copied(data: Path, below: Path) -> list[Path]:
    """Copies of the folders, which may be changed."""
    return [Path(shutil.copytree(data / name, below / name, copy_function=shutil.copyfile)) for name in FOLDERS]


def change(folder: Path) -> None:
    """Add a sentence to the largest document of a folder."""
    largest = max(folder.glob("*.md"), key=lambda path: (path.stat().st_size, path.name))
    largest.chmod(0o644)
    with largest.open("a", encoding="utf-8") as file:
        file.write("\nDodata rečenica.\n")


def rows(paths: Sequence[Path], folder: Path, jobs: int) -> list[tuple[str, str]]:
    """What was measured, each with its name."""
    first = index(paths, folder, jobs)
    peak = peak_mb()
    again = index(paths, folder, jobs)
    change(paths[0])
    changed = index(paths, folder, jobs)
    status = open_searcher(Settings(index=folder))().status()
    size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
    return [
        ("documents", str(first.report.documents)),
        ("passages", str(first.report.passages)),
        ("wall time", f"{first.seconds:.1f} s"),
        ("documents a second", f"{first.report.documents / first.seconds:.1f}"),
        ("passages a second", f"{first.report.passages / first.seconds:.0f}"),
        ("memory of the largest process", f"{peak:.0f} MB"),
        ("index", f"{size / 1e6:.0f} MB"),
        (f"again, {again.report.unchanged} files unchanged", f"{again.seconds:.1f} s"),
        (f"again, {changed.report.changed} file changed", f"{changed.seconds:.1f} s"),
        ("documents held at the end", str(status.documents)),
    ]


def main(given: Sequence[str] | None = None) -> None:
    """Measure and print."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, default=Path("../shared/data"))
    options.add_argument("--jobs", type=int, default=2)
    options.add_argument("--keep", type=Path, help="Leave the index in this new folder.")
    chosen = options.parse_args(given)
    with tempfile.TemporaryDirectory() as name:
        below = Path(name)
        found = rows(copied(chosen.data, below), chosen.keep or below / "index", chosen.jobs)
    print("| the main job | |\n|---|---|")
    for what, value in found:
        print(f"| {what} | {value} |")


if __name__ == "__main__":
    main()
