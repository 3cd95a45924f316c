"""The head of a file: what is read, and what is said about what cannot be."""

import pytest

from indexer.frontmatter import split


def test_values_keep_their_kind_and_dates_stay_text():
    found = split("---\ntitle: Č\ndate: 2015-11-04\ncountries: [serbia]\n---\nBody\n", "a.md")
    assert found.metadata == {"title": "Č", "date": "2015-11-04", "countries": ["serbia"]}
    assert (found.body, found.problems) == ("Body\n", ())


@pytest.mark.parametrize("text", ["", "Body only", "-- not a head"])
def test_no_head(text):
    assert split(text, "a.md") == split(text, "b.md")
    assert split(text, "a.md").body == text


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("colour: red", "unknown key 'colour'"),
        ("countries: [atlantis]", "countries: 'atlantis' is not one of"),
        ("countries: serbia", "countries must be a list"),
        ("type: poem", "type: 'poem' is not one of"),
        ("date: yesterday", "date: 'yesterday' is not a year or a date"),
        ("date: 2015-13", "date: '2015-13' is not a year or a date"),
        ("source_url: ftp://x", "source_url: 'ftp://x' is not a web address"),
        ("sources: [{url: 'http://a.b'}]", "sources.title is missing"),
        ("sources: [{title: A, colour: b}]", "unknown key 'colour' in sources"),
        ("implementing_bodies: [{name: A, kind: circus}]", "implementing_bodies.kind: 'circus' is not one of"),
        ("identifier: a b", "identifier: 'a b' is not an identifier"),
        ("eucpn_criteria: {problem: maybe}", "eucpn_criteria.problem: 'maybe' is not true or false"),
        ("summary: " + "x" * 901, "summary has 901 characters"),
    ],
)
def test_problem_names_the_line(line, reason):
    found = split(f"---\ntitle: A\n{line}\n---\n", "a.md")
    assert [(p.line, p.fatal) for p in found.problems] == [(3, False)]
    assert found.problems[0].reason.startswith(reason)


def test_a_wrong_value_is_left_out_and_the_rest_stays():
    assert split("---\ntitle: A\ntype: poem\n---\n", "a.md").metadata == {"title": "A"}


def test_missing_title():
    assert [p.reason for p in split("---\ntype: law\n---\n", "a.md").problems] == ["title is missing"]


@pytest.mark.parametrize(
    ("text", "reason", "line"),
    [
        ("---\ntitle: A\nno end", "has no closing line", 1),
        ("---\ntitle: [a\n---\n", "not valid YAML", 3),
        ("---\ntitle: a: b\n---\n", "not valid YAML", 2),
        ("---\n- a\n- b\n---\n", "`key: value` lines", 2),
        ("---\ntitle: \x00\n---\n", "not valid YAML", None),
    ],
)
def test_broken_head(text, reason, line):
    found = split(text, "a.md")
    assert found.broken
    assert reason in found.problems[0].reason
    assert found.problems[0].line == line
