"""What is remembered from run to run."""

import pytest

from indexer import memory
from indexer.memory import Entry, Memory
from indexer.scan import Scan
from kb.errors import IndexNotWritable
from kb.model import Problem

BAD = Problem("law/a.pdf", "read", "is damaged \udc80", "mend it", 3)


def test_it_is_as_it_was_saved(tmp_path):
    kept = Memory({"/law/a.pdf": Entry(("1", "pdf/1", "law/a.pdf"), (BAD,))})
    memory.save(kept, tmp_path)
    assert memory.load(tmp_path) == kept


@pytest.mark.parametrize("text", ["", "[]", '{"a": 1}', '{"a": {"state": [1], "problems": []}}', "{"])
def test_a_broken_memory_is_none(tmp_path, text):
    (tmp_path / memory.FILE).write_text(text)
    assert memory.load(tmp_path).files == {}


def test_a_file_without_problems_that_gave_a_document_is_forgotten():
    kept = Memory()
    kept.remember("/a", ("1", "", ""), (BAD,), 1)
    kept.remember("/b", ("1", "", ""), (), 0)
    assert sorted(kept.files) == ["/a", "/b"]
    kept.remember("/a", ("2", "", ""), (), 1)
    assert sorted(kept.files) == ["/b"]


def test_problems_of_the_folders_that_were_looked_through():
    kept = Memory({name: Entry(("1", "", ""), (Problem(name, "read", "no"),)) for name in ("/law/a", "/lawless/b")})
    assert [p.path for p in kept.problems(Scan(scopes=("/law",)))] == ["/law/a"]
    assert [p.path for p in kept.problems()] == ["/law/a", "/lawless/b"]


def test_a_folder_that_cannot_be_written(tmp_path):
    with pytest.raises(IndexNotWritable, match=r"cannot write .*problems\.json"):
        memory.save(Memory(), tmp_path / "none")
