"""What a segment's buffer makes of documents, held against the terms that every engine indexes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.engines.whoosh.buffer import SegmentBuffer
from kb.engines.whoosh.schema import keyword_field
from kb.model import Document, Passage, Record
from kb.text.analyzers import columns
from kb.text.streams import KEYWORDS, STREAMS, keywords, stream_terms
from tests.kb.engines.test_postings import unrolled

TEXTS = st.lists(st.sampled_from([
    "Zakon", "закони", "MUP", "МУП-а", "e-mail", "anti trafficking", "crossborder", "d.o.o.", "10.000", "_", "X",
    "čl. 350a", "trafficker’s", "\u00ad", ".", "...", "\n", "žrtve trgovine", "KRIVIČNI", "\ud800",
]), max_size=8).map(" ".join)  # fmt: skip
LANGUAGES = st.sampled_from(["", "en", "sr", "de"])


@st.composite
def documents(draw):
    made = []
    for n in range(draw(st.integers(0, 4))):
        passages = [Passage(f"d{n}", at, f"p{at}", draw(TEXTS), draw(TEXTS), language=draw(LANGUAGES))
                    for at in range(draw(st.integers(0, 3)))]
        made.append(Document(Record(f"d{n}", draw(TEXTS), language=draw(LANGUAGES) or "sr"), tuple(passages)))
    return made


def buffered(made) -> SegmentBuffer:
    buffer = SegmentBuffer()
    for document in made:
        buffer.add(document)
    return buffer


def expected(rows) -> dict[bytes, list[tuple[int, list[int]]]]:
    """Term → (row, positions), from each row's terms by position."""
    found: dict[bytes, list[tuple[int, list[int]]]] = {}
    for row, positions in enumerate(rows):
        for at, terms in enumerate(positions):
            for term in terms:
                each = found.setdefault(term.encode("utf-8", "surrogatepass"), [])
                if not each or each[-1][0] != row:
                    each.append((row, []))
                each[-1][1].append(at)
    return found


def rows_of(made):
    """Each row's record and passage; None for a document without one."""
    return [(d.record, p) for d in made for p in d.passages or (None,)]


@given(documents())
def test_streams_are_those_of_every_engine(made):
    buffer = buffered(made)
    postings, lengths = dict(buffer.postings()), buffer.lengths()
    for stream in STREAMS:
        terms = [stream_terms(record, p)[stream] if p else () for record, p in rows_of(made)]
        assert unrolled(postings[stream]) == expected(terms), stream
        assert lengths[stream].tolist() == [sum(map(len, positions)) for positions in terms], stream


@given(documents())
def test_exact_values_are_those_of_every_engine(made):
    postings = dict(buffered(made).postings())
    for name in KEYWORDS:
        rows = [keywords(record, p).get(name, ()) if p else ((record.id,) if name == "id" else ())
                for record, p in rows_of(made)]
        found = {term: [row for row, _ in each] for term, each in unrolled(postings[keyword_field(name)]).items()}
        assert found == {term: [row for row, _ in each] for term, each in expected([[v] for v in rows]).items()}, name


@given(documents())
def test_words_stand_where_the_analysis_finds_them(made):
    buffer, begin = buffered(made), 0
    words = buffer.words.words()
    for (record, passage), end in zip(rows_of(made), words.ends.tolist(), strict=True):
        found = columns(passage.text, passage.language or record.language) if passage else None
        places = [at for pair in zip(found.starts, found.ends, strict=True) for at in pair] if found else []
        assert words.data[begin:end].cumsum(dtype=int).tolist() == places
        begin = end


@pytest.mark.parametrize(("text", "terms"), [
    pytest.param("MUP i sud", [("mup", "MUP"), ("i",), ("sud",)], id="acronym"),
    pytest.param("MUP I SUD", [("mup",), ("i",), ("sud",)], id="all in capitals"),
])
def test_acronyms_have_a_second_form(text, terms):
    made = [Document(Record("d", "T", language="sr"), (Passage("d", 0, "p", "", text),))]
    assert unrolled(dict(buffered(made).postings())["form"]) == expected([terms])
