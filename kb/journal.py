"""The journal of commits beside an index: a line of JSON each, added by the writer, read by anybody."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from kb.history import Commit, History, folded, parsed

FILE = "history.jsonl"
KEPT = 4 << 20
"""Bytes of single commits that are kept; older ones are folded into one line when there are twice as many"""


def read(folder: Path, generation: str) -> History:
    """The history up to a generation, without what came later; empty if the journal does not know the generation."""
    commits = tuple(_commits(_bytes(folder)))
    place = next((n for n in reversed(range(len(commits))) if commits[n].generation == generation), None)
    return History() if place is None else History(commits[: place + 1])


def whole(folder: Path) -> History:
    """All that the journal has."""
    return History(tuple(_commits(_bytes(folder))))


def resume(folder: Path, generation: str, time: str) -> None:
    """Take away what follows the generation committed last: a torn line, or one whose commit never came to be.

    A journal that does not know the generation goes on from it: it is new, or was brought along from another folder.
    Only the writer may, under its lock. Raises OSError.
    """
    data = _bytes(folder)
    ends = [end for end, commit in _placed(data) if commit is not None and commit.generation == generation]
    end = ends[-1] if ends else data.rfind(b"\n") + 1
    if end < len(data):
        os.truncate(folder / FILE, end)
    if not ends and generation:
        append(folder, Commit(generation, time))


def append(folder: Path, commit: Commit) -> None:
    """Write a commit down before it is made: durable when this returns. Raises OSError."""
    # Appending is one write at the end: a reader sees a whole line or a torn one, never another line's bytes.
    with (folder / FILE).open("ab") as file:
        file.write(commit.line())
        file.flush()
        os.fsync(file.fileno())
        size = file.tell()
    if size > 2 * KEPT and size - _first_line(folder) > 2 * KEPT:
        _shorten(folder)


def _first_line(folder: Path) -> int:
    # The base grows with the number of documents and cannot be shortened: only what follows it is counted.
    with (folder / FILE).open("rb") as file:
        return len(file.readline())


def _shorten(folder: Path) -> None:
    """Fold all but about the last KEPT bytes into a base."""
    data = _bytes(folder)
    placed = [(end, commit) for end, commit in _placed(data) if commit is not None]
    old = [(end, commit) for end, commit in placed[:-1] if end <= len(data) - KEPT] or placed[:1]
    beside = folder / f"{FILE}.new"
    with beside.open("wb") as file:
        file.write(folded([commit for _, commit in old]).line())
        file.write(data[old[-1][0] :])
        file.flush()
        os.fsync(file.fileno())
    beside.replace(folder / FILE)


def _bytes(folder: Path) -> bytes:
    try:
        return (folder / FILE).read_bytes()
    except FileNotFoundError:
        return b""


def _commits(data: bytes) -> Iterator[Commit]:
    return (commit for _, commit in _placed(data) if commit is not None)


def _placed(data: bytes) -> Iterator[tuple[int, Commit | None]]:
    """Each whole line's end and commit, None for a line that is none; what follows the last line end was torn off."""
    end = 0
    for line in data[: data.rfind(b"\n") + 1].splitlines(keepends=True):
        end += len(line)
        yield end, parsed(line)
