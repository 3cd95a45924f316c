"""What an index says of the version that wrote it."""

import pytest

from kb.engines import open_writer
from kb.engines.whoosh import state
from kb.errors import IndexMissing, IndexOutdated
from kb.model import Document, Passage, Record
from kb.settings import Settings


@pytest.fixture
def folder(tmp_path):
    with open_writer(Settings(index=tmp_path / "kb")) as writer:
        writer.put(Document(Record("a", "A", language="en"), (Passage("a", 0, "x", "", "border"),)))
        writer.commit()
    return tmp_path / "kb"


def test_an_index_of_this_version_is_read(folder):
    read = state.read_state(folder)
    assert read.number == state.latest_number(folder)
    assert read.generation.startswith(f"{read.number}-")


@pytest.mark.parametrize(("name", "value", "said"), [
    ("FORMAT", "2-other", "file format .*now 2-other"),
    ("fingerprint", lambda: "abc", "analysis .*now abc"),
])
def test_another_version_is_named_with_what_to_do(folder, monkeypatch, name, value, said):
    monkeypatch.setattr(state, name, value)
    with pytest.raises(IndexOutdated, match=said) as raised:
        state.read_state(folder)
    assert "kb index --rebuild" in raised.value.message


def test_an_index_of_another_version_can_still_be_listed(folder, monkeypatch):
    monkeypatch.setattr(state, "FORMAT", "2-other")
    assert state.read_any_state(folder).segments


def test_every_commit_is_a_generation_of_its_own(folder):
    before = state.read_state(folder).generation
    with open_writer(Settings(index=folder)) as writer:
        writer.delete("a")
        writer.commit()
    assert state.read_state(folder).generation != before


def test_no_index(tmp_path):
    assert state.latest_number(tmp_path) == -1
    with pytest.raises(IndexMissing):
        state.read_state(tmp_path)
