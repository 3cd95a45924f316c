"""Where words stand, two bytes each: packed, joined, left out with their row, and found again."""

from itertools import chain, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.engines.whoosh.sections import Damaged, Sections, SectionWriter
from kb.engines.whoosh.words import WordColumn, Words, WordsBuffer, joined, packed

GAPS = st.lists(st.tuples(st.integers(0, 255), st.integers(0, 255)), max_size=12)
ROWS = st.lists(GAPS, max_size=6)


def laid_out(steps):
    """Where words begin and end that stand so far apart and are so long."""
    starts, ends, at = [], [], 0
    for gap, length in steps:
        starts.append(at + gap)
        ends.append(at + gap + length)
        at += gap + length
    return starts, ends


def as_arrays(rows):
    """The beginnings and ends of all rows' words, and how many each row has."""
    starts, ends = (np.array([at for row in rows for at in row[side]], np.int32) for side in (0, 1))
    return starts, ends, np.array([len(row[0]) for row in rows], np.int32)


def words(rows) -> Words:
    buffer = WordsBuffer()
    # in two turns, as several documents come
    for some in (rows[:2], rows[2:]):
        buffer.add(*as_arrays([laid_out(steps) for steps in some]))
    return buffer.words()


def column(tmp_path, held: Words) -> WordColumn:
    writer = SectionWriter(tmp_path / "columns")
    held.write(writer)
    writer.finish({})
    return WordColumn.open(Sections.open(tmp_path / "columns"))


def rows_of(held: Words) -> list[bytes]:
    return [held.data[a:b].tobytes() for a, b in pairwise([0, *held.ends.tolist()])]


@given(rows=ROWS)
def test_every_word_is_found_again(rows, tmp_path_factory):
    opened = column(tmp_path_factory.mktemp("words"), words(rows))
    for row, steps in enumerate(rows):
        steps_kept = opened.steps(row)
        starts, ends = laid_out(steps)
        assert (steps_kept is None) == (not steps)
        if steps_kept is not None:
            places = np.cumsum(steps_kept, dtype=np.int64)
            assert (places[::2].tolist(), places[1::2].tolist()) == (starts, ends)


@pytest.mark.parametrize(("starts", "ends", "size"), [
    pytest.param([], [], 0, id="no words"),
    pytest.param([255], [510], 2, id="just fits"),
    pytest.param([256], [260], 0, id="begins too far on"),
    pytest.param([0, 2], [1, 258], 0, id="second is too long"),
    pytest.param([5, 3], [9, 4], 0, id="backwards"),
])
def test_only_what_fits_is_packed(starts, ends, size):
    data, sizes = packed(*as_arrays([(starts, ends)]))
    assert (len(data), sizes.tolist()) == (size, [size])


def test_a_row_that_does_not_fit_leaves_those_beside_it():
    data, sizes = packed(*as_arrays([([1], [3]), ([], []), ([0, 300], [2, 301]), ([4], [5])]))
    assert (data, sizes.tolist()) == (bytes([1, 2, 4, 1]), [2, 0, 0, 2])


@given(ROWS, st.data())
def test_rows_left_out_take_their_words_with_them(rows, data):
    keep = data.draw(st.lists(st.booleans(), min_size=len(rows), max_size=len(rows)))
    left = words(rows).only(np.array(keep, bool))
    assert rows_of(left) == [bytes(chain(*steps)) for steps, kept in zip(rows, keep, strict=True) if kept]


@given(st.lists(ROWS, min_size=1, max_size=3))
def test_joined_words_are_those_of_all_parts(parts):
    assert rows_of(joined([words(rows) for rows in parts])) == rows_of(words([row for rows in parts for row in rows]))


def test_a_changed_byte_is_noticed_in_its_row_only(tmp_path):
    opened = column(tmp_path, words([[(1, 4)], [(0, 3), (1, 5)]]))
    with opened.sections.path.open("r+b") as file:
        file.seek(opened.sections.directory["words"][0] + 5)
        file.write(b"\xff")
    assert opened.steps(0).tolist() == [1, 4]
    with pytest.raises(Damaged, match="words of row 1"):
        opened.steps(1)
