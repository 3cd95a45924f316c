"""Counts of requests in memory: what the library counts, without its thread."""

import threading

import pytest
from limits import parse
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter

from webapp.http import rates
from webapp.http.rates import SweptMemory


@pytest.fixture
def clock(monkeypatch):
    now = [1000.0]
    for module in ("limits.storage.memory", "limits.strategies", "webapp.http.rates"):
        monkeypatch.setattr(f"{module}.time.time", lambda: now[0])
    return now


@pytest.fixture
def memory(clock) -> SweptMemory:
    return storage_from_string(f"{SweptMemory.STORAGE_SCHEME[0]}://")


def test_it_counts_within_a_window_and_begins_anew_after_it(memory, clock):
    limiter, limit = FixedWindowRateLimiter(memory), parse("2 per minute")
    assert [limiter.hit(limit, "a") for _ in range(3)] == [True, True, False]
    assert limiter.hit(limit, "b")
    clock[0] += 61
    assert limiter.hit(limit, "a")


def test_clients_whose_window_is_over_are_forgotten(memory, clock):
    for client in "abc":
        memory.incr(client, 30)
    clock[0] += rates.SWEEP / 2
    memory.incr("d", 40)
    assert set(memory.expirations) == set("abcd")
    clock[0] += rates.SWEEP / 2
    memory.incr("e", 30)
    assert set(memory.expirations) == set(memory.storage) == {"d", "e"}


def test_no_request_starts_a_thread(memory, monkeypatch):
    memory.timer.join()
    monkeypatch.setattr(threading.Thread, "start", lambda thread: pytest.fail("a thread was started"))
    assert [memory.incr("a", 30) for _ in range(3)] == [1, 2, 3]
