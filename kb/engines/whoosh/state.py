"""The committed state of an index folder: which segments, under which analysis. Reads and writes Whoosh's own TOC.

Our own facts ride in the schema inside the TOC, so that one rename commits them together with the segments.
"""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from whoosh.index import TOC, EmptyIndexError, clean_files

from kb.engines.whoosh.documents import SHAPE
from kb.engines.whoosh.schema import build_schema
from kb.engines.whoosh.storage import TORN, IndexStorage
from kb.errors import IndexDamaged, IndexMissing, IndexOutdated
from kb.history import NOTHING, Commit
from kb.journal import append
from kb.text.analyzers import fingerprint

NAME = "MAIN"
FORMAT = f"2-{SHAPE}"
_FACTS = "kb_facts"


@dataclass(frozen=True, slots=True)
class State:
    """One commit. `segments` are Whoosh's; `number` counts commits, `token` tells indexes of one number apart."""

    segments: tuple[Any, ...] = ()
    number: int = -1
    token: str = ""
    format: str = FORMAT
    fingerprint: str = ""
    updated: str = ""

    @property
    def generation(self) -> str:
        """Names this commit; differs from every other commit's."""
        return f"{self.number}-{self.token}"


def latest_number(folder: Path) -> int:
    """The number of the last commit, -1 if there is none; costs one listing of the folder."""
    number: int = TOC._latest_generation(IndexStorage(str(folder)), NAME)
    return number


def read_state(folder: Path) -> State:
    """The last commit. Raises IndexMissing, IndexDamaged and IndexOutdated."""
    state = read_any_state(folder)
    # Told apart, because the fingerprints alone would show two equal names when only the form of the files changed.
    for what, written, now in (("file format", state.format, FORMAT), ("analysis", state.fingerprint, fingerprint())):
        if written != now:
            raise IndexOutdated(
                f"the index in {folder} was written by another version of the {what} "
                f"({written or 'unknown'}, now {now}): run `kb index --rebuild`",
                path=str(folder),
            )
    return state


def read_any_state(folder: Path) -> State:
    """The last commit, whatever version wrote it. Raises IndexMissing and IndexDamaged."""
    try:
        toc = TOC.read(IndexStorage(str(folder)), NAME)
        return State(tuple(toc.segments), toc.generation, **getattr(toc.schema, _FACTS, {"format": "unknown"}))
    except (EmptyIndexError, FileNotFoundError, NotADirectoryError) as error:
        raise IndexMissing(f"there is no index in {folder} yet: run `kb index`", path=str(folder)) from error
    except TORN as error:
        raise IndexDamaged(f"the index in {folder} cannot be read ({error}): run `kb index --rebuild`; the documents "
                           "in the corpus are not affected", path=str(folder)) from error


def write_state(
    folder: Path, segments: Sequence[Any], number: int, unfinished: Sequence[Any] = (), did: Commit = NOTHING
) -> State:
    """Commit these segments: durable when this returns. Files of all other segments but `unfinished` are deleted.

    What the commit `did` to documents goes to the journal under the name of the new generation.
    """
    facts = {"token": secrets.token_hex(4), "format": FORMAT, "fingerprint": fingerprint(),
             "updated": datetime.now(UTC).isoformat(timespec="seconds")}
    state = State(tuple(segments), number, **facts)
    storage, schema = IndexStorage(str(folder)), build_schema()
    setattr(schema, _FACTS, facts)
    # The journal first: a line without its commit is taken away again, a commit without its line would be lost.
    append(folder, replace(did, generation=state.generation, time=state.updated))
    TOC(schema, list(segments), number).write(storage, NAME)
    clean_files(storage, NAME, number, [*segments, *unfinished])
    return state


def sweep(folder: Path) -> None:
    """Delete what runs that were killed, or met a full disk, left beside the last commit. Only the writer may.

    Raises IndexMissing, IndexDamaged and IndexOutdated.
    """
    # Read from the disk: a writer that was interrupted within a commit cannot know whether that commit counts.
    state = read_state(folder)
    clean_files(IndexStorage(str(folder)), NAME, state.number, list(state.segments))
