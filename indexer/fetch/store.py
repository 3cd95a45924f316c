"""What was fetched, on the disk: each file written whole or not at all, its sidecar, and what to ask for next time."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

import yaml

from indexer.fetch.wishes import Wish
from indexer.scan import SIDECAR
from kb.errors import KbError, WrongUse

STATE = ".fetched.json"
"""Hidden, so that the indexer passes over it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of an address that was fetched: what its server said about the version, and our digest of it."""

    file: str
    digest: str
    etag: str = ""
    modified: str = ""
    fetched: str = ""


def load(folder: Path) -> dict[str, Kept]:
    """What was fetched into the folder before, by address; nothing where this is the first time."""
    try:
        raw = json.loads((folder / STATE).read_text(encoding="utf-8"))
        return {url: Kept(**kept) for url, kept in raw.items()}
    except FileNotFoundError:
        return {}
    except (ValueError, TypeError, AttributeError):
        # A broken memory costs a download, no more.
        return {}


def save(state: Mapping[str, Kept], folder: Path) -> None:
    """Lay the memory into the folder. Raises KbError where that cannot be written."""
    write(folder / STATE, json.dumps({url: asdict(kept) for url, kept in state.items()}, indent=1).encode())


def put(folder: Path, wish: Wish, content: bytes) -> None:
    """Write the file, with a sidecar unless it has one: what a person corrected there stays. Raises KbError."""
    path = folder / wish.file
    # A link planted in the folder must not carry the file out of it.
    if not path.resolve().is_relative_to(folder.resolve()):
        raise WrongUse(f"{wish.file}: a link leads out of {folder}; nothing was written")
    sidecar = path.with_name(path.name + SIDECAR)
    if not sidecar.exists():
        write(sidecar, head(wish).encode())
    write(path, content)


def head(wish: Wish) -> str:
    """The front matter of a fetched file: what the list says, and where the file is from."""
    metadata = {**wish.metadata, "source_url": wish.url}
    note = f"# fetched {now()} by kb fetch; what you correct here is kept\n"
    return note + yaml.safe_dump(metadata, allow_unicode=True, sort_keys=False)


def write(path: Path, content: bytes) -> None:
    """Write a file aside and move it into place, so that no one ever sees half of it. Raises KbError."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        aside.write_bytes(content)
        aside.replace(path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise KbError(f"{path}: cannot be written: {error.strerror or error}; check space and permissions") from error


def now() -> str:
    """The time in UTC, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")
