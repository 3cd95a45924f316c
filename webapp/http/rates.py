"""How often one client may ask, and the headers that tell it so (draft-ietf-httpapi-ratelimit-headers)."""

from __future__ import annotations

import ipaddress
import time

from flask import Flask, Response, request
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from limits.storage import MemoryStorage

from kb.settings import Settings

REMOTE = "300 per minute"
SAME_MACHINE = "60000 per minute"
"""For programs on the same machine that no proxy stands before"""
FREE = ("/health", "/metrics")
"""Endings of addresses that are never limited, so that a flood does not hide how the service is"""

SWEEP = 60.0
"""Seconds between two looks for clients whose window is over"""


class SweptMemory(MemoryStorage):
    """The library's counts in memory, without the thread that it starts for each request to forget old ones."""

    # A thread took longer to start than all else between the client and the search.
    STORAGE_SCHEME = ["swept-memory"]

    def __init__(self, uri: str | None = None, wrap_exceptions: bool = False, **more: str) -> None:
        super().__init__(uri, wrap_exceptions, **more)
        self._swept = time.time()

    def incr(self, key: str, expiry: float, amount: int = 1) -> int:
        """Count one more request of a window that ends in so many seconds; returns how many there were."""
        self._sweep()
        self.get(key)
        with self.locks[key]:
            self.storage[key] += amount
            if self.storage[key] == amount:
                self.expirations[key] = time.time() + expiry
        return self.storage.get(key, 0)

    def _sweep(self) -> None:
        now = time.time()
        if now - self._swept < SWEEP:
            return
        self._swept = now
        for key, end in list(self.expirations.items()):
            if end <= now:
                self.clear(key)


def register(app: Flask, settings: Settings) -> None:
    """Limit every client to `rate_limit`, and say in each answer what is left."""
    if settings.rate_limit == "off":
        return
    storage = f"{SweptMemory.STORAGE_SCHEME[0]}://" if settings.rate_storage == "memory://" else settings.rate_storage
    limiter = Limiter(
        get_remote_address, app=app, application_limits=[lambda: limit_of(settings, request.remote_addr or "")],
        storage_uri=storage, strategy="fixed-window",
    )
    limiter.request_filter(lambda: request.method == "OPTIONS" or request.path.endswith(FREE))

    @app.after_request
    def _say(response: Response) -> Response:
        if limit := limiter.current_limit:
            # Rounded down to 0, a client would ask again at once.
            window = max(round(limit.limit.get_expiry()), 1)
            reset = min(max(round(limit.reset_at - time.time()), 1), window)
            response.headers["RateLimit-Policy"] = f'"client";q={limit.limit.amount};w={window}'
            response.headers["RateLimit"] = f'"client";r={limit.remaining};t={reset}'
            response.headers["RateLimit-Limit"] = str(limit.limit.amount)
            response.headers["RateLimit-Remaining"] = str(limit.remaining)
            response.headers["RateLimit-Reset"] = str(reset)
            if response.status_code == 429:
                response.headers["Retry-After"] = str(reset)
        return response


def limit_of(settings: Settings, address: str) -> str:
    """The limit for a client's address: the setting, else by whether the client is on this machine."""
    if settings.rate_limit:
        return settings.rate_limit
    # Behind a proxy everybody seems to be on this machine.
    return SAME_MACHINE if not settings.proxies and _is_this_machine(address) else REMOTE


def _is_this_machine(address: str) -> bool:
    try:
        return ipaddress.ip_address(address).is_loopback
    except ValueError:
        return False
