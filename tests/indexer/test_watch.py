"""Following folders: what waits, what is said, and which files count."""

from pathlib import Path
from threading import Event

import pytest
from watchfiles import Change

from indexer import watch
from indexer.watch import follow
from kb.errors import DiskFull, IndexLocked, IndexNotWritable, WrongUse
from kb.report import Report


@pytest.fixture
def followed(monkeypatch):
    """Follows with updates that answer, or raise, one after another; (reports, what was said)."""
    monkeypatch.setattr(watch, "PATIENCE_SECONDS", 0.0)

    def run(*answers, bursts=0):
        said, stop, waiting = [], Event(), list(answers)
        monkeypatch.setattr(watch, "watch", lambda *_, **__: iter([{(Change.added, "x")}] * bursts))

        def update():
            answer = waiting.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer

        return list(follow([Path()], update, said.append, stop)), said

    return run


def test_one_report_at_first_and_one_for_each_burst(followed):
    reports = [Report(added=number) for number in range(3)]
    assert followed(*reports, bursts=2) == (reports, [])


@pytest.mark.parametrize("error", [IndexLocked, DiskFull, IndexNotWritable], ids=lambda error: error.__name__)
def test_what_passes_is_said_and_tried_again(followed, error):
    reports, said = followed(error("not now"), error("not now"), Report(added=1))
    assert reports == [Report(added=1)]
    assert said == ["not now – trying again in 0 s"] * 2


def test_an_empty_folder_is_said_and_waited_for(followed):
    reports, said = followed(WrongUse("there are no files in x"), Report(added=1), bursts=1)
    assert (reports, said) == ([Report(added=1)], ["there are no files in x"])


def test_other_errors_end_it(followed):
    with pytest.raises(ZeroDivisionError):
        followed(ZeroDivisionError())


def test_told_to_stop_it_does_not_begin():
    stop = Event()
    stop.set()
    assert list(follow([Path()], lambda: pytest.fail("updated"), print, stop)) == []


@pytest.mark.parametrize(
    ("path", "counts"),
    [
        ("/corpus/a.md", True), ("/corpus/.a.md.swp", False), ("/corpus/~$report.docx", False),
        ("/corpus/.git/index", False), ("/home/.local/corpus/law/a.md", True), ("/corpus/a~b.md", True),
    ],
    ids=["file", "editor's", "Office's", "version control's", "far below a hidden folder", "tilde within"],
)
def test_which_changes_count(path, counts):
    assert watch._counts(Change.modified, path) is counts
