"""Two versions side by side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.model import Document, Passage, Record
from kb.parallel import aligned


def version(*anchors):
    return Document(Record("d", "D"), tuple(Passage("d", n, a, "", "") for n, a in enumerate(anchors)))


def rows(left, right):
    return [tuple(side and side.anchor for side in row) for row in aligned(version(*left), version(*right))]


@pytest.mark.parametrize(("left", "right", "beside"), [
    pytest.param(["art-1"], ["art-1"], [("art-1", "art-1")], id="equal"),
    pytest.param(["art-1", "art-1a", "art-2"], ["art-1", "art-2"],
                 [("art-1", "art-1"), ("art-1a", None), ("art-2", "art-2")], id="inserted article"),
    pytest.param(["uvod", "art-1"], ["introduction", "art-1"],
                 [("uvod", "introduction"), ("art-1", "art-1")], id="headings in two languages"),
    pytest.param(["art-1"], ["art-2"], [("art-1", None), (None, "art-2")], id="different articles"),
    pytest.param(["a", "b"], ["c"], [("a", None), ("b", None), (None, "c")], id="more on one side"),
    pytest.param([], [], [], id="empty"),
    pytest.param([], ["a"], [(None, "a")], id="one side only"),
])  # fmt: skip
def test_rows(left, right, beside):
    assert rows(left, right) == beside


@pytest.mark.parametrize("anchors", [["a"], ["art-1", "art-2"], ["a", "art-1", "b"]])
def test_a_version_stands_beside_itself(anchors):
    assert rows(anchors, anchors) == [(anchor, anchor) for anchor in anchors]


ANCHORS = st.lists(st.sampled_from(["art-1", "art-2", "art-3", "uvod", "kraj", "a"]), unique=True)


@given(ANCHORS, ANCHORS)
def test_every_passage_of_both_sides_comes_once_and_in_its_order(left, right):
    found = rows(left, right)
    assert [a for a, _ in found if a] == left
    assert [b for _, b in found if b] == right
    assert all(a or b for a, b in found)


@given(ANCHORS, ANCHORS)
def test_articles_stand_beside_their_own_number_or_beside_nothing(left, right):
    assert all(a == b for a, b in rows(left, right) if a and b and "art-" in a + b)
