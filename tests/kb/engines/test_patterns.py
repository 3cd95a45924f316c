"""Which terms a pattern stands for: distances against the textbook, and the most frequent terms kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.engines import open_searcher, open_writer
from kb.engines.memory import edit_distance
from kb.engines.whoosh.patterns import edit_distances, expand
from kb.model import Document, Passage, Record
from kb.query.plan import Pattern
from kb.settings import Settings

LETTERS = st.text("abčđ", max_size=6)


@given(st.lists(LETTERS, min_size=1, max_size=8), LETTERS)
def test_all_distances_at_once_are_those_of_each_pair(terms, text):
    assert edit_distances(terms, text).tolist() == [edit_distance(term, text) for term in terms]


@pytest.mark.parametrize(("a", "b", "edits"), [
    ("sud", "sud", 0), ("sud", "suda", 1), ("sud", "usd", 1), ("sud", "", 3), ("ca", "abc", 3), ("šuma", "suma", 1),
], ids=["same", "one more", "neighbours swapped", "nothing left", "a swap is not edited again", "mark"])
def test_optimal_string_alignment(a, b, edits):
    assert edit_distance(a, b) == edit_distance(b, a) == edits
    assert edit_distances([a], b).tolist() == [edits]


@pytest.fixture(scope="module")
def collection(tmp_path_factory):
    settings = Settings(index=tmp_path_factory.mktemp("patterns") / "index")
    texts = ("granica granice graničar", "granice grad", "granice grad [x]", "zakon*")
    for n, text in enumerate(texts):  # a segment each
        with open_writer(settings) as writer:
            writer.put(Document(Record(f"d{n}", "T", language="sr"), (Passage(f"d{n}", 0, "p", "", text),)))
    return open_searcher(settings)()._collection


@pytest.mark.parametrize(("pattern", "limit", "terms", "all_of_them"), [
    pytest.param(Pattern("form", "gran"), 9, ("granica", "granice", "graničar"), True, id="prefix"),
    pytest.param(Pattern("form", "gra"), 2, ("grad", "granice"), False, id="only the most frequent"),
    pytest.param(Pattern("form", "nothing"), 9, (), True, id="none"),
    pytest.param(Pattern("form", "gr?d", "wildcard"), 9, ("grad",), True, id="one letter"),
    pytest.param(Pattern("form", "g*a", "wildcard"), 9, ("granica",), True, id="any letters"),
    pytest.param(Pattern("form", "*", "wildcard"), 99, ("granica", "granice", "graničar", "grad", "x", "zakon"), True,
                 id="everything"),
    pytest.param(Pattern("form", "[gz]rad", "wildcard"), 9, (), True, id="brackets are letters"),
    pytest.param(Pattern("form", "granixe", "fuzzy", 1), 9, ("granice",), True, id="one letter off"),
    pytest.param(Pattern("form", "granixa", "fuzzy", 2), 9, ("granica", "granice", "graničar"), True, id="two off"),
    pytest.param(Pattern("form", "hrad", "fuzzy", 1), 9, (), True, id="the first letter has to be right"),
])
def test_expanded(collection, pattern, limit, terms, all_of_them):
    found, complete = expand(collection, pattern, limit)
    assert (sorted(found), complete) == (sorted(terms), all_of_them)
    assert list(found) == sorted(found)
