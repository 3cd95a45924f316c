"""The page of the last run: numbers for everybody, names of files only on the machine itself."""

from __future__ import annotations

import pytest
from bs4 import BeautifulSoup

from kb.model import Problem
from kb.report import Report, save
from kb.settings import Settings
from tests.webapp.pages import shelf
from webapp import create_app
from webapp.views.maintenance import Troubled, counts, troubled

LOST = Problem("mails/interview.doc", "read", "the document is encrypted", "save a copy without the password")
NOTED = Problem("laws/zakon.md", "front matter", "unknown key 'titel'", "did you mean 'title'?", line=3, fatal=False)
REPORT = Report(
    added=5, changed=2, unchanged=40, failed=1, documents=6, passages=90, seconds=3.25, finished="2026-01-02T03:04:05",
    counts={"format": {"text/html": 2, "application/pdf": 4}, "country": {"serbia": 3}}, problems=(LOST, NOTED),
)


@pytest.fixture
def reported(tmp_path):
    """Asks for the page with this report beside the index, from this address."""
    client = create_app(Settings(index=tmp_path, deadline_ms=60_000), shelf.index().searcher).test_client()

    def ask(report: Report | None = REPORT, language: str = "en", headers=None, address: str = "127.0.0.1"):
        if report is not None:
            save(report, tmp_path)
        answer = client.get(f"/{language}/maintenance", headers=headers, environ_base={"REMOTE_ADDR": address})
        assert answer.status_code == 200
        return answer.text

    return ask


def test_the_numbers_of_the_run(reported):
    page = BeautifulSoup(reported(), "lxml")
    assert [cell.text for cell in page.table.tbody("td")] == ["5", "2", "0", "40", "1", "6", "90"]
    assert "2 January 2026, 03:04 UTC" in page.table.caption.text


def test_each_problem_says_where_what_and_what_to_do(reported):
    rows = BeautifulSoup(reported(), "lxml").select("#problems .fact")
    assert [[part.get_text(" ", strip=True) for part in row(["dt", "li"])] for row in rows] == [
        ["mails/interview.doc not indexed", "read: the document is encrypted – save a copy without the password"],
        ["laws/zakon.md", "front matter, line 3: unknown key 'titel' – did you mean 'title'?"],
    ]


@pytest.mark.parametrize(
    ("address", "headers"),
    [("192.0.2.7", None), ("2001:db8::1", None), ("127.0.0.1", {"X-Forwarded-For": "192.0.2.7"}), ("", None)],
    ids=["elsewhere", "elsewhere by IPv6", "through a proxy that nobody declared", "unknown"],
)
def test_names_of_files_stay_on_the_machine(reported, address, headers):
    text = reported(address=address, headers=headers)
    assert "interview" not in text
    assert "2 files have problems" in text


def test_without_a_report_it_says_so(reported):
    assert "No run has left a report yet." in reported(None)


def test_a_run_without_problems_is_praised(reported):
    assert "None: every file is as it should be." in reported(Report(added=1))


@pytest.mark.parametrize(
    ("language", "words"),
    [("sr-latn", "2 datoteke imaju problema"), ("sr-cyrl", "2 датотеке имају проблема")],
)
def test_in_serbian(reported, language, words):
    assert words in reported(language=language)


def test_robots_do_not_keep_it(reported):
    assert '<meta name="robots" content="noindex">' in reported()


def test_files_that_gave_no_document_come_first_with_all_their_problems():
    more = Problem("a.md", "structure", "article 3 is missing", fatal=False)
    assert troubled([more, NOTED, LOST, NOTED]) == [
        Troubled(LOST.path, (LOST,)), Troubled("a.md", (more,)), Troubled(NOTED.path, (NOTED, NOTED))
    ]


def test_counts_begin_with_the_largest_and_leave_empty_facets_out():
    assert counts(REPORT) == {"format": [("application/pdf", 4), ("text/html", 2)], "country": [("serbia", 3)]}
