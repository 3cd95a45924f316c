"""The `kb` command. Its subcommands come from the entry-point group `kb.commands`, so kb imports no one above it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from functools import wraps
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click

from kb.errors import KbError
from kb.settings import Settings

T = TypeVar("T")

index_option = click.option(
    "--index", "index_dir", type=click.Path(path_type=Path), help="Folder of the index; KB_INDEX does the same."
)


class Commands(click.Group):
    """A group that loads a subcommand when it is asked for, so that `kb --help` starts at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of all subcommands."""
        return sorted({entry.name for entry in entry_points(group="kb.commands")})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The subcommand of this name, or None."""
        found = entry_points(group="kb.commands", name=cmd_name)
        command: click.Command | None = next((entry.load() for entry in found), None)
        return command


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="kb-good-practices", prog_name="kb")
def group() -> None:
    """A bilingual search service over good practices against migrant smuggling and human trafficking."""


def main() -> None:
    """Run `kb`. Exit 0: all well; 1: done, with problems; 2: wrong use; 3: could not run. No traceback for these."""
    try:
        status = group(standalone_mode=False)
    except click.exceptions.Abort:
        _leave("stopped; what was committed is kept", 130)
    except click.ClickException as error:
        hint = f"; see `{error.ctx.command_path} --help`" if isinstance(error, click.UsageError) and error.ctx else ""
        _leave(error.format_message().rstrip(".") + hint, 2)
    except KbError as error:
        _leave(error.message, error.exit_code)
    except BrokenPipeError:
        # `kb search … | head`: Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    sys.exit(status if isinstance(status, int) else 0)


def with_settings(command: Callable[..., T]) -> Callable[..., T]:
    """Gives a command its `settings`, read from file, environment and the flag `--index`."""

    @wraps(command)
    @index_option
    def inner(index_dir: Path | None = None, **given: Any) -> T:
        return command(settings=Settings.read(os.environ, index=index_dir), **given)

    return inner


def _leave(message: str, status: int) -> NoReturn:
    click.echo(f"kb: {message}", err=True)
    sys.exit(status)


