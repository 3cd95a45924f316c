"""A cache that counts bytes, not entries."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")


class ByteCache(Generic[K, V]):
    """Keeps what was used last within a number of bytes; safe for threads."""

    def __init__(self, limit: int) -> None:
        self._limit, self._held = limit, 0
        self._entries: OrderedDict[K, tuple[V, int]] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, key: K) -> V | None:
        """The value, or None."""
        with self._lock:
            found = self._entries.get(key)
            if found is None:
                return None
            self._entries.move_to_end(key)
            return found[0]

    def put(self, key: K, value: V, size: int) -> None:
        """Keep a value of `size` bytes, letting go of what was used longest ago. What is too large is not kept."""
        if size > self._limit // 2:
            return
        with self._lock:
            old = self._entries.pop(key, None)
            self._held += size - (old[1] if old else 0)
            self._entries[key] = (value, size)
            while self._held > self._limit:
                _, (_, freed) = self._entries.popitem(last=False)
                self._held -= freed

    def __len__(self) -> int:
        return len(self._entries)

    @property
    def held(self) -> int:
        """Bytes kept."""
        return self._held
