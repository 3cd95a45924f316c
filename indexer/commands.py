"""kb index · remove · check · watch: the commands of a maintainer."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event

import click

from indexer import memory
from indexer.checking import Checked
from indexer.checking import check as find_problems
from indexer.dry import DryWriter
from indexer.memory import Memory
from indexer.pipeline import HEADED
from indexer.progress import progress
from indexer.reading import reading
from indexer.run import Run
from indexer.scan import Found, scan
from indexer.watch import follow
from kb import report as reports
from kb.cli import with_settings
from kb.engines import open_searcher, open_writer
from kb.errors import IndexProblem, WrongUse
from kb.model import Source
from kb.report import Report
from kb.settings import Settings

_paths = click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
_json = click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
_jobs = click.option("--jobs", type=click.IntRange(0, 64), help="Processes at work; 0 (the default): one a core.")


@click.command()
@_paths
@click.option("--rebuild", is_flag=True, help="Build a new index aside and swap it in.")
@click.option("--dry-run", is_flag=True, help="Read everything, write nothing, and report.")
@_jobs
@_json
@with_settings
def index(
    settings: Settings, paths: tuple[Path, ...], rebuild: bool, dry_run: bool, jobs: int | None, as_json: bool
) -> int:
    """Bring the index in line with the files below PATHS (default: the corpus).

    Only new and changed files are read. Documents of other folders stay in the index.
    """
    roots = existing(paths or (settings.corpus,))
    jobs = settings.jobs if jobs is None else jobs
    report = rehearse(settings, roots, jobs, rebuild) if dry_run else update(settings, roots, jobs, rebuild, as_json)
    return show(report, as_json)


@click.command()
@click.argument("documents", nargs=-1, required=True, metavar="ID|PATH...")
@with_settings
def remove(settings: Settings, documents: tuple[str, ...]) -> int:
    """Take documents out of the index, by their identifiers or by the paths of files and folders.

    The files stay where they are: delete or move them too, or the next `kb index` brings them back.
    """
    with stopping_cleanly(), open_writer(settings) as writer:
        indexed = writer.sources()
        ids = sorted({id for given in documents for id in _meant(given, indexed)})
        for id in ids:
            writer.delete(id)
    remembered = memory.load(settings.index)
    remembered.forget([file for file in remembered.files if any(_is_below(file, given) for given in documents)])
    memory.save(remembered, settings.index)
    click.echo(f"removed {len(ids)} documents: {', '.join(ids)}")
    return 0


@click.command()
@_paths
@_json
def check(paths: tuple[Path, ...], as_json: bool) -> int:
    """Check the files below PATHS (default: the corpus) without an index.

    Front matter, identifiers, links, legal bases and translations; each problem with its line.
    """
    # No --index here: a check must give the same answer whatever is indexed.
    settings = Settings.read(os.environ)
    now = scan(existing(paths or (settings.corpus,)), (), "")
    with reading(settings, 1, 0) as read:
        outcomes = list(read(now.files.values()))
    checked = [Checked(d.record.source.path, d, _written(found)) for found, o in outcomes for d in o.documents]
    problems = [*now.problems, *(p for _, outcome in outcomes for p in outcome.problems), *find_problems(checked)]
    return show(Report(unchanged=len(now.files), documents=len(checked), problems=tuple(problems), checked=True),
                as_json)


@click.command()
@_paths
@_jobs
@with_settings
def watch(settings: Settings, paths: tuple[Path, ...], jobs: int | None) -> int:
    """Follow the folders PATHS (default: the corpus): index what is new or changed as soon as it is there."""
    roots = existing(paths or (settings.corpus,))
    click.echo(f"following {', '.join(map(str, roots))}; stop with Ctrl-C")
    stop = Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    bring = partial(update, settings, roots, settings.jobs if jobs is None else jobs, quiet=True)
    for report in follow(roots, bring, click.echo, stop):
        click.echo("\n".join(report.lines()))
    return 0


def _written(found: Found) -> str:
    """The text of a Markdown file as its author wrote it, for the numbers of lines; nothing for other formats."""
    is_text = found.source.media_type in HEADED
    return found.file.content().decode("utf-8", "replace") if is_text else ""


def _meant(given: str, indexed: Mapping[str, Source]) -> list[str]:
    if given in indexed:
        return [given]
    if found := [id for id, source in indexed.items() if _is_below(source.file, given)]:
        return found
    raise WrongUse(f"{given}: no document has this identifier or comes from this path; nothing was removed")


def _is_below(file: str, given: str) -> bool:
    return Path(file).is_relative_to(Path(given).resolve())


def update(settings: Settings, paths: Sequence[Path], jobs: int, rebuild: bool = False, quiet: bool = False) -> Report:
    """Bring the index in line with the files, and lay the report beside it. Raises KbErrors."""
    known = Memory() if rebuild else memory.load(settings.index)
    with stopping_cleanly(), open_writer(settings, rebuild=rebuild, jobs=jobs) as writer, progress(quiet) as shown:
        keep = (lambda _: None) if rebuild else (lambda now: memory.save(now, settings.index))
        report = Run(writer, settings, processes(jobs), shown, known, keep).over(paths)
    memory.save(known, settings.index)
    elsewhere = tuple(problem for problem in known.problems() if problem not in report.problems)
    reports.save(replace(report, problems=report.problems + elsewhere), settings.index)
    return report


def rehearse(settings: Settings, paths: Sequence[Path], jobs: int, rebuild: bool = False) -> Report:
    """What `update` would report, with nothing written and no lock taken."""
    try:
        indexed = {} if rebuild else {r.id: r.source for r in open_searcher(settings)().records()}
    except IndexProblem:
        indexed = {}
    known = memory.load(settings.index) if indexed else Memory()
    with progress(quiet=True) as shown:
        return Run(DryWriter(indexed), settings, processes(jobs), shown, known).over(paths).rehearsed()


def processes(jobs: int) -> int:
    """How many processes are meant; 0 means one a core."""
    return jobs or len(os.sched_getaffinity(0))


def existing(paths: Sequence[Path]) -> list[Path]:
    """The paths, all of which exist and can be read. Raises WrongUse."""
    for path in paths:
        if not path.exists():
            raise WrongUse(f"{path}: there is no such file or folder; the index is as it was before")
        if not os.access(path, os.R_OK | (os.X_OK if path.is_dir() else 0)):
            raise WrongUse(f"{path}: cannot be read; check its permissions")
    return list(paths)


def show(report: Report, as_json: bool) -> int:
    """Print a report; returns the exit code."""
    click.echo(json.dumps(report.as_json()) if as_json else "\n".join(report.lines()))
    return report.exit_code


@contextmanager
def stopping_cleanly() -> Iterator[None]:
    """SIGTERM ends the command as Ctrl-C does: what is not committed is discarded, the lock is given back."""
    before = signal.getsignal(signal.SIGTERM)
    if before == signal.SIG_DFL:
        signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
