"""kb index · remove · check: the commands of a maintainer."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from indexer.report import Report
from indexer.run import Progress as OnProgress
from indexer.run import Run
from kb import taxonomy
from kb.cli import with_settings
from kb.engines import open_writer
from kb.errors import WrongUse
from kb.settings import Settings

_paths = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
_json = click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")


@click.command()
@_paths
@click.option("--rebuild", is_flag=True, help="Build a new index aside and swap it in.")
@click.option("--jobs", type=click.IntRange(0, 64), help="Processes that analyse; 0, the default, means one a core.")
@_json
@with_settings
def index(settings: Settings, paths: tuple[Path, ...], rebuild: bool, jobs: int | None, as_json: bool) -> int:
    """Bring the index in line with the files below PATHS (default: the corpus)."""
    roots = existing(paths or (settings.corpus,))
    with open_writer(settings, rebuild=rebuild, jobs=jobs or settings.jobs) as writer, progress(as_json) as on_progress:
        report = Run(writer, taxonomy.load(), on_progress).over(roots)
    return show(report, as_json)


def existing(paths: tuple[Path, ...]) -> list[Path]:
    """The paths, all of which exist and can be read. Raises WrongUse."""
    for path in paths:
        if not path.exists():
            raise WrongUse(f"{path}: there is no such file or folder")
        if not os.access(path, os.R_OK | (os.X_OK if path.is_dir() else 0)):
            raise WrongUse(f"{path}: cannot be read; check its permissions")
    return list(paths)


def show(report: Report, as_json: bool) -> int:
    """Print a report; returns the exit code."""
    if as_json:
        click.echo(json.dumps(report.as_json(), ensure_ascii=False, default=str))
    else:
        click.echo("\n".join(report.lines()))
    return report.exit_code


@contextmanager
def progress(quiet: bool = False) -> Iterator[OnProgress]:
    """A progress bar on a terminal, a line every hundred files elsewhere."""
    console = Console(stderr=True)
    if quiet or not console.is_terminal:
        yield _nothing if quiet else _plain
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda name, done, total: bar.update(task, description=name[-40:], completed=done, total=total)


def _nothing(name: str, done: int, total: int) -> None:
    """Say nothing."""


def _plain(name: str, done: int, total: int) -> None:
    if done % 100 == 0:
        print(f"{done}/{total} {name}", file=sys.stderr, flush=True)
