"""Every engine marks the words that analysing the text finds."""

from hypothesis import given
from hypothesis import strategies as st

from kb.snippets import marked
from tests.contract.engines import ENGINES, TERMS, corpora, memory
from tests.contract.test_engine import OTHERS, RANDOM

KEYS = st.frozensets(st.sampled_from(sorted({term for terms in TERMS.values() for term in terms})), max_size=40)


@OTHERS
@RANDOM
@given(batches=corpora(deletions=True), keys=KEYS)
def test_same_marks(engine, batches, keys):
    with memory(batches) as right, engine(batches) as other:
        places = [(r.id, p.ordinal) for r in right.records() for p in right.passages(r.id)]
        assert list(other.marks(places, keys)) == right.marks(places, keys)


@RANDOM
@given(batches=corpora(), keys=KEYS)
def test_marks_are_those_of_the_analysed_text(batches, keys):
    lower = {key for key in keys if not key.isupper()}  # an acronym's capitals are known to the index only
    with ENGINES["memory"](batches) as searcher:
        for record in searcher.records():
            for passage in searcher.passages(record.id):
                [found] = searcher.marks([(record.id, passage.ordinal)], lower)
                assert list(found) == marked(passage.text, passage.language or record.language, lower)


@OTHERS
def test_a_passage_that_is_not_there_has_no_marks(engine):
    with engine([]) as searcher:
        assert list(searcher.marks([("nothing", 0), ("nothing", -1)], {"sr:zakon"})) == [None, None]
