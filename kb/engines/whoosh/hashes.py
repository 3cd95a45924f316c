"""Whoosh's term index, an ordered hash of terms, written a field at a time from arrays. Stock Whoosh reads it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any
from zlib import crc32

import numpy as np
from whoosh.filedb.filetables import HashWriter

from kb.engines.whoosh.postings import Ints

_CRC32 = 1
"""The number of the hash function that Whoosh calls so: a fourth of the time of its MD5."""
_TABLES = 256
_LENGTHS = np.dtype([("key", ">i4"), ("value", ">i4")])
_POINTER = np.dtype([("hash", ">u4"), ("place", ">i8")])


class TermHash(HashWriter):
    """The file that `whoosh.filedb.filetables.OrderedHashWriter` writes a term at a time."""

    def __init__(self, file: Any) -> None:
        super().__init__(file, hashtype=_CRC32)
        self._hashes: list[Ints] = []
        self._places: list[Ints] = []

    def add_field(self, prefix: bytes, terms: Sequence[bytes], infos: Ints) -> None:
        """Write the terms of a field, which are in order, with one record of `infos` each; fields come in order."""
        keys = [prefix + term for term in terms]
        lengths = np.empty(len(keys), _LENGTHS)
        lengths["key"] = np.fromiter(map(len, keys), np.int64, len(keys))
        lengths["value"] = infos.dtype.itemsize
        sizes = lengths["key"].astype(np.int64) + _LENGTHS.itemsize + infos.dtype.itemsize
        self._places.append(self.dbfile.tell() + sizes.cumsum() - sizes)
        self._hashes.append(np.fromiter(map(crc32, keys), np.int64, len(keys)))
        self.dbfile.write(b"".join(chain.from_iterable(zip(cut(lengths), keys, cut(infos), strict=True))))

    def _write_hashes(self) -> None:
        hashes, places = _all(self._hashes), _all(self._places)
        table, home, slots = _slots(hashes)
        begins = slots.cumsum() - slots
        held = np.zeros(slots.sum(), _POINTER)
        at = begins[table] + _placed(table, home, slots)
        held["hash"][at], held["place"][at] = hashes, places
        self.directory = list(zip((self.dbfile.tell() + begins * _POINTER.itemsize).tolist(), slots.tolist(),
                                  strict=True))
        self.dbfile.write(held.tobytes())

    def _write_extras(self) -> None:
        places = _all(self._places)
        kind = "q" if len(places) and places[-1] > 0x7FFFFFFF else "i"
        self.extras |= {"indextype": kind, "indexlen": len(places)}
        super()._write_extras()
        self.dbfile.write(places.astype(f">{kind}").tobytes())


def cut(records: Ints) -> list[bytes]:
    """Each record as bytes."""
    # as bytes first: copies of records need not keep what lies between their fields
    size, data = records.dtype.itemsize, records.view(np.uint8).tobytes()
    return [data[at : at + size] for at in range(0, len(data), size)]


def _slots(hashes: Ints) -> tuple[Ints, Ints, Ints]:
    """The table of each hash and the slot there in which it is looked for first; how many slots each table has."""
    table = hashes & (_TABLES - 1)
    slots = 2 * np.bincount(table, minlength=_TABLES)
    return table, (hashes >> 8) % slots[table], slots


def _placed(table: Ints, home: Ints, slots: Ints) -> Ints:
    """A slot for each hash: its own, or the next one that is free, from the last one on to the first."""
    order = np.lexsort((home, table))
    # Far enough apart, tables do not push what is behind their end into the next one.
    apart = table[order] * (2 * int(slots.max(initial=0)) + 1)
    nth = np.arange(len(order))
    found = np.empty(len(order), np.int64)
    found[order] = np.maximum.accumulate(home[order] + apart - nth) + nth - apart
    over = np.flatnonzero(found >= slots[table])
    for number in np.unique(table[over]).tolist():
        beyond = over[table[over] == number]
        taken = found[table == number]
        free = np.setdiff1d(np.arange(slots[number]), taken)
        found[beyond] = free[: len(beyond)]
    return found


def _all(parts: list[Ints]) -> Ints:
    return np.concatenate([np.zeros(0, np.int64), *parts])
