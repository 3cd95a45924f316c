"""What a run shows while it works: lines where there is no terminal, nothing where it is told to be quiet."""

import re

import pytest

from indexer import progress as shown
from indexer.progress import Lines, progress


@pytest.fixture
def clock(monkeypatch):
    """Sets the time that the lines are reckoned by."""
    now = [100.0]
    monkeypatch.setattr(shown.time, "monotonic", lambda: now[0])
    return lambda seconds: now.__setitem__(0, 100.0 + seconds)


def test_a_line_says_how_much_how_fast_and_how_long(clock, capsys):
    lines = Lines()
    clock(10)
    lines("corpus/a.md", 20, 50)
    assert capsys.readouterr().err == "20/50 files, 2.0/s, 15 s left: corpus/a.md\n"


def test_in_the_first_seconds_no_time_is_promised(clock, capsys):
    lines = Lines()
    clock(9.9)
    lines("corpus/a.md", 1, 50)
    assert capsys.readouterr().err == "1/50 files, 0.1/s: corpus/a.md\n"


@pytest.mark.parametrize(
    ("moments", "count"),
    [((1, 2, 3), 0), ((6, 7, 10.9), 1), ((6, 11, 16), 3)],
    ids=["too soon", "one is due", "each is due"],
)
def test_lines_come_every_five_seconds(clock, capsys, moments, count):
    lines = Lines()
    for done, moment in enumerate(moments, 1):
        clock(moment)
        lines("x", done, 10)
    assert capsys.readouterr().err.count("\n") == count


def test_nothing_is_reckoned_before_the_first_file_is_done(clock, capsys):
    lines = Lines()
    clock(60)
    lines("x", 0, 10)
    assert capsys.readouterr().err == ""


def test_quiet_is_quiet(clock, capsys):
    with progress(quiet=True) as show:
        clock(60)
        show("x", 5, 10)
    assert capsys.readouterr() == ("", "")


def test_a_terminal_gets_a_bar_with_the_end_of_a_long_name(monkeypatch, capsys):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "160")
    with progress() as show:
        show(f"corpus/{'x' * 90}/the-end.md", 3, 9)
    said = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", capsys.readouterr().err)
    assert "3/9" in said
    assert "/the-end.md" in said
    assert "corpus/" not in said
