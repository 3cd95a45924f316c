"""The tree written back in the query language."""

import pytest

from kb.query.syntax import (
    And,
    Everything,
    Field,
    Filter,
    Fuzzy,
    Near,
    Not,
    Or,
    Phrase,
    Prefix,
    Range,
    Term,
    Wildcard,
    Words,
    written,
)


@pytest.mark.parametrize(("query", "text"), [
    (Term("rad"), "rad"),
    (Phrase("crna gora"), '"crna gora"'),
    (Near("rad plata", 3), '"rad plata"~3'),
    (Prefix("krijum"), "krijum*"),
    (Wildcard("r?d"), "r?d"),
    (Fuzzy("rad"), "rad~1"),
    (Range(2010, None), "year:2010.."),
    (Range(None, 2020), "year:..2020"),
    (Filter("country", ("serbia", "croatia")), "country:serbia,croatia"),
    (Field("title", Words((Term("a"), Term("b")))), "title:(a b)"),
    (And((Term("a"), Or((Term("b"), Term("c"))))), "a AND (b OR c)"),
    (Or((Term("a"), And((Term("b"), Term("c"))))), "a OR (b AND c)"),
    (Not(Words((Term("a"), Term("b")))), "-(a b)"),
    (Words((Term("a"), Not(Phrase("b c")))), 'a -"b c"'),
    (Everything(), ""),
], ids=lambda value: value if isinstance(value, str) else type(value).__name__)  # fmt: skip
def test_written(query, text):
    assert written(query) == text


def test_places_do_not_show():
    assert written(Term("rad", 7)) == written(Term("rad"))
    assert Term("rad", 7) != Term("rad")


@pytest.mark.parametrize("node", [Term("a"), And((Term("a"),)), Range(1, 2), Everything()])
def test_a_tree_can_be_a_key_and_cannot_be_changed(node):
    assert {node: 1}[node] == 1
    with pytest.raises((AttributeError, TypeError)):
        node.text = "b"
