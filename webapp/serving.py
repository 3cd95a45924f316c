"""Answer requests until a signal says stop; then take no new ones and finish those that were begun."""

from __future__ import annotations

import ctypes
import signal
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer

Sockets = dict[int, Any]
"""Waitress's map of what it listens and speaks on, which `waitress.create_server` fills."""

LIMITS: Mapping[str, Any] = {
    # A slow client costs a socket and some kB, no thread; with waitress's own hundred, a hundred of them lock all out.
    "connection_limit": 4000,
    # Seconds that a connection may say nothing.
    "channel_timeout": 30,
    "cleanup_interval": 5,
    # No address of ours is longer than a few kB, and nothing is read from other headers but short words.
    "max_request_header_size": 64 * 1024,
}
"""What one client can cost the others, as waitress takes it"""

PATIENCE = 30.0
"""Seconds that begun answers have to end"""
TICK = 0.5
"""Seconds until a signal is seen at the latest"""

_M_ARENA_MAX = -8
"""glibc's number for how many heaps a process may have"""


def share_one_heap() -> bool:
    """Have all threads take their memory from one heap; False where the C library has no such choice.

    For a process without other threads yet.
    """
    # glibc gives each of eight threads a heap of its own, and what is free in one is lost to the others: 60 MB of a
    # service with a large index. In Python only one thread runs at a time, so that none waits for the heap.
    if not sys.platform.startswith("linux"):
        return False
    mallopt = getattr(ctypes.CDLL(None), "mallopt", None)
    return mallopt is not None and mallopt(_M_ARENA_MAX, 1) == 1


@contextmanager
def told_to_stop() -> Iterator[threading.Event]:
    """An event that SIGTERM or SIGINT sets. A second signal of the same kind ends the process at once."""
    stop = threading.Event()
    before: dict[int, Any] = {}

    def _set(number: int, _frame: object) -> None:
        stop.set()
        signal.signal(number, before[number])

    for told in (signal.SIGTERM, signal.SIGINT):
        before[told] = signal.signal(told, _set)
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def run(server: Any, sockets: Sockets, stop: threading.Event, patience: float = PATIENCE) -> bool:
    """Serve until `stop` is set, then at most `patience` seconds more. False if answers had to be cut off."""
    # poll, not select: select cannot see a file whose number is above 1,023.
    while not stop.is_set():
        wasyncore.loop(timeout=TICK, use_poll=True, map=sockets, count=1)
    wasyncore.loop(timeout=0, use_poll=True, map=sockets, count=1)  # who has connected already is still answered
    for listener in [found for found in sockets.values() if isinstance(found, BaseWSGIServer)]:
        wasyncore.dispatcher.close(listener)
    end = time.monotonic() + patience
    while (busy := _is_busy(sockets)) and time.monotonic() < end:
        wasyncore.loop(timeout=TICK / 5, use_poll=True, map=sockets, count=1)
    server.task_dispatcher.shutdown(timeout=1)
    wasyncore.close_all(sockets, ignore_all=True)
    return not busy


def _is_busy(sockets: Sockets) -> bool:
    channels = [found for found in sockets.values() if isinstance(found, HTTPChannel)]
    return any(channel.requests or channel.request or channel.total_outbufs_len for channel in channels)
