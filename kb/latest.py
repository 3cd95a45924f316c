"""One value made from the latest state of something, for values that are dear to make."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

V = TypeVar("V")

SHARE = 20
"""A value is kept so many times as long as it took to make: at most a twentieth of the time goes into making it."""
CHEAP = 0.1
"""Seconds; what is made faster is made anew at once"""


@dataclass(frozen=True, slots=True)
class _Made(Generic[V]):
    key: str
    value: V
    took: float
    at: float


class Latest(Generic[V]):
    """Holds one value and the key it was made for; safe for threads.

    Only one thread makes a value. Meanwhile all take the one before; with none yet they wait for the first.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._making = threading.Lock()
        self._made: _Made[V] | None = None

    def get(self, key: str, make: Callable[[], V]) -> V:
        """The value for this key, or for an earlier one where making it is under way or not due yet."""
        made = self._made
        if made is None:
            # Eight threads that each make their own cost eight times the memory, and none is done before all are.
            with self._making:
                return (self._made or self._make(key, make)).value
        if self._is_due(made, key) and self._making.acquire(blocking=False):
            if made.took < CHEAP:
                return self._renewed(key, make).value
            # Beside, so that no one's answer waits: what there is will do until then.
            threading.Thread(target=self._renewed, args=(key, make), daemon=True).start()
        return made.value

    def now(self, key: str, make: Callable[[], V]) -> V | None:
        """The same as `get`, but None, without waiting, while another thread makes the very first value."""
        if self._made is None and self._making.locked():
            return None
        return self.get(key, make)

    def _renewed(self, key: str, make: Callable[[], V]) -> _Made[V]:
        try:
            return self._make(key, make)
        finally:
            self._making.release()

    def _is_due(self, made: _Made[V], key: str) -> bool:
        # A writer that commits each second would else keep one thread making values that nobody asks for twice.
        return key != made.key and (made.took < CHEAP or self._clock() - made.at > SHARE * made.took)

    def _make(self, key: str, make: Callable[[], V]) -> _Made[V]:
        began = self._clock()
        value = make()
        ended = self._clock()
        self._made = _Made(key, value, ended - began, ended)
        return self._made
