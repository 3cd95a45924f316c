"""Stock Whoosh reads the postings that were written a block at a time."""

import pytest
from whoosh.index import open_dir

from kb.engines import open_writer
from kb.engines.whoosh.blocks import BLOCK
from kb.model import Document, Passage, Record
from kb.settings import Settings


@pytest.fixture(scope="module", params=[1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK], ids=str)
def written(request, tmp_path_factory):
    """An index in which `sud` stands in so many passages, in passage n at n % 3 + 1 positions."""
    settings = Settings(index=tmp_path_factory.mktemp("blocks") / "index")
    texts = ["x " + "sud a " * (n % 3 + 1) for n in range(request.param)]
    with open_writer(settings) as writer:
        passages = tuple(Passage("d", n, f"p{n}", "", text) for n, text in enumerate(texts))
        writer.put(Document(Record("d", "T", language="en"), passages))
    with open_dir(settings.index).reader() as reader:
        yield request.param, reader


def test_rows_and_positions(written):
    count, reader = written
    matcher, found = reader.postings("form", "sud"), []
    while matcher.is_active():
        found.append((matcher.id(), matcher.value_as("positions")))
        matcher.next()
    assert found == [(n, [1 + 2 * i for i in range(n % 3 + 1)]) for n in range(count)]


def test_what_whoosh_knows_of_the_term(written):
    count, reader = written
    info = reader.term_info("form", "sud")
    weights = [n % 3 + 1 for n in range(count)]
    assert (info.doc_frequency(), info.weight(), info.max_weight()) == (count, sum(weights), max(weights))
    assert (info.min_id(), info.max_id()) == (0, count - 1)


def test_an_exact_value_stands_once_a_row(written):
    count, reader = written
    assert reader.doc_frequency("k_id", "d") == count
    assert list(reader.lexicon("k_language")) == [b"en"]
