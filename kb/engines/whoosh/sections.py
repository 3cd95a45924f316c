"""A file of named arrays: written once, mapped into memory at opening, each array with a checksum."""

from __future__ import annotations

import json
import struct
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

import numpy as np

from kb.engines.whoosh.postings import Ints
from kb.engines.whoosh.storage import Parts, mapped

_MAGIC = b"KBcols01"
_TAIL = struct.Struct("<II8s")
_ALIGN = 64


class Damaged(Exception):
    """A file beside a segment is missing or not as it was written; it can be made anew from the segment."""

    def __init__(self, message: str, path: Path | None = None) -> None:
        super().__init__(message)
        self.path = path


class SectionWriter:
    """Adds arrays to a new file; `finish` writes the directory without which the file does not count."""

    def __init__(self, path: Path) -> None:
        self._file: BinaryIO = path.open("wb")
        self._directory: dict[str, tuple[int, str, int, int]] = {}

    def add(self, name: str, values: Ints | bytes) -> None:
        """Write one array (bytes count as an array of bytes)."""
        array = np.frombuffer(values, np.uint8) if isinstance(values, bytes) else np.ascontiguousarray(values)
        self._file.write(b"\0" * (-self._file.tell() % _ALIGN))
        if name in self._directory:
            raise ValueError(f"section {name} is there already")
        self._directory[name] = (self._file.tell(), array.dtype.str, len(array), zlib.crc32(array.data))
        self._file.write(array.data)

    def finish(self, facts: dict[str, Any]) -> None:
        """Write the directory with these facts and close the file."""
        directory = json.dumps([facts, self._directory]).encode()
        self._file.write(directory)
        self._file.write(_TAIL.pack(len(directory), zlib.crc32(directory), _MAGIC))
        self._file.close()

    def close(self) -> None:
        """Close the file as it is; without a directory it does not count."""
        self._file.close()


@dataclass(frozen=True, slots=True, eq=False)
class Slices:
    """An array of a file, of which each slice is read when it is asked for. Not checked: whoever asks has checksums."""

    file: Parts
    offset: int
    kind: Any
    width: int

    def __getitem__(self, part: slice) -> Ints:
        """The values from `part.start` to `part.stop`, both given. Raises Damaged where the file ends before."""
        return np.frombuffer(self.read(part.start, part.stop), self.kind)

    def read(self, begin: int, end: int) -> bytes:
        """The same as bytes, for those who look at their checksum first."""
        width = self.width
        data = self.file.read(self.offset + begin * width, (end - begin) * width)
        if len(data) != (end - begin) * width:
            raise Damaged("a file beside a segment has been cut")
        return data


@dataclass(frozen=True, slots=True, eq=False)
class Sections:
    """An open file of arrays. Nothing is read before it is asked for."""

    path: Path
    memory: memoryview
    file: Parts
    facts: dict[str, Any]
    directory: dict[str, tuple[int, str, int, int]]
    checked: set[str] = field(default_factory=set)

    @classmethod
    def open(cls, path: Path) -> Sections:
        """Map a file. Raises Damaged."""
        try:
            memory, file = memoryview(mapped(path)), Parts(path)
            size, checksum, magic = _TAIL.unpack(memory[-_TAIL.size :])
            directory = memory[-_TAIL.size - size : -_TAIL.size]
        except (OSError, ValueError, struct.error) as error:
            raise Damaged(f"{path.name}: {error}") from error
        if magic != _MAGIC or zlib.crc32(directory) != checksum:
            raise Damaged(f"{path.name}: the directory is not as it was written")
        return cls(path, memory, file, *json.loads(bytes(directory)))

    def raw(self, name: str) -> Ints:
        """An array without a look at its checksum, for parts that carry their own. Raises Damaged."""
        offset, kind, count, _ = self._place(name)
        return np.frombuffer(self.memory, kind, count, offset)

    def slices(self, name: str) -> Slices:
        """The same for arrays of which only slices are wanted, here and there. Raises Damaged."""
        offset, kind, _, _ = self._place(name)
        dtype = np.dtype(kind)
        return Slices(self.file, offset, dtype, dtype.itemsize)

    def _place(self, name: str) -> tuple[int, str, int, int]:
        try:
            return self.directory[name]
        except KeyError as error:
            raise Damaged(f"{self.path.name}: no section {name}") from error

    def array(self, name: str) -> Ints:
        """An array, checked when it is first asked for. Raises Damaged."""
        array = self.raw(name)
        if name not in self.checked:
            if zlib.crc32(array.data) != self.directory[name][3]:
                raise Damaged(f"{self.path.name}: section {name} is not as it was written", self.path)
            self.checked.add(name)
        return array
