"""A document's passages as a tree of headings."""

import pytest

from kb.contents import contents
from kb.model import Document, Passage, Record


def tree(*lines):
    """The tree of passages given as (level, anchor, heading), as nested (anchor, [...]) pairs."""
    passages = tuple(Passage("d", 0, anchor, heading, "", level=level) for level, anchor, heading in lines)

    def plain(entries):
        return [(entry.anchor, plain(entry.entries)) for entry in entries]

    return plain(contents(Document(Record("d", "D"), passages)))


@pytest.mark.parametrize(("lines", "found"), [
    pytest.param([(1, "a", "A"), (2, "b", "B"), (1, "c", "C")], [("a", [("b", [])]), ("c", [])], id="two levels"),
    pytest.param([(1, "a", "A"), (3, "b", "B"), (2, "c", "C")], [("a", [("b", []), ("c", [])])], id="a level left out"),
    pytest.param([(2, "a", "A"), (1, "b", "B")], [("a", []), ("b", [])], id="a lower level first"),
    pytest.param([(1, "a", "A"), (1, "a--2", "A"), (1, "a--3", "A")], [("a", [])], id="parts of one section"),
    pytest.param([(1, "a", ""), (1, "b", "B")], [("b", [])], id="without a heading"),
    pytest.param([(1, "a", "A"), (2, "b", "B"), (3, "c", "C")], [("a", [("b", [("c", [])])])], id="three levels"),
    pytest.param([], [], id="nothing"),
])  # fmt: skip
def test_tree(lines, found):
    assert tree(*lines) == found
