"""The latest value: made by one thread, kept for a while, and never waited for when there is an older one."""

import threading
import time

import pytest

from kb.latest import CHEAP, SHARE, Latest


class Clock:
    """A clock that the test moves."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def latest(clock):
    return Latest(clock)


def making(clock, value, seconds):
    """Makes a value that takes so long."""

    def make():
        clock.now += seconds
        return value

    return make


def never():
    raise AssertionError("nothing is to be made")


def eventually(holds):
    """Whether it holds within ten seconds."""
    for _ in range(1000):
        if holds():
            return True
        time.sleep(0.01)
    return False


def test_a_value_is_made_once_for_its_key(latest, clock):
    assert latest.get("1", making(clock, "a", 5)) == "a"
    assert latest.get("1", never) == "a"


@pytest.mark.parametrize(("took", "later", "makes"), [
    (CHEAP / 2, 0, True),  # what costs nothing is never old
    (2.0, 2.0 * SHARE - 1, False),
    (2.0, 2.0 * SHARE + 1, True),
], ids=["cheap", "not due", "due"])
def test_a_dear_value_stays_a_while_after_the_key_has_changed(latest, clock, took, later, makes):
    latest.get("1", making(clock, "old", took))
    clock.now += later
    made = threading.Event()
    latest.get("2", made.set)
    assert made.wait(10 if makes else 0.2) is makes


def test_no_one_waits_for_a_dear_value_when_there_is_an_older_one(latest, clock):
    latest.get("1", making(clock, "old", 1))
    clock.now += 2 * SHARE
    begun, gate = threading.Event(), threading.Event()

    def make():
        begun.set()
        gate.wait(10)
        return "new"

    assert latest.get("2", make) == "old"
    assert begun.wait(10)
    assert latest.get("2", never) == "old"
    gate.set()
    assert eventually(lambda: latest.get("2", never) == "new")


def test_who_comes_before_the_first_waits_for_it_and_makes_no_second():
    latest, made, begun, gate = Latest(), [], threading.Event(), threading.Event()

    def make():
        begun.set()
        gate.wait(10)
        made.append(1)
        return "first"

    threads = [threading.Thread(target=lambda: latest.get("1", make)) for _ in range(4)]
    for thread in threads:
        thread.start()
    assert begun.wait(10)
    gate.set()
    for thread in threads:
        thread.join(10)
    assert made == [1]


def test_who_cannot_wait_for_the_first_gets_none(latest, clock):
    seen = []
    latest.get("1", lambda: seen.append(latest.now("1", never)) or "first")
    assert seen == [None]
    assert latest.now("1", never) == "first"


def test_who_comes_first_makes_it_also_without_waiting(latest, clock):
    assert latest.now("1", making(clock, "a", 5)) == "a"


def test_an_error_leaves_the_value_before_and_the_next_may_try(latest, clock):
    latest.get("1", making(clock, "old", 0))
    with pytest.raises(OSError, match="gone"):
        latest.get("2", lambda: (_ for _ in ()).throw(OSError("gone")))
    assert latest.get("2", making(clock, "new", 0)) == "new"
