"""The journal beside the index: what it survives, and that it stays small."""

import pytest

from kb import journal
from kb.history import Commit, History, folded
from tests.kb.test_history import START, THREE, commit


def lay(folder, *commits):
    for one in commits:
        journal.append(folder, one)


def test_what_is_written_is_read(tmp_path):
    lay(tmp_path, *THREE)
    assert journal.whole(tmp_path) == History(THREE)
    assert journal.read(tmp_path, "3-x") == History(THREE[:3])  # not what came later
    assert journal.read(tmp_path, "9-x") == History()


def test_no_journal(tmp_path):
    assert journal.whole(tmp_path) == journal.read(tmp_path, "1-x") == History()


@pytest.mark.parametrize("torn", [b'{"generation":"5-x","ti', b"\0" * 40, b'[]\n', b'{"time":"x"}\n', b"\xff\n"])
def test_a_broken_line_costs_only_itself(tmp_path, torn):
    lay(tmp_path, *THREE)
    with (tmp_path / journal.FILE).open("ab") as file:
        file.write(torn)
    assert journal.whole(tmp_path) == History(THREE)


def test_a_line_of_a_later_release_is_read(tmp_path):
    (tmp_path / journal.FILE).write_text('{"generation":"1-x","time":"t","colour":"red"}\n')
    assert journal.whole(tmp_path).commits == (Commit("1-x", "t"),)


@pytest.mark.parametrize("letters", [None, 20], ids=["whole", "torn"])
def test_a_commit_that_never_came_to_be_is_taken_back(tmp_path, letters):
    lay(tmp_path, *THREE)
    with (tmp_path / journal.FILE).open("ab") as file:
        file.write(commit(5, added="z").line()[:letters])
    journal.resume(tmp_path, "4-x", "t")
    assert (tmp_path / journal.FILE).read_bytes() == b"".join(one.line() for one in THREE)


def test_a_journal_brought_along_goes_on(tmp_path):
    lay(tmp_path, *THREE)
    journal.resume(tmp_path, "7-y", "2026-12-01")
    assert journal.read(tmp_path, "7-y").held() == History(THREE).held()


def test_the_journal_stays_small_and_the_documents_known(tmp_path, monkeypatch):
    monkeypatch.setattr(journal, "KEPT", 1000)
    lay(tmp_path, START, commit(2, added="abcdefgh"))
    sizes = []
    for n in range(3, 300):
        lay(tmp_path, Commit(f"{n}-x", f"2026-11-{n:03}", changed={"a": str(n)}))
        sizes.append((tmp_path / journal.FILE).stat().st_size)
    base = len(folded(THREE).line()) + 1000
    assert max(sizes) < base + 2 * 1000
    held = journal.read(tmp_path, "299-x").held()
    assert (set(held), held["a"].digest, held["b"].added) == (set("abcdefgh"), "299", commit(2).time)


def test_a_base_that_grows_does_not_fold_each_time(tmp_path, monkeypatch):
    monkeypatch.setattr(journal, "KEPT", 100)
    lay(tmp_path, folded([commit(1, added="abcdefghijklmnop")]))
    for n in range(2, 12):
        lay(tmp_path, commit(n, changed="a"))
    assert len(journal.whole(tmp_path).commits) > 2
