"""A cache that counts bytes: what it keeps, and what it lets go of first."""

import pytest

from kb.cache import ByteCache


@pytest.fixture
def cache() -> ByteCache[str, int]:
    return ByteCache(100)


def test_it_gives_back_what_was_put(cache):
    cache.put("a", 1, 10)
    assert (cache.get("a"), cache.get("b"), cache.held, len(cache)) == (1, None, 10, 1)


def test_what_was_used_longest_ago_goes_first(cache):
    for key in "ab":
        cache.put(key, 1, 40)
    cache.get("a")
    cache.put("c", 1, 40)
    assert (cache.get("a"), cache.get("b"), cache.get("c")) == (1, None, 1)


def test_a_value_put_again_counts_once(cache):
    cache.put("a", 1, 40)
    cache.put("a", 2, 30)
    assert (cache.get("a"), cache.held, len(cache)) == (2, 30, 1)


def test_what_takes_more_than_half_is_not_kept(cache):
    cache.put("a", 1, 40)
    cache.put("b", 1, 51)
    assert (cache.get("a"), cache.get("b"), cache.held) == (1, None, 40)


def test_it_never_holds_more_than_its_limit(cache):
    for number in range(200):
        cache.put(str(number), number, 1 + number % 50)
        assert cache.held <= 100
