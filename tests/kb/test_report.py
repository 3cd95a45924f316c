"""The report: as text, as values, and beside the index."""

import errno
import os
from pathlib import Path

import pytest

from kb import report
from kb.errors import DiskFull, IndexNotWritable
from kb.model import Problem
from kb.report import Report

FULL = Report(
    added=2, failed=1, documents=1, passages=9, seconds=1.25, counts={"format": {"text/html": 1}},
    duplicates={"b": "a"}, problems=(Problem("law/x.pdf", "read", "is damaged", "mend it", 3),),
)


def test_it_is_as_it_was_saved(tmp_path):
    report.save(FULL, tmp_path)
    assert report.load(tmp_path) == FULL


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"problems": [{}]}', '{"problems": [], "colour": 1}'])
def test_a_broken_report_is_none(tmp_path, text):
    (tmp_path / report.FILE).write_text(text)
    assert report.load(tmp_path) is None


def test_lines_say_what_was_done_and_what_to_do():
    assert FULL.lines() == [
        "2 added, 0 changed, 0 removed, 0 unchanged files, 1 of which gave no document, in 1.2 s; "
        "1 documents with 9 passages were written",
        "  format: text/html 1",
        "1 documents repeat the text of another and are shown with it:",
        "  b repeats a",
        "1 problem, 1 of which cost a document:",
        "  law/x.pdf:3: is damaged – mend it",
    ]


@pytest.mark.parametrize(("failed", "said"), [(0, False), (1, True)], ids=["none", "one"])
def test_files_without_a_document_are_counted_in_the_head_where_there_are_some(failed, said):
    assert ("of which gave no document" in Report(added=3, failed=failed).lines()[0]) is said


def test_exit_code_tells_of_problems():
    assert (Report().exit_code, FULL.exit_code) == (0, 1)


@pytest.mark.parametrize(("given", "line"), [
    ({"dry_run": True}, "0 documents with 0 passages would be written"),
    ({}, "0 documents with 0 passages were written"),
    ({"checked": True, "unchanged": 4, "documents": 3}, "4 files with 3 documents were checked"),
], ids=["rehearsed", "done", "checked"])
def test_the_first_line_says_which_kind_of_run_it_was(given, line):
    assert line in Report(**given).lines()[0]


def test_a_rehearsal_is_the_same_report():
    assert FULL.rehearsed().dry_run
    assert FULL.rehearsed().added == FULL.added


def test_the_most_frequent_values_come_first_and_equal_ones_by_name():
    counted = Report(counts={"country": {"italy": 2, "greece": 2, "serbia": 9}}).lines()
    assert counted[1] == "  country: serbia 9, greece 2, italy 2"


def test_only_a_dozen_values_are_listed():
    counts = {f"c{n:02}": 1 for n in range(30)}
    assert Report(counts={"country": counts}).lines()[1].count(",") == 11


def test_what_costs_no_document_is_told_apart():
    problems = (Problem("a", "read", "broken"), Problem("b", "tag", "no such theme", fatal=False))
    assert Report(problems=problems).lines()[1] == "2 problems, 1 of which cost a document:"


@pytest.mark.parametrize(("number", "error", "said"), [
    (errno.ENOSPC, DiskFull, "free some space"), (errno.EDQUOT, DiskFull, "no space left"),
    (errno.EACCES, IndexNotWritable, "cannot write"),
], ids=["full", "quota", "forbidden"])
def test_a_report_that_cannot_be_written_leaves_the_one_before(tmp_path, monkeypatch, number, error, said):
    def fails(self, target):
        raise OSError(number, os.strerror(number))

    report.save(FULL, tmp_path)
    monkeypatch.setattr(Path, "replace", fails)
    with pytest.raises(error, match=said):
        report.save(Report(), tmp_path)
    assert report.load(tmp_path) == FULL
    assert [path.name for path in tmp_path.iterdir()] == [report.FILE]


def test_there_is_no_report_yet(tmp_path):
    assert report.load(tmp_path) is None
