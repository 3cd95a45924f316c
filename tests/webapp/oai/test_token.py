"""Tokens: what is written is read, and nothing else is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.oai.faults import Fault
from webapp.oai.token import Place, read, written

PLACES = st.builds(Place, st.text(max_size=9), st.text(max_size=9), st.text(max_size=30), st.integers(0, 10**9),
                   st.text(max_size=20), st.text(max_size=20))


@given(PLACES)
def test_read_is_the_reverse_of_written(place):
    assert read(written(place)) == place


@given(PLACES)
def test_a_token_can_stand_in_an_address(place):
    assert set(written(place)) <= set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")


@given(st.text(max_size=60))
def test_whatever_comes_is_refused_or_ours(text):
    try:
        place = read(text)
    except Fault:
        return
    assert written(place) == text


@pytest.mark.parametrize("token", ["", "!", "W10", "bnVsbA", written(Place("oai_dc")) + "\n"],
                         ids=["empty", "no base64", "empty list", "null", "line end"])
def test_refused(token):
    with pytest.raises(Fault):
        read(token)
