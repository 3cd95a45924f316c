"""What lies beside a segment: lengths as Whoosh keeps them, narrow numbers, facets by number."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from whoosh.util.numeric import byte_to_length, length_to_byte

from kb.engines.whoosh.beside import _narrow, length_byte, totals
from kb.engines.whoosh.rows import NO_PASSAGE, NO_YEAR, Rows, blob, coded
from kb.model import Record


@given(st.lists(st.integers(0, 200_000), max_size=20))
def test_lengths_are_kept_as_whoosh_keeps_them(lengths):
    found = length_byte(np.array(lengths, np.int64)).tolist()
    assert [byte_to_length(byte) for byte in found] == [byte_to_length(length_to_byte(n)) for n in lengths]


@pytest.mark.parametrize(("top", "kind"), [(0, np.uint8), (255, np.uint8), (256, np.uint16), (65535, np.uint16),
                                           (65536, np.uint32)], ids=str)
def test_numbers_take_as_little_room_as_they_can(top, kind):
    kept = _narrow(np.array([0, top], np.int64))
    assert (kept.dtype, kept.tolist()) == (np.dtype(kind), [0, top])


def test_streams_without_a_word_have_no_total():
    lengths = {"form": np.array([2, 3]), "title": np.zeros(2, np.int64), "stem": np.zeros(0, np.int64)}
    assert totals(lengths) == {"form": 5}


@given(st.lists(st.lists(st.sampled_from("abc"), max_size=3, unique=True).map(tuple), max_size=6))
def test_facet_values_by_number(column):
    known, codes = coded(column)
    assert [tuple(known[n - 1] for n in row if n) for row in codes.tolist()] == column
    assert len(set(known)) == len(known)


@given(st.lists(st.binary(max_size=4), max_size=6))
def test_strings_end_to_end(values):
    data, ends = blob(values)
    assert [data[(ends[n - 1] if n else 0) : end] for n, end in enumerate(ends)] == values


def test_rows_of_documents_with_and_without_passages():
    rows = Rows()
    rows.add_record(Record("a", "Šuma", countries=("serbia", "serbia"), date="2014"), [0, 1])
    rows.add_record(Record("b", "Б"), [])
    assert (rows.document, rows.ordinal) == ([0, 0, 1], [0, 1, NO_PASSAGE])
    assert (rows.years, rows.titles) == ([2014, NO_YEAR], ["suma", "b"])
    assert rows.facets["country"] == [("serbia",), ()]  # a value said twice counts once
