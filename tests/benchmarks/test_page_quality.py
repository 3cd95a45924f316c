"""How the reports of Lighthouse and vnu are read."""

import json

import pytest

from benchmarks.page_quality import AIMS, FORMS, JUDGED, PAGES, Marks, errors, marks_line, marks_of


def report(seo):
    """A report with full marks everywhere but, perhaps, for search engines."""
    categories = {name: {"score": 1, "auditRefs": []} for name in AIMS}
    refs = [{"id": "is-crawlable", "weight": 4}, {"id": "hreflang", "weight": 1}, {"id": "manual", "weight": 0}]
    categories["seo"] = {"score": seo, "auditRefs": refs}
    audits = {"is-crawlable": {"score": seo}, "hreflang": {"score": None}, "manual": {"score": 0}}
    return {"categories": categories, "audits": audits}


@pytest.mark.parametrize(
    ("seo", "mark", "lost"), [(1, 100, ()), (0.66, 66, ("is-crawlable",)), (None, 0, ())],
    ids=["full", "missed", "not computed"],
)
def test_marks(seo, mark, lost):
    marks = marks_of(report(seo), "home", "phone")
    assert (marks.scores["seo"], marks.lost) == (mark, lost)
    assert marks.scores["performance"] == 100


@pytest.mark.parametrize(("score", "said"), [(98, False), (97, True)])
def test_a_line_says_what_misses_its_aim(score, said):
    line = marks_line(Marks("home", "phone", {**AIMS, "performance": score}, ("speed-index",)))
    assert ("below the aim: speed-index" in line) is said


def test_errors_are_told_from_warnings():
    messages = [
        {"type": "error", "url": "file:/tmp/x/home.en.html", "lastLine": 3, "message": "Duplicate ID"},
        {"type": "info", "subType": "warning", "url": "file:/tmp/x/home.en.html", "message": "Section lacks heading"},
        {"type": "non-document-error", "message": "cannot be read"},
    ]
    assert errors(json.dumps({"messages": messages})) == ("home.en.html:3: Duplicate ID", ":0: cannot be read")


def test_every_judged_page_is_also_checked_and_seen_in_both_forms():
    assert set(JUDGED) < set(PAGES)
    assert set(FORMS) == {"phone", "desktop"}
