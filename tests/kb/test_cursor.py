"""A cursor names a place in the results of one query over one state of the index, and nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb import cursor
from kb.errors import CursorStale, WrongParameter
from kb.service import SearchRequest

REQUEST = SearchRequest("granica", selections={"country": ("serbia", "albania")})


def _with(request: SearchRequest, offset: int = 20, generation: str = "g1") -> SearchRequest:
    return replace(request, cursor=cursor.encode(request, offset, generation))


@given(q=st.text(), offset=st.integers(0, 10**9), generation=st.text())
def test_what_was_encoded_is_read(q, offset, generation):
    asked = SearchRequest(q)
    assert cursor.decode(_with(asked, offset, generation), generation) == offset


@given(st.integers(0, 10**6))
def test_a_cursor_needs_no_escaping_in_an_address(offset):
    assert cursor.encode(REQUEST, offset, "g").replace("-", "").replace("_", "").isalnum()


def test_the_order_of_chosen_values_does_not_matter():
    turned = replace(REQUEST, selections={"country": ("albania", "serbia")})
    assert cursor.encode(REQUEST, 5, "g") == cursor.encode(turned, 5, "g")


@pytest.mark.parametrize("changed", [
    {"q": "granice"}, {"group": "passage"}, {"selections": {}}, {"years": (2015, None)}, {"sort": "date"},
    {"expand": False}, {"without": ("a:b",)},
], ids=lambda changed: next(iter(changed)))
def test_a_cursor_of_another_query_is_refused(changed):
    other = replace(_with(REQUEST), **changed)
    with pytest.raises(WrongParameter, match="another query"):
        cursor.decode(other, "g1")


@pytest.mark.parametrize("changed", [{"limit": 50}, {"facets": ("country",)}, {"highlight": False}])
def test_what_does_not_change_the_order_may_change(changed):
    assert cursor.decode(replace(_with(REQUEST), **changed), "g1") == 20


def test_a_cursor_of_an_older_index_is_stale():
    with pytest.raises(CursorStale, match="start again"):
        cursor.decode(_with(REQUEST), "g2")


@pytest.mark.parametrize("text", ["x", "nonsense", "čćž", "W10", "bnVsbA", "WzEsMl0", "\ud800", "=" * 9, "A" * 5000])
def test_nonsense_is_refused(text):
    with pytest.raises(WrongParameter, match="not a cursor"):
        cursor.decode(replace(REQUEST, cursor=text), "g1")


@given(st.text())
def test_any_text_is_read_or_refused(text):
    with pytest.raises(WrongParameter):
        cursor.decode(replace(REQUEST, cursor=text), "g1")
