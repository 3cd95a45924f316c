"""Dates of which only a part may be known."""

import pytest

from webapp.views.dates import PATTERNS, partial_date


def spoken(day, pattern):
    return f"{day.isoformat()} as {pattern}"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("2018-03-05", "2018-03-05 as d MMMM y"), ("2018-03", "2018-03-01 as LLLL y"), ("2018", "2018"), ("", ""),
        ("2018-02-30", "2018-02-30"), ("2018-00", "2018-00"), ("2017-2018-x", "2017-2018-x"), ("ca. 2018", "ca. 2018"),
        ("2018-1-5", "2018-1-5"), ("10000-01", "10000-01"),
    ],
    ids=["day", "month", "year", "nothing", "no such day", "no such month", "no numbers", "words", "short", "too late"],
)  # fmt: skip
def test_as_much_as_is_known(given, said):
    assert partial_date(given, spoken) == said


@pytest.mark.parametrize("language", PATTERNS)
def test_a_language_has_its_own_patterns(language):
    assert partial_date("2018-03-05", spoken, language).endswith(PATTERNS[language][0])
    assert partial_date("2018-03", spoken, language).endswith(PATTERNS[language][1])
