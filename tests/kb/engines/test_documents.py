"""Documents as bytes and back."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.engines.whoosh import documents
from kb.engines.whoosh.documents import (
    SHAPE,
    passage_from_bytes,
    passage_to_bytes,
    record_from_bytes,
    record_to_bytes,
    to_bytes,
)
from kb.model import Document, Passage, Record, Source, Tag, TextLink

FULL = Record(
    "ž-1", "Закон о раду", "law", "sr", "rs/zakon", "Cyrl", "ekavian", "Sažetak", ("serbia", "bosnia"), ("labour",),
    ("police",), "2014-05", "official", "good", Source("a/b.md", "digest", root="/x", duplicate_of="other"),
    (Tag("country", "serbia", "derived", "title"),), {"focus": ["a", 1, None], "deep": {"x": [True, 1.5]}},
)
PASSAGE = Passage("ž-1", 3, "art-3", "Члан 3", "Текст са „наводницима“\n\ud800", 7, 2, "sr", "rs/zakon#art-3",
                  ("rs/kz#art-1",), (TextLink(0, 5, "work:x"), TextLink(6, 8, "y")), (TextLink(0, 4, "z"),), ("Zakon",))


def test_a_full_record_comes_back():
    found = record_from_bytes(record_to_bytes(FULL))
    assert found == FULL
    # a list equals no tuple, but the values of a dict may be of any type
    assert all(type(getattr(found, f.name)) is type(getattr(FULL, f.name)) for f in fields(Record))


def test_a_full_passage_comes_back():
    found = passage_from_bytes(memoryview(passage_to_bytes(PASSAGE)))
    assert found == PASSAGE
    assert all(isinstance(link, TextLink) for link in (*found.links, *found.heading_links))


@given(st.text(), st.text(), st.integers(0, 10**6))
def test_any_text_comes_back(text, heading, ordinal):
    passage = Passage("x", ordinal, "p", heading, text)
    assert passage_from_bytes(passage_to_bytes(passage)) == passage


def test_a_document_is_its_record_and_its_passages():
    record, passages = to_bytes(Document(FULL, (PASSAGE, replace(PASSAGE, ordinal=4))))
    assert record == record_to_bytes(FULL)
    assert [passage_from_bytes(p).ordinal for p in passages] == [3, 4]


def test_front_matter_that_is_no_json_is_refused():
    with pytest.raises(TypeError, match="set is not plain JSON"):
        record_to_bytes(replace(FULL, metadata={"x": {1}}))


def test_the_shape_names_the_fields_that_bytes_are_read_by():
    # these four are read from the end of the list, where JSON has lists and the passage has tuples
    assert [f.name for f in fields(Passage)][-4:] == ["cites", "links", "heading_links", "names"]
    assert len(SHAPE) == 8
    assert repr(documents._PASSAGE).count("'") == 2 * len(fields(Passage))
