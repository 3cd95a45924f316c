"""The text of a segment as it is shown: records and passages, one after the other, each found and checked by itself."""

from __future__ import annotations

import zlib
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from kb.engines.whoosh.postings import Ints
from kb.engines.whoosh.sections import Damaged, Sections, SectionWriter
from kb.engines.whoosh.storage import Parts

EXTENSION = ".kbtext"
_MAGIC = b"KBtext01"


@dataclass(slots=True)
class Places:
    """Where each entry begins, how long it is, and its checksum."""

    begin: array[int] = field(default_factory=lambda: array("q"))
    size: array[int] = field(default_factory=lambda: array("q"))
    check: array[int] = field(default_factory=lambda: array("q"))

    def add(self, begin: int, data: bytes) -> None:
        """The next entry."""
        self.begin.append(begin)
        self.size.append(len(data))
        self.check.append(zlib.crc32(data))

    def write(self, name: str, sections: SectionWriter) -> None:
        """Keep these places in the columns."""
        values = np.array([self.begin, self.size, self.check], np.int64).T
        sections.add(name, np.ascontiguousarray(values).reshape(-1))


class TextWriter:
    """Writes the texts of a segment as they come."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("wb")
        self._at = self._file.write(_MAGIC)
        self.records, self.passages = Places(), Places()

    def add(self, record: bytes, passages: Sequence[bytes]) -> None:
        """A document; one without passages takes an empty row."""
        self._entry(self.records, record)
        for passage in passages or (b"",):
            self._entry(self.passages, passage)

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _entry(self, places: Places, data: bytes) -> None:
        places.add(self._at, data)
        self._at += self._file.write(data)


@dataclass(frozen=True, slots=True, eq=False)
class Texts:
    """An open file of texts."""

    path: Path
    file: Parts
    records: Ints
    passages: Ints

    @classmethod
    def open(cls, path: Path, sections: Sections) -> Texts:
        """Open the file. Raises Damaged."""
        try:
            file, size = Parts(path), path.stat().st_size
        except OSError as error:
            raise Damaged(f"{path.name}: {error}") from error
        places = [sections.array(name).reshape(-1, 3) for name in ("records", "passages")]
        last = max((int(place[-1, :2].sum()) for place in places if len(place)), default=0)
        if file.read(0, len(_MAGIC)) != _MAGIC or size < last:
            raise Damaged(f"{path.name}: the file is not as it was written")
        return cls(path, file, *places)

    def record(self, document: int) -> bytes:
        """A record's bytes. Raises Damaged."""
        return self._entry(self.records[document])

    def passage(self, row: int) -> bytes:
        """A passage's bytes. Raises Damaged."""
        return self._entry(self.passages[row])

    def _entry(self, place: Ints) -> bytes:
        begin, size, check = place.tolist()
        # each text has a checksum of its own, so that showing ten of them does not read the whole file
        data = self.file.read(begin, size)
        if zlib.crc32(data) != check:
            raise Damaged(f"{self.path.name}: a stored text is not as it was written", self.path)
        return data
