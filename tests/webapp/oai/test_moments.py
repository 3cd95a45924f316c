"""Days, seconds and their ranges."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.oai.faults import Fault
from webapp.oai.moments import EPOCH, bounds, parsed, stamp

MOMENTS = st.datetimes(datetime(1000, 1, 1), datetime(2999, 12, 31), timezones=st.just(UTC))


@given(MOMENTS)
def test_what_is_written_is_read_again(moment):
    assert parsed(stamp(moment)) == moment.replace(microsecond=0)


@pytest.mark.parametrize(("text", "meant"), [
    ("", EPOCH),                                                          # an index never written
    ("yesterday", EPOCH),                                                 # no time at all
    ("2026-01-02T03:04:05", datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)),  # without a zone it is UTC
    ("2026-01-02T03:04:05+02:00", datetime(2026, 1, 2, 1, 4, 5, tzinfo=UTC)),
])
def test_times_of_the_index(text, meant):
    assert parsed(text) == meant


def test_days_are_whole():
    begin, end = bounds("2026-01-02", "2026-01-02")
    assert (stamp(begin), stamp(end)) == ("2026-01-02T00:00:00Z", "2026-01-02T23:59:59Z")


def test_open_ends():
    assert bounds("", "") == (None, None)


@pytest.mark.parametrize(("first", "last"), [
    ("2026", ""), ("2026-1-2", ""), ("2026-13-01", ""), ("2026-02-30", ""), ("2026-01-01T00:00Z", ""),
    ("2026-01-01T00:00:00+01:00", ""), ("", "soon"), ("2026-01-01", "2026-01-02T00:00:00Z"),
    ("2026-01-02", "2026-01-01"),
])
def test_what_the_protocol_forbids(first, last):
    with pytest.raises(Fault) as refused:
        bounds(first, last)
    assert refused.value.code == "badArgument"
