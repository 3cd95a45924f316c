"""kb fetch: the command."""

from __future__ import annotations

import json
from collections import Counter
from dataclasses import asdict
from pathlib import Path

import click

from indexer.fetch.client import Client
from indexer.fetch.fetching import Outcome
from indexer.fetch.fetching import fetch as fetching
from indexer.fetch.wishes import parse
from kb.errors import WrongUse


@click.command()
@click.argument("sources", type=click.Path(path_type=Path), metavar="SOURCES.toml")
@click.option("--into", type=click.Path(path_type=Path), help="Folder for the files; default: that of SOURCES.toml.")
@click.option("--allow-private", is_flag=True, help="Fetch from hosts that are not public, too.")
@click.option("--max-mb", default=50, show_default=True, type=click.IntRange(1, 1000), help="Largest file, in MB.")
@click.option("--pause", default=1.0, show_default=True, type=click.FloatRange(0, 60), help="Seconds between requests.")
@click.option("--dry-run", is_flag=True, help="List what would be fetched; ask no one, write nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print the outcomes as JSON.")
def fetch(
    sources: Path, into: Path | None, allow_private: bool, max_mb: int, pause: float, dry_run: bool, as_json: bool
) -> int:
    """Bring the addresses listed in SOURCES.toml into a folder, politely; what is unchanged is not fetched again."""
    wishes = parse(_text(sources), str(sources))
    client = Client(allow_private, max_mb * 1024 * 1024, pause)
    outcomes = []
    planned = (Outcome(wish.url, wish.file, "planned") for wish in wishes)
    for outcome in planned if dry_run else fetching(wishes, into or sources.parent, client):
        outcomes.append(outcome)
        if not as_json:
            click.echo(str(outcome))
    counts = Counter(outcome.result for outcome in outcomes)
    if as_json:
        click.echo(json.dumps({"counts": counts, "sources": [asdict(outcome) for outcome in outcomes]}))
    else:
        click.echo(", ".join(f"{number} {result}" for result, number in counts.items()))
    return 1 if counts["failed"] else 0


def _text(sources: Path) -> str:
    try:
        return sources.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUse(f"{sources}: cannot be read: {getattr(error, 'strerror', None) or error}") from error
