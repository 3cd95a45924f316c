"""Walks folders and finds the files to index. One of the few places that touch the disk; reads, never writes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from indexer.media_types import media_type
from kb.model import Problem

MAX_BYTES = 200 * 1024 * 1024
"""Files larger than this are listed as problems, not read."""

# sources.toml lies in the corpus and tells `kb fetch` what to bring; it is no document.
IGNORED_NAMES = frozenset({"Thumbs.db", "desktop.ini", "__MACOSX", "sources.toml"})


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file to index. `path` is where it was found; `relative` its POSIX path below the folder that was asked for.

    `digest` is the SHA-256 of the content in hexadecimal, `size` is in bytes.
    """

    path: Path
    media_type: str
    digest: str
    size: int = 0
    relative: str = ""

    def content(self) -> bytes:
        """The bytes of the file, read now. Raises OSError if it is gone or closed to us."""
        return self.path.read_bytes()


def find(roots: Iterable[Path], max_bytes: int = MAX_BYTES) -> Iterator[SourceFile | Problem]:
    """Every file below the roots (a root may be a file), in stable order; what cannot be opened comes as a Problem.

    Hidden files and folders are skipped, and links that lead out of their root are not followed.
    """
    for root in roots:
        if not root.exists():
            yield Problem(str(root), "find", "there is no such file or folder", "check the spelling of the path")
            continue
        closed: list[Problem] = []
        for path in [root] if root.is_file() else sorted(_below(root, closed)):
            yield _examine(path, root, max_bytes)
        yield from closed


def _below(root: Path, closed: list[Problem]) -> Iterator[Path]:
    """The files below a folder. Folders that cannot be looked into are added to `closed`."""
    # os.walk passes over such a folder in silence, and all of its documents would count as removed.
    for folder, folders, names in os.walk(root, onerror=lambda error: closed.append(_closed(error, root))):
        folders[:] = sorted(f for f in folders if not _skipped(f))
        yield from (
            Path(folder, name) for name in names if not _skipped(name) and _stays_inside(Path(folder, name), root)
        )


def _closed(error: OSError, root: Path) -> Problem:
    reason = f"the folder cannot be looked into: {error.strerror or error}; documents indexed from it are kept"
    return Problem(str(error.filename or root), "find", reason, "check the folder's permissions, then run again")


def _skipped(name: str) -> bool:
    return name.startswith((".", "~$")) or name in IGNORED_NAMES


def _stays_inside(path: Path, root: Path) -> bool:
    return not path.is_symlink() or path.resolve().is_relative_to(root.resolve())


def _examine(path: Path, root: Path, max_bytes: int) -> SourceFile | Problem:
    try:
        if not path.is_file():
            return Problem(str(path), "find", "this is not a regular file", "remove it from the corpus")
        size = path.stat().st_size
        if size > max_bytes:
            reason = f"the file has {size:,} bytes; {max_bytes:,} is the most that is read"
            return Problem(str(path), "find", reason, "split it, or raise the limit")
        return describe(path, path.read_bytes(), root)
    except OSError as error:
        return Problem(
            str(path), "find", f"cannot be opened: {error.strerror or error}", "check the file's permissions"
        )


def describe(path: Path, content: bytes, root: Path) -> SourceFile:
    """The SourceFile for content already read."""
    relative = path.name if root == path else path.relative_to(root).as_posix()
    digest = hashlib.sha256(content).hexdigest()
    return SourceFile(path, media_type(content, path.name), digest, len(content), relative)
