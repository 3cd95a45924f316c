"""A cache that counts bytes, not entries."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class _Entry(Generic[V]):
    """A value, its bytes, and whether it was asked for since it last came to the end of the queue."""

    __slots__ = ("size", "used", "value")

    def __init__(self, value: V, size: int) -> None:
        self.value, self.size, self.used = value, size, False


class ByteCache(Generic[K, V]):
    """Keeps what was used lately within a number of bytes; safe for threads."""

    def __init__(self, limit: int) -> None:
        self._limit, self._held = limit, 0
        self._entries: OrderedDict[K, _Entry[V]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: K) -> V | None:
        """The value, or None."""
        # a question asks some hundred times: marking what was used needs no lock, moving it to the end would
        found = self._entries.get(key)
        if found is None:
            return None
        found.used = True
        return found.value

    def put(self, key: K, value: V, size: int) -> None:
        """Keep a value of `size` bytes, letting go of what was not used for long. What is too large is not kept."""
        if size > self._limit // 2:
            return
        with self._lock:
            old = self._entries.pop(key, None)
            self._held += size - (old.size if old else 0)
            # before it is among them: where all others were used, it would be the first to go
            while self._held > self._limit:
                self._let_go()
            self._entries[key] = _Entry(value, size)

    def _let_go(self) -> None:
        """Drop the first entry in the queue, or send it to the end if it was used since it came."""
        key, entry = self._entries.popitem(last=False)
        if entry.used:
            entry.used = False
            self._entries[key] = entry
        else:
            self._held -= entry.size

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def held(self) -> int:
        """Bytes kept."""
        return self._held
