"""Lookups in the arrays beside a segment: strings in order, facets side by side, folded words."""

import tempfile
from itertools import accumulate
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.engine import Window
from kb.engines import open_searcher, open_writer
from kb.engines.whoosh import columns
from kb.engines.whoosh.columns import Strings
from kb.model import FACETS, Document, Passage, Record
from kb.query.plan import Every, Plan
from kb.settings import Settings
from kb.text.scripts import fold
from tests.contract.engines import FOLDER, memory


def strings(values: list[bytes]) -> Strings:
    ends = np.array(list(accumulate(map(len, values))), np.int64)
    return Strings(memoryview(b"".join(values)), ends.data, len(values))


@pytest.mark.parametrize("count", [0, 1, 63, 64, 65, 128, 1000], ids=str)
def test_every_string_is_found_and_no_other(count):
    values = [b"%05d" % (2 * n) for n in range(count)]
    held = strings(values)
    assert [held.find(value) for value in values] == list(range(count))
    assert all(held.find(b"%05d" % n) == -1 for n in range(-1, 2 * count + 2, 2))
    assert held.first_from(b"") == 0
    assert held.first_from(b"x") == count


@given(st.sets(st.text("ab", max_size=9).map(str.encode), max_size=300), st.text("ab", max_size=5).map(str.encode))
def test_a_string_inside_another_is_not_that_one(values, wanted):
    ordered = sorted(values)
    assert strings(ordered).find(wanted) == (ordered.index(wanted) if wanted in values else -1)


@given(st.sets(st.binary(max_size=3), max_size=300), st.binary(max_size=3))
def test_the_first_not_less(values, wanted):
    ordered = sorted(values)
    assert strings(ordered).first_from(wanted) == sum(value < wanted for value in ordered)


DOCUMENTS = [
    Document(Record("a", "T", type="law", language="sr", countries=("serbia", "bosnia"), date="2014"),
             (Passage("a", 0, "p0", "", "Đak i djak, dak; šuma, suma"),)),
    Document(Record("b", "T", type="report", language="en", countries=("serbia",)),
             (Passage("b", 0, "p0", "", "djak DJAK adjacent"), Passage("b", 1, "p1", "", "suma"))),
    Document(Record("c", "T", type="law", language="und"), (Passage("c", 0, "p0", "", "αβγ naïve"),)),
]


@pytest.fixture(scope="module")
def searcher():
    with tempfile.TemporaryDirectory(dir=FOLDER) as folder:
        settings = Settings(index=Path(folder) / "index")
        for document in DOCUMENTS:  # a segment each
            with open_writer(settings) as writer:
                writer.put(document)
        yield open_searcher(settings)()


@pytest.mark.parametrize("word", ["dak", "djak", "suma", "šuma", "adacent", "αβγ", "naive", "nothing", ""])
def test_words_by_their_folded_form(searcher, word):
    with memory([DOCUMENTS]) as right:
        assert searcher.lexicon("form").folded(word) == right.lexicon("form").folded(word)


def test_folding_finds_all_that_the_vocabulary_has(searcher):
    words = [term for term, _ in searcher.lexicon("form")]
    assert all(word in dict(searcher.lexicon("form").folded(fold(word))) for word in words)


@pytest.mark.parametrize("names", [(), ("country",), ("year", "type"), FACETS], ids=len)
@pytest.mark.parametrize("selections", [{}, {"country": ("bosnia",)}, {"type": ("law",), "language": ("sr", "en")}],
                         ids=["none", "one", "two"])
def test_facets_counted_together_are_those_counted_alone(searcher, names, selections):
    plan = Plan(Every(), selections)
    together = searcher.search(plan, Window(facets=names)).facets
    assert together == {name: searcher.search(plan, Window(facets=(name,))).facets[name] for name in names}
    with memory([DOCUMENTS]) as right:
        assert together == right.search(plan, Window(facets=names)).facets


@pytest.mark.parametrize("patience", [1, 5, 10**6], ids=["filter at once", "filter soon", "no filter"])
def test_a_filter_of_what_is_there_changes_no_answer(patience, monkeypatch):
    monkeypatch.setattr(columns, "_PATIENCE", patience)
    values = [b"%05d" % (2 * n) for n in range(300)]
    held = strings(values)
    assert all(held.find(b"%05d" % n) == (-1 if n % 2 else n // 2) for n in range(600))
    assert bool(held._filter) is (patience < 10**6)
