"""ZIP containers opened with care: what an archive claims is checked before it is unpacked, and again while it is."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from indexer.parsed import Unreadable
from kb.model import Problem

MAX_MEMBERS = 10_000
MAX_MEMBER_BYTES = 150 * 1024**2
MAX_TOTAL_BYTES = 400 * 1024**2
MAX_RATIO = 200
"""A member that unpacks to more than this many times its size, and to more than a megabyte, is a bomb."""

_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError, KeyError)


@dataclass(slots=True)
class Package:
    """An open ZIP container. Members are read by name, within the limits of this module."""

    archive: zipfile.ZipFile
    unpacked: int = 0
    damaged: list[str] = field(default_factory=list)

    @classmethod
    def open(cls, content: bytes, what: str = "file") -> Package:
        """The container in `content`. Raises Unreadable for a damaged or monstrous one; `what` is its everyday name."""
        try:
            archive = zipfile.ZipFile(io.BytesIO(content))
        except _BROKEN as error:
            raise Unreadable(f"the {what} is damaged: its container cannot be opened", _SAVE_ANEW) from error
        if len(archive.infolist()) > MAX_MEMBERS:
            raise Unreadable(f"it holds more than {MAX_MEMBERS:,} files", "split the archive")
        return cls(archive)

    def names(self) -> list[str]:
        """The names of the members, folders left out."""
        return [info.filename for info in self.archive.infolist() if not info.is_dir()]

    def members(self) -> Iterator[zipfile.ZipInfo]:
        """The members themselves, folders left out."""
        return (info for info in self.archive.infolist() if not info.is_dir())

    def read(self, member: str | zipfile.ZipInfo) -> bytes | None:
        """The content of a member, None where there is none or it is damaged (then it is named in `damaged`).

        Raises Unreadable for a bomb and for an encrypted member.
        """
        info = self._find(member) if isinstance(member, str) else member
        if info is None:
            return None
        _check(info)
        try:
            with self.archive.open(info) as stream:
                content = stream.read(MAX_MEMBER_BYTES + 1)
        except RuntimeError as error:
            raise Unreadable("the archive asks for a password", "save it without the password") from error
        except _BROKEN:
            self.damaged.append(info.filename)
            return None
        # Counted as it is unpacked: what the directory claims may be a lie.
        self.unpacked += len(content)
        if len(content) > MAX_MEMBER_BYTES or self.unpacked > MAX_TOTAL_BYTES:
            raise _bomb()
        return content

    def notes(self, name: str) -> tuple[Problem, ...]:
        """A note for each member that was asked for and is damaged; `name` is the file's."""
        remedy = "get the file again from its source"
        return tuple(Problem(name, "read", f"its part {part} is damaged", remedy, fatal=False) for part in self.damaged)

    def _find(self, name: str) -> zipfile.ZipInfo | None:
        try:
            return self.archive.getinfo(name)
        except KeyError:
            # Some programs write a part in another case than their own list has it.
            wanted = name.lower()
            return next((info for info in self.archive.infolist() if info.filename.lower() == wanted), None)


_SAVE_ANEW = "open it in the program that made it and save it anew, or get it again from its source"


def is_safe_name(name: str) -> bool:
    """False for a member's name that would leave the archive: absolute, with a drive, or through `..`."""
    path = PurePosixPath(name.replace("\\", "/"))
    return not path.is_absolute() and ".." not in path.parts and ":" not in path.parts[0] if path.parts else False


def _check(info: zipfile.ZipInfo) -> None:
    if info.flag_bits & 0x1:
        raise Unreadable("the archive asks for a password", "save it without the password")
    if info.file_size > MAX_MEMBER_BYTES:
        raise _bomb()
    # Small members may shrink as they like; templates full of spaces do.
    if info.file_size > 1024**2 and info.file_size > MAX_RATIO * max(info.compress_size, 1):
        raise _bomb()


def _bomb() -> Unreadable:
    return Unreadable("it unpacks to far more than its size allows, as a bomb does", "do not open this file")
