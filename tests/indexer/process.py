"""Runs a `kb` command in a process of its own, as a maintainer does, whether or not the package is installed."""

from __future__ import annotations

import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

SCRIPT = Path(__file__)


def start(*arguments: str | Path, **more: object) -> subprocess.Popen[str]:
    """The command, started; standard output and errors are pipes."""
    command = [sys.executable, "-m", "tests.indexer.process", *map(str, arguments)]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen(command, cwd=SCRIPT.parents[2], **pipes, **more)


def run(*arguments: str | Path, **more: object) -> tuple[int, str, str]:
    """Exit code, output and errors of the command."""
    process = start(*arguments, **more)
    output, errors = process.communicate(timeout=120)
    return process.returncode, output, errors


def alive(group: int) -> list[str]:
    """The processes of a group that still run, by number and name."""
    names = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it ended while we looked
            name, _, fields = stat.read_text().rpartition(")")
            state, _, its_group = fields.split()[:3]
            names += [name] if int(its_group) == group and state not in "ZX" else []
    return names


def left_over(group: int) -> list[str]:
    """What still runs of a group half a minute after its head has gone."""
    until = time.monotonic() + 30
    while (names := alive(group)) and time.monotonic() < until:
        time.sleep(0.1)
    return names


def main() -> None:
    from indexer import commands as indexing
    from kb import cli
    from kb import commands as asking

    name = sys.argv.pop(1)
    cli.group = getattr(indexing, name, None) or getattr(asking, name)
    cli.main()


if __name__ == "__main__":
    main()
