"""Where links of a corpus may lead."""

import pytest

from indexer.checking import Targets
from kb.model import Document, Passage, Record

TARGETS = Targets()
TARGETS.add(Document(Record("p-en", "P", work="p"), (Passage("p-en", 0, "art-3", "", "Text."),)))


@pytest.mark.parametrize(("name", "anchor", "known"), [
    ("p", "", True),
    ("p-en", "", True),
    ("q", "", False),
    ("p", "art-3", True),
    ("p", "art-3-par-2", True),
    ("p", "art-3-pt-a", True),
    ("p", "art-4-pt-a", False),
    ("p", "summary", False),
])
def test_a_part_of_an_article_needs_the_article(name, anchor, known):
    assert (TARGETS.fault(name, anchor) == "") is known
