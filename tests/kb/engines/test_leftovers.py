"""Half-written segments: whoever leaves them, the disk gets its room back, and nothing committed goes with them."""

import errno
from pathlib import Path

import pytest

from kb.engines import open_searcher, open_writer
from kb.engines.whoosh import segment, writer
from kb.engines.whoosh.beside import BesideWriter
from kb.errors import DiskFull
from kb.model import Document, Passage, Record
from kb.settings import Settings


def document(id: str) -> Document:
    return Document(Record(id, id, language="en"), (Passage(id, 0, "x", "", f"border {id}"),))


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """An index that holds one document."""
    settings = Settings(index=tmp_path / "index")
    with open_writer(settings) as held:
        held.put(document("a"))
    return settings


def files(settings: Settings) -> set[str]:
    """All but the lock, which stays."""
    return {path.name for path in settings.index.iterdir() if "LOCK" not in path.name}


def held(settings: Settings) -> list[str]:
    return [record.id for record in open_searcher(settings)().records()]


def write(settings: Settings, *, fail: bool = False, rebuild: bool = False) -> None:
    """One more document, then perhaps an error before the commit."""
    with open_writer(settings, rebuild=rebuild) as writing:
        writing.put(document("b"))
        if fail:
            raise ZeroDivisionError
        writing.commit()


def test_a_run_that_fails_leaves_no_file_behind(settings):
    before = files(settings)
    with pytest.raises(ZeroDivisionError):
        write(settings, fail=True)
    assert (files(settings), held(settings)) == (before, ["a"])


def test_what_a_killed_run_left_is_gone_when_the_next_begins(settings):
    before = files(settings)
    segment.SegmentWriter(settings.index).abandon()  # files of a segment that no commit names
    assert files(settings) > before
    with open_writer(settings):
        assert files(settings) == before


def test_a_commit_that_was_interrupted_after_it_counted_is_kept(settings, monkeypatch):
    write_state = writer.write_state

    def interrupted(*arguments, **more):
        write_state(*arguments, **more)
        raise KeyboardInterrupt

    monkeypatch.setattr(writer, "write_state", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write(settings)
    assert held(settings) == ["a", "b"]


def test_a_disk_that_is_full_when_files_are_closed_is_said_to_be_full(settings, monkeypatch):
    abandon = BesideWriter.abandon

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    def abandoned(self):
        abandon(self)  # the file is closed, but what was buffered cannot be written
        full()

    monkeypatch.setattr(segment, "TermFiles", full)
    monkeypatch.setattr(BesideWriter, "abandon", abandoned)
    with pytest.raises(DiskFull, match="the index is as it was before"):
        write(settings)
    assert held(settings) == ["a"]


def test_a_rebuild_that_fails_leaves_the_old_index_alone(settings):
    with pytest.raises(ZeroDivisionError):
        write(settings, fail=True, rebuild=True)
    assert held(settings) == ["a"]
