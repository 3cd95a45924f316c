"""The query cut into tokens: nothing a person types is an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.query.lexer import MAX_DEPTH, tokens


def _kinds(text: str) -> list[tuple[str, str]]:
    return [(token.kind, token.text) for token in tokens(text)[0]]


def _notes(text: str) -> list[str]:
    return [note.code for note in tokens(text)[1]]


@pytest.mark.parametrize(("text", "expected"), [
    ("", []),
    ("  \t\n", []),
    ("granica", [("word", "granica")]),
    ("čl. 350", [("word", "čl."), ("word", "350")]),
    ('"državna granica"', [("phrase", "državna granica")]),
    ("„državna granica“", [("phrase", "državna granica")]),
    ("»državna granica«", [("phrase", "državna granica")]),
    ("a AND b", [("word", "a"), ("and", "AND"), ("word", "b")]),
    ("a && b || c", [("word", "a"), ("and", "&&"), ("word", "b"), ("or", "||"), ("word", "c")]),
    ("a ILI b", [("word", "a"), ("or", "ILI"), ("word", "b")]),
    ("а ИЛИ б", [("word", "а"), ("or", "ИЛИ"), ("word", "б")]),
    ("NE a", [("not", "NE"), ("word", "a")]),
    ("and or ne", [("word", "and"), ("word", "or"), ("word", "ne")]),
    ("-roba", [("not", "-"), ("word", "roba")]),
    ("cross-border", [("word", "cross-border")]),
    ('-"a b"', [("not", "-"), ("phrase", "a b")]),
    ("- a", [("word", "a")]),
    ("(a)", [("(", "("), ("word", "a"), (")", ")")]),
    ("country:serbia", [("field", "country"), ("word", "serbia")]),
    ("zemlja:srbija", [("field", "zemlja"), ("word", "srbija")]),
    ("земља:србија", [("field", "земља"), ("word", "србија")]),
    ("country:", [("field", "country")]),
    ("https://a.b/c:d", [("word", "https://a.b/c:d")]),
    ("a NEAR/5 b", [("word", "a"), ("near", "NEAR/5"), ("word", "b")]),
    ("a БЛИЗУ b", [("word", "a"), ("near", "БЛИЗУ"), ("word", "b")]),
    ("... !", []),
])
def test_tokens(text, expected):
    assert _kinds(text) == expected


@pytest.mark.parametrize(("text", "number"), [("NEAR", -1), ("NEAR/7", 7), ("BLIZU/12", 12)])
def test_the_distance_of_near(text, number):
    assert tokens(f"a {text} b")[0][1].number == number


@pytest.mark.parametrize(("text", "number"), [('"a b"', -1), ('"a b"~3', 3)])
def test_the_distance_of_a_phrase(text, number):
    assert tokens(text)[0][0].number == number


@pytest.mark.parametrize(("text", "code"), [
    ('"a b', "open-quote"),
    ("(a", "open-bracket"),
    ("a)", "stray-bracket"),
    ("colour:red", "unknown-field"),
    ("*", "lone-star"),
    ("KRIJUMČARENJE AND TRGOVINA", "all-capitals"),
    ("(" * (MAX_DEPTH + 1) + "a" + ")" * (MAX_DEPTH + 1), "too-deep"),
])
def test_what_was_ignored_is_said(text, code):
    assert code in _notes(text)


@pytest.mark.parametrize("text", ["a b", '"a"', "(a OR b)", "year:2015..2020", "a*", "-a", "What is this?", "a?"])
def test_good_queries_need_no_note(text):
    assert _notes(text) == []


@given(st.text(alphabet=st.sampled_from('ab"()-:*?~ AND OR NOT NEAR/3„“\n'), max_size=60))
def test_brackets_come_out_balanced(text):
    depth = 0
    for token in tokens(text)[0]:
        depth += {"(": 1, ")": -1}.get(token.kind, 0)
        assert 0 <= depth <= MAX_DEPTH
    assert depth == 0


@given(st.text(max_size=80))
def test_tokens_stand_where_they_say(text):
    for token in tokens(text)[0]:
        if token.start >= 0 and token.kind in ("word", "field"):
            assert text[token.start:].startswith(token.text)
