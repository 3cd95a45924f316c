"""The vocabulary of a stream over several segments."""

import pytest

from kb.engines import open_searcher, open_writer
from kb.model import Document, Passage, Record
from kb.settings import Settings


@pytest.fixture(scope="module")
def lexicon(tmp_path_factory):
    settings = Settings(index=tmp_path_factory.mktemp("lexicon") / "index")
    for n, text in enumerate(("šuma suma sud", "suma sudija Medjed", "suma međed sudovi sud 350")):
        with open_writer(settings) as writer:
            writer.put(Document(Record(f"d{n}", "T", language="sr"), (Passage(f"d{n}", 0, "p", "", text),)))
    return open_searcher(settings)().lexicon("form")


def test_terms_are_in_order_with_passages_of_all_segments(lexicon):
    found = list(lexicon)
    assert [term for term, _ in found] == sorted((t for t, _ in found), key=str.encode)
    assert dict(found) == {"350": 1, "medjed": 1, "međed": 1, "sud": 2, "sudija": 1, "sudovi": 1, "suma": 3, "šuma": 1}


@pytest.mark.parametrize(("prefix", "limit", "terms"), [
    ("sud", 9, [("sud", 2), ("sudija", 1), ("sudovi", 1)]), ("su", 1, [("suma", 3)]), ("š", 9, [("šuma", 1)]),
    ("x", 9, []), ("sud", 0, []),
], ids=["all", "the most frequent", "with a mark", "none", "none wanted"])
def test_terms_with_a_beginning(lexicon, prefix, limit, terms):
    assert list(lexicon.starting_with(prefix, limit)) == terms


@pytest.mark.parametrize(("folded", "terms"), [
    ("suma", ["suma", "šuma"]), ("medjed", []), ("meded", ["medjed", "međed"]), ("sud", ["sud"]), ("nothing", []),
])
def test_terms_by_their_folded_form(lexicon, folded, terms):
    assert [term for term, _ in lexicon.folded(folded)] == terms


def test_a_term_that_is_not_there_has_no_passage(lexicon):
    assert [lexicon.frequency(term) for term in ("suma", "sum", "sumaa", "")] == [3, 0, 0, 0]
