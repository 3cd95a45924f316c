"""The report: as text, as values, and beside the index."""

import pytest

from kb import report
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
