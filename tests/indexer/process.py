"""Runs a `kb` command in a process of its own, as a maintainer does, whether or not the package is installed."""

from __future__ import annotations

import subprocess
import sys
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


def main() -> None:
    from indexer import commands as indexing
    from kb import cli
    from kb import commands as asking

    name = sys.argv.pop(1)
    cli.group = getattr(indexing, name, None) or getattr(asking, name)
    cli.main()


if __name__ == "__main__":
    main()
