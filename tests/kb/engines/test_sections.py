"""A file of named arrays: what was written is read, and nothing else."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.engines.whoosh.sections import Damaged, Sections, SectionWriter

NUMBERS = st.lists(st.integers(0, 200), max_size=20)
KINDS = st.sampled_from([np.uint8, np.int16, np.int64, np.float64])


def written(path, arrays, facts=None) -> Sections:
    writer = SectionWriter(path)
    for name, values in arrays.items():
        writer.add(name, values)
    writer.finish(facts or {})
    return Sections.open(path)


@given(columns=st.dictionaries(st.sampled_from("abcd"), st.tuples(NUMBERS, KINDS)))
def test_arrays_come_back_with_their_types(columns, tmp_path_factory):
    arrays = {name: np.array(values, kind) for name, (values, kind) in columns.items()}
    opened = written(tmp_path_factory.mktemp("sections") / "f", arrays, {"rows": 3})
    assert opened.facts == {"rows": 3}
    for name, values in arrays.items():
        assert opened.array(name).tolist() == values.tolist()
        assert opened.array(name).dtype == values.dtype


@given(values=NUMBERS, data=st.data())
def test_a_slice_is_that_of_the_array(values, data, tmp_path_factory):
    begin = data.draw(st.integers(0, len(values)))
    end = data.draw(st.integers(begin, len(values)))
    opened = written(tmp_path_factory.mktemp("slices") / "f", {"before": b"x", "a": np.array(values, np.int32)})
    assert opened.slices("a")[begin:end].tolist() == values[begin:end]


def test_bytes_are_an_array_of_bytes(tmp_path):
    assert written(tmp_path / "f", {"a": b"\x01\xff"}).array("a").tolist() == [1, 255]


def test_two_sections_of_one_name_are_refused(tmp_path):
    writer = SectionWriter(tmp_path / "f")
    writer.add("a", b"1")
    with pytest.raises(ValueError, match="section a is there already"):
        writer.add("a", b"2")
    writer.close()


@pytest.mark.parametrize("change", [
    pytest.param(lambda data: b"", id="empty"),
    pytest.param(lambda data: data[:-1], id="cut at the end"),
    pytest.param(lambda data: data[:-20] + b"\0" * 4 + data[-16:], id="directory changed"),
    pytest.param(lambda data: data[:-8] + b"KBcols99", id="another version"),
])
def test_a_torn_file_does_not_open(tmp_path, change):
    path = written(tmp_path / "f", {"a": b"123"}).path
    path.write_bytes(change(path.read_bytes()))
    with pytest.raises(Damaged, match="f: "):
        Sections.open(path)


def test_a_file_without_a_directory_does_not_open(tmp_path):
    writer = SectionWriter(tmp_path / "f")
    writer.add("a", b"123")
    writer.close()
    with pytest.raises(Damaged):
        Sections.open(tmp_path / "f")


def test_a_changed_array_is_noticed_at_its_first_use_only_if_asked_for(tmp_path):
    opened = written(tmp_path / "f", {"a": b"123", "b": b"456"})
    opened.path.write_bytes(opened.path.read_bytes().replace(b"456", b"457"))
    again = Sections.open(opened.path)
    assert again.array("a").tobytes() == b"123"
    with pytest.raises(Damaged, match="section b") as caught:
        again.array("b")
    assert caught.value.path == opened.path


def test_what_is_not_there_is_named(tmp_path):
    opened = written(tmp_path / "f", {})
    for ask in (opened.array, opened.raw, opened.slices):
        with pytest.raises(Damaged, match="no section x"):
            ask("x")


def test_a_slice_of_a_file_that_was_cut_while_open(tmp_path):
    opened = written(tmp_path / "f", {"a": np.arange(100)})
    with opened.path.open("r+b") as file:
        file.truncate(50)
    with pytest.raises(Damaged, match="cut"):
        opened.slices("a")[0:100]
