"""A record as a bibliography sees it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb import taxonomy
from kb.export.entry import date_parts, entry, one_line
from kb.model import Record
from kb.service import HitView, PassageView, Snippet

TAXONOMY = taxonomy.load()
URL = "https://x.org/documents/a"


def made(interface="en", hit=None, anchor="", **record):
    return entry(Record("a", "A", **record), URL, TAXONOMY, interface, hit, anchor)


@given(st.text())
def test_one_line_is_one_line(text):
    line = one_line(text)
    assert line == line.strip() == one_line(line)
    assert len(line.splitlines()) <= 1
    assert "  " not in line


@pytest.mark.parametrize(
    ("text", "line"),
    [("a\nb", "a b"), ("a\u2028b\x00c", "a b c"), ("\ufeffa", "a"),
     ("a\u00a0b", "a b"), ("č\u0301", "č\u0301"), ("  ", "")],
    ids=["line end", "separators", "byte order mark", "hard space", "combining", "blank"],
)  # fmt: skip
def test_what_becomes_of_what_is_no_letter(text, line):
    assert one_line(text) == line


@pytest.mark.parametrize(
    ("date", "parts"),
    [("2015-06-30T10:00", (2015, 6, 30)), ("2015-6", (2015,)), ("015", ()), ("20155", (2015,)), ("c. 2015", ())],
    ids=["moment", "short month", "short year", "long year", "words before"],
)  # fmt: skip
def test_awkward_dates(date, parts):
    assert date_parts(date) == parts


@pytest.mark.parametrize(
    ("metadata", "authors"),
    [
        ({}, ()), ({"authors": ["Ana", "", None, " B\n"]}, ("Ana", "B")), ({"authors": []}, ()),
        ({"implementing_bodies": [{"name": "Police"}, {}]}, ("Police",)),
        ({"authors": ["Ana"], "implementing_bodies": [{"name": "Police"}]}, ("Ana",)),
    ],
    ids=["none", "blanks are none", "empty", "who carried it out", "authors come first"],
)  # fmt: skip
def test_authors(metadata, authors):
    assert made(metadata=metadata).authors == authors


@pytest.mark.parametrize(
    ("interface", "genre", "keywords"),
    [
        ("en", "Law or regulation", ("Migrant smuggling", "Serbia")),
        ("sr-Latn", "Zakon ili podzakonski akt", ("Krijumčarenje migranata", "Srbija")),
        ("sr-Cyrl", "Закон или подзаконски акт", ("Кријумчарење миграната", "Србија")),
    ],
)  # fmt: skip
def test_labels_speak_the_language_of_the_interface(interface, genre, keywords):
    found = made(interface, type="law", themes=("migrant-smuggling",), countries=("serbia",))
    assert (found.genre, found.keywords) == (genre, keywords)


PASSAGES = tuple(
    PassageView(n, f"art-{n}", f"Article {n}", Snippet("", (), "en"), 1.0 / n) for n in (1, 2)
)  # fmt: skip


@pytest.mark.parametrize(
    ("anchor", "key", "heading"),
    [("", "a", ""), ("art-2", "a:art-2", "Article 2"), ("art-9", "a:art-9", "")],
    ids=["document", "passage", "passage that was not found"],
)  # fmt: skip
def test_a_passage_has_a_key_and_heading_of_its_own(anchor, key, heading):
    hit = HitView(Record("a", "A"), 2.5, PASSAGES, Snippet("A", (), "en"))
    found = made(hit=hit, anchor=anchor)
    assert (found.key, found.heading, found.score) == (key, heading, 2.5)


def test_a_type_outside_the_vocabulary_has_no_kinds():
    assert made(type="poem").kinds == {}
