"""Stock Whoosh reads the postings that were written a block at a time."""

from itertools import accumulate

import pytest
from whoosh.formats import Positions
from whoosh.index import open_dir

from kb.engines import open_writer
from kb.engines.whoosh.blocks import _ALONE, _SHORT, BLOCK, _values
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


@pytest.mark.parametrize("steps", [
    [0], [255], [256], [_SHORT - 1], [_SHORT], [70_000], [0, 1], [255, 256, 3], [5, _SHORT], [5, 70_000],
    [1] * 999, [1] * 1000, [1] * 1001, [300] * 2500,
], ids=lambda steps: f"{len(steps)} of {steps[-1]}")  # fmt: skip
def test_positions_are_what_stock_whoosh_writes(steps):
    assert _values(steps) == Positions().encode(list(accumulate(steps)))


def test_one_position_is_encoded_beforehand():
    assert [_ALONE[at] for at in (0, 255, 256, _SHORT - 1)] == [_values([at]) for at in (0, 255, 256, _SHORT - 1)]
