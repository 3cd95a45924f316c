"""Opening and writing an index through the front doors."""

import time
from pathlib import Path

import pytest

from kb.engine import Window
from kb.engines import open_searcher, open_writer
from kb.errors import IndexDamaged, IndexLocked, IndexMissing, IndexNotWritable, IndexOutdated, WrongUse
from kb.model import Document, Passage, Record, Source
from kb.query.plan import Every, Plan
from kb.settings import Settings


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(index=tmp_path / "index")


def document(id: str, text: str = "granica") -> Document:
    return Document(Record(id, "T", language="sr", source=Source(f"{id}.md", "d")), (Passage(id, 0, "a", "H", text),))


def ids(searcher) -> list[str]:
    return [hit.id for hit in searcher.search(Plan(Every()), Window(100)).hits]


def test_what_was_put_is_found(settings):
    with open_writer(settings) as writer:
        writer.put(document("a"))
        writer.put(document("b"))
    searcher = open_searcher(settings)()
    assert ids(searcher) == ["a", "b"]
    assert searcher.passages("a") == document("a").passages
    assert searcher.record("a") == document("a").record


def test_commits_are_seen(settings):
    with open_writer(settings) as writer:
        writer.put(document("a"))
        writer.commit()
        provider = open_searcher(settings)
        first = provider().status().generation
        writer.put(document("b"))
    time.sleep(0.25)
    assert ids(provider()) == ["a", "b"]
    assert provider().status().generation != first


def test_an_error_discards_what_is_not_committed(settings):
    writer = open_writer(settings)
    writer.put(document("a"))
    writer.commit()
    writer.put(document("b"))
    writer.__exit__(RuntimeError, RuntimeError(), None)
    assert ids(open_searcher(settings)()) == ["a"]


def test_a_rebuild_replaces_everything_at_its_end(settings):
    with open_writer(settings) as writer:
        writer.put(document("old"))
    with open_writer(settings, rebuild=True) as writer:
        assert writer.sources() == {}
        writer.put(document("new"))
        writer.commit()
        assert ids(open_searcher(settings)()) == ["old"]
    assert ids(open_searcher(settings)()) == ["new"]


def test_sources_are_those_committed(settings):
    with open_writer(settings) as writer:
        writer.put(document("a"))
        assert writer.sources() == {}
        writer.commit()
        assert writer.sources() == {"a": Source("a.md", "d")}


def test_no_index(settings):
    with pytest.raises(IndexMissing, match="kb index"):
        open_searcher(settings)


def test_two_writers(settings):
    with open_writer(settings), pytest.raises(IndexLocked, match="another process"):
        open_writer(settings)


def test_the_lock_is_let_go_after_an_error(settings):
    with pytest.raises(RuntimeError), open_writer(settings):
        raise RuntimeError
    with open_writer(settings) as writer:
        writer.put(document("a"))


def test_other_analysis(settings, monkeypatch):
    with open_writer(settings) as writer:
        writer.put(document("a"))
    monkeypatch.setattr("kb.engines.whoosh.state.fingerprint", lambda: "other")
    for front_door in (open_searcher, open_writer):
        with pytest.raises(IndexOutdated, match="--rebuild"):
            front_door(settings)
    with open_writer(settings, rebuild=True) as writer:
        writer.put(document("b"))
    assert ids(open_searcher(settings)()) == ["b"]


def test_torn_list_of_segments(settings):
    with open_writer(settings) as writer:
        writer.put(document("a"))
    (toc,) = settings.index.glob("_MAIN_*.toc")
    toc.write_bytes(toc.read_bytes()[:-9])
    with pytest.raises(IndexDamaged, match="--rebuild"):
        open_searcher(settings)


def test_a_file_in_the_way(settings):
    settings.index.write_text("not a folder")
    with pytest.raises(IndexNotWritable, match="--index"):
        open_writer(settings)
    with pytest.raises(IndexMissing):
        open_searcher(settings)


def test_unknown_engine():
    with pytest.raises(WrongUse, match="lucene"):
        open_searcher(Settings(engine="lucene"))
