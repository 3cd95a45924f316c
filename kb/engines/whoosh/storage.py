"""The index folder: files read without copying them, written so that they last, and errors in our own words."""

from __future__ import annotations

import errno
import mmap
import os
import struct
import zlib
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from pickle import PickleError
from typing import Any

from whoosh.fields import FieldConfigurationError
from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.filetables import FileFormatError
from whoosh.filedb.structfile import BufferFile, StructFile
from whoosh.index import IndexError as WhooshIndexError

from kb.errors import DiskFull, IndexNotWritable

TORN = (
    ArithmeticError, AssertionError, AttributeError, EOFError, ImportError, LookupError, MemoryError, OSError,
    RuntimeError, TypeError, ValueError, PickleError, struct.error, zlib.error, WhooshIndexError, FileFormatError,
    FieldConfigurationError,
)  # fmt: skip
"""What Whoosh raises when it reads files that are not as it wrote them: it trusts every number, and pickles."""

_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)


class IndexStorage(FileStorage):
    """Whoosh's folder of files, in which a rename lasts before it returns."""

    def rename_file(self, oldname: str, newname: str, safe: bool = False) -> None:
        """Rename, with the file and the folder written through to the disk."""
        sync(Path(self.folder) / oldname)
        os.replace(Path(self.folder) / oldname, Path(self.folder) / newname)
        sync(Path(self.folder))

    def open_file(self, name: str, **kwargs: Any) -> StructFile:
        """The file; a list of segments is read at once, so that nothing stays open if it turns out to be torn."""
        if name.endswith(".toc"):
            return BufferFile((Path(self.folder) / name).read_bytes(), name=name, **kwargs)
        opened: StructFile = super().open_file(name, **kwargs)
        return opened


def mapped(path: Path) -> mmap.mmap:
    """A file as read-only memory; it stays readable after the file is deleted. Raises OSError, ValueError if empty."""
    with path.open("rb") as file:
        return mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


class Parts:
    """A file of which parts are read into memory of their own; it stays readable after it is deleted.

    Mapped, each part that was ever read would count as this process's memory, together with its neighbours: the system
    maps 64 KB at a time. Closed with the last reference.
    """

    __slots__ = ("_handle",)

    def __init__(self, path: Path) -> None:
        """Raises OSError."""
        self._handle = os.open(path, os.O_RDONLY)

    def read(self, begin: int, size: int) -> bytes:
        """So many bytes from there; fewer where the file ends before. Safe for threads. Raises OSError."""
        return os.pread(self._handle, size, begin)

    def __del__(self) -> None:
        # missing where opening failed
        if hasattr(self, "_handle"):
            os.close(self._handle)


def sync(path: Path) -> None:
    """Write a file or folder through to the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_all(paths: Sequence[Path]) -> None:
    """Write several files through to the disk; together, since a disk takes about as long for one."""
    with ThreadPoolExecutor(max_workers=len(paths)) as threads:
        list(threads.map(sync, paths))


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Turns an operating system's refusal to write into DiskFull or IndexNotWritable."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise DiskFull(f"no space left while writing {folder}; the index is as it was before: free some space "
                           "and run the command again", path=str(folder)) from error
        raise IndexNotWritable(f"cannot write to the index in {folder}: {error.strerror or error}; give --index a "
                               "folder that you may write to", path=str(folder)) from error
