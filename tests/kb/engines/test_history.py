"""The journal that the writer keeps beside the index."""

import shutil

import pytest

from kb import journal
from kb.engines import open_searcher, open_writer
from kb.engines.whoosh import state
from kb.errors import IndexNotWritable
from kb.history import net
from kb.model import Document, Passage, Record, Source
from kb.settings import Settings


@pytest.fixture
def chosen(tmp_path):
    return Settings(index=tmp_path / "index")


def put(writer, id, digest="1"):
    passages = (Passage(id, 0, "a", "", f"border {digest}"), Passage(id, 1, "b", "", "case"))
    writer.put(Document(Record(id, id, source=Source(f"{id}.md", digest)), passages))


def commits(chosen):
    """What each commit of the journal did, those that did nothing left out."""
    found = journal.whole(chosen.index).commits
    return [(set(c.added), set(c.changed), set(c.removed)) for c in found if c.touched]


def known(chosen):
    return journal.read(chosen.index, open_searcher(chosen)().status().generation)


def test_every_commit_is_written_down(chosen):
    with open_writer(chosen) as writer:
        put(writer, "a")
        put(writer, "b")
        writer.commit()
        put(writer, "a", "2")
        writer.delete("b")
        writer.delete("never there")
        put(writer, "c")
    assert commits(chosen) == [({"a", "b"}, set(), set()), ({"c"}, {"a"}, {"b"})]
    assert set(known(chosen).held()) == {"a", "c"}


def test_the_latest_generation_is_in_it_also_after_segments_are_joined(chosen):
    for n in range(12):
        with open_writer(chosen) as writer:
            put(writer, f"d{n}")
        assert len(known(chosen).held()) == n + 1


def test_a_document_put_and_deleted_in_one_commit_was_never_there(chosen):
    with open_writer(chosen) as writer:
        put(writer, "a")
        writer.delete("a")
    assert commits(chosen) == []


def test_a_document_put_again_after_it_was_deleted_is_new(chosen):
    for step in ("put", "delete", "put"):
        with open_writer(chosen) as writer:
            put(writer, "a") if step == "put" else writer.delete("a")
    assert commits(chosen) == [({"a"}, set(), set()), (set(), set(), {"a"}), ({"a"}, set(), set())]


def test_a_rebuild_goes_on_with_the_journal_and_tells_only_what_differs(chosen):
    with open_writer(chosen) as writer:
        for id in ("same", "other", "gone"):
            put(writer, id)
    before = known(chosen)
    with open_writer(chosen, rebuild=True) as writer:
        put(writer, "same")
        put(writer, "other", "2")
        put(writer, "new")
    after = known(chosen).after(before.commits[-1].generation)
    assert {id: change.kind for id, change in net(after).items()} == {
        "other": "changed", "gone": "removed", "new": "added"}
    assert known(chosen).held()["same"].added == before.held()["same"].added


def test_an_error_leaves_no_line(chosen):
    writer = open_writer(chosen)
    put(writer, "a")
    writer.__exit__(RuntimeError, RuntimeError(), None)
    assert commits(chosen) == []


def test_a_line_whose_commit_failed_is_taken_back_by_the_next_writer(chosen, monkeypatch):
    def fails(*_):
        raise OSError(5, "the disk is gone")

    with open_writer(chosen) as writer:
        put(writer, "a")
    with monkeypatch.context() as broken:
        broken.setattr(state.TOC, "write", fails)
        with pytest.raises(IndexNotWritable, match="the disk is gone"), open_writer(chosen) as writer:
            writer.delete("a")
    assert commits(chosen)[-1] == (set(), set(), {"a"})
    with open_writer(chosen) as writer:
        put(writer, "b")
    assert commits(chosen) == [({"a"}, set(), set()), ({"b"}, set(), set())]


def test_an_index_of_before_there_was_a_journal_gets_one(chosen):
    with open_writer(chosen) as writer:
        put(writer, "old")
    (chosen.index / journal.FILE).unlink()
    before = open_searcher(chosen)().status().generation
    with open_writer(chosen) as writer:
        put(writer, "old", "2")
        put(writer, "new")
    assert {id: c.kind for id, c in net(known(chosen).after(before)).items()} == {"old": "changed", "new": "added"}
    assert {id: one.added != "" for id, one in known(chosen).held().items()} == {"old": False, "new": True}


def test_a_journal_copied_to_a_new_folder_is_carried_on(chosen, tmp_path):
    with open_writer(chosen) as writer:
        put(writer, "a")
    first = known(chosen)
    other = Settings(index=tmp_path / "other")
    other.index.mkdir()
    shutil.copy(chosen.index / journal.FILE, other.index)
    with open_writer(other, rebuild=True) as writer:
        put(writer, "a")
        put(writer, "b")
    assert {id: c.kind for id, c in net(known(other).after(first.commits[-1].generation)).items()} == {"b": "added"}
    assert known(other).held()["a"] == first.held()["a"]
