"""Files beside a segment, made anew from what Whoosh has stored."""

import pytest

from kb.engines import open_writer
from kb.engines.whoosh.documents import passage_from_bytes, record_from_bytes
from kb.engines.whoosh.restoring import restore, stored
from kb.engines.whoosh.state import read_state
from kb.model import Document, Passage, Record
from kb.settings import Settings


@pytest.fixture
def folder(tmp_path):
    with open_writer(Settings(index=tmp_path / "index")) as writer:
        for id, count in (("a", 2), ("empty", 0), ("b", 1), ("last", 0)):
            passages = tuple(Passage(id, n, f"p{n}", "H", f"границе {id} {n}") for n in range(count))
            writer.put(Document(Record(id, f"Title {id}", language="sr", countries=("serbia",)), passages))
    return tmp_path / "index"


def test_every_document_is_stored_in_whoosh_too(folder):
    [segment] = read_state(folder).segments
    found = list(stored(folder, segment))
    assert [record_from_bytes(record).id for record, _ in found] == ["a", "empty", "b", "last"]
    assert [[passage_from_bytes(p).ordinal for p in passages] for _, passages in found] == [[0, 1], [], [0], []]


def test_restored_files_are_byte_for_byte_those_that_were_lost(folder):
    [segment] = read_state(folder).segments
    paths = [*folder.glob("*.kbcols"), *folder.glob("*.kbtext")]
    before = {path.name: path.read_bytes() for path in paths}
    for path in paths:
        path.unlink()
    restore(folder, segment)
    assert {path.name: path.read_bytes() for path in paths} == before


def test_restoring_leaves_no_other_files(folder):
    names = {path.name for path in folder.iterdir()}
    restore(folder, read_state(folder).segments[0])
    assert {path.name for path in folder.iterdir()} == names
