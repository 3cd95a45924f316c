"""The query language: what is typed and what is meant; and that nothing typed is ever an error."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb.query.parser import parse
from kb.query.syntax import (
    And,
    Everything,
    Field,
    Filter,
    Fuzzy,
    Near,
    Not,
    Or,
    Parsed,
    Phrase,
    Prefix,
    Query,
    Range,
    Term,
    Wildcard,
    Words,
    written,
)


def tree(text: str) -> Query:
    """The tree without places, for comparing."""
    return _unplaced(parse(text).query)


def _unplaced(query: Query) -> Query:
    match query:
        case Term(text):
            return Term(text)
        case Phrase(text):
            return Phrase(text)
        case Near(text, distance):
            return Near(text, distance)
        case Prefix(text):
            return Prefix(text)
        case Wildcard(text):
            return Wildcard(text)
        case Fuzzy(text, distance):
            return Fuzzy(text, distance)
        case Field(name, part):
            return Field(name, _unplaced(part))
        case Not(part):
            return Not(_unplaced(part))
        case And(parts) | Or(parts) | Words(parts):
            return type(query)(tuple(map(_unplaced, parts)))
        case _:
            return query


a, b, c, d = map(Term, "abcd")


@pytest.mark.parametrize(("typed", "meant"), [
    ("", Everything()),
    ("rad", Term("rad")),
    ("a b", Words((a, b))),
    ("a AND b", And((a, b))),
    ("a OR b", Or((a, b))),
    ("a ILI b", Or((a, b))),
    ("a ИЛИ b", Or((a, b))),
    ("a and b", Words((a, Term("and"), b))),  # lower case stays a word
    ("a i b ili c", Words((a, Term("i"), b, Term("ili"), c))),
    ("Deo I", Words((Term("Deo"), Term("I")))),  # a numeral, not the Serbian “and”
    ("a b OR c d", Or((Words((a, b)), Words((c, d))))),  # OR is the loosest
    ("a AND b OR c", Or((And((a, b)), c))),
    ("a (b OR c)", Words((a, Or((b, c))))),
    ("a -b", Words((a, Not(b)))),
    ("a NOT b", Words((a, Not(b)))),
    ("a NE b", Words((a, Not(b)))),
    ('-"a b"', Not(Phrase("a b"))),
    ("-(a b)", Not(Words((a, b)))),
    ("W-2", Term("W-2")),
    ("cross-border", Term("cross-border")),
    ("a - b", Words((a, b))),
    ('"rodna ravnopravnost"', Phrase("rodna ravnopravnost")),
    ("“rodna ravnopravnost”", Phrase("rodna ravnopravnost")),
    ("„rodna ravnopravnost“", Phrase("rodna ravnopravnost")),
    ("«rodna ravnopravnost»", Phrase("rodna ravnopravnost")),
    ('"a b"~5', Near("a b", 5)),
    ("a NEAR/3 b", Near("a b", 3)),
    ("a NEAR b", Near("a b", 5)),
    ("a BLIZU/2 b", Near("a b", 2)),
    ("a БЛИЗУ/2 b", Near("a b", 2)),
    ("krijum*", Prefix("krijum")),
    ("w?rd", Wildcard("w?rd")),
    ("w*rd", Wildcard("w*rd")),
    ("šta je to?", Words((Term("šta"), Term("je"), Term("to")))),  # a question mark, not a pattern
    ("rečč~", Fuzzy("rečč", 1)),
    ("tužilaštvo~", Fuzzy("tužilaštvo", 2)),
    ("tužilaštvo~1", Fuzzy("tužilaštvo", 1)),
    ("year:2015..2020", Range(2015, 2020)),
    ("godina:2015-2020", Range(2015, 2020)),
    ("година:..2020", Range(None, 2020)),
    ("year:>2015", Range(2016, None)),
    ("year:2020..2015", Range(2015, 2020)),
    ("zemlja:rs", Filter("country", ("serbia",))),
    ("земља:србија", Filter("country", ("serbia",))),
    ("ZEMLJA: srbija", Filter("country", ("serbia",))),
    ("drzava:severna makedonija a", Words((Filter("country", ("north-macedonia",)), a))),
    ("country:serbia,bosnia", Filter("country", ("serbia", "bosnia-and-herzegovina"))),
    ("country:(serbia OR bosnia)", Filter("country", ("serbia", "bosnia-and-herzegovina"))),
    ("-country:serbia a", Words((Not(Filter("country", ("serbia",))), a))),
    ("vrsta:zakon", Filter("type", ("law",))),
    ("jezik:srpski", Filter("language", ("sr",))),
    ("tema:krijumčarenje migranata", Filter("theme", ("migrant-smuggling",))),
    ("publika:sudije", Filter("audience", ("judges",))),
    ("id:rs-law-1", Filter("id", ("rs-law-1",))),
    ("pismo:ћирилица", Filter("script", ("Cyrl",))),
    ("naslov:(a b)", Field("title", Words((a, b)))),
    ('heading:"a b"', Field("heading", Phrase("a b"))),
    ("http://a.b/c", Term("http://a.b/c")),
    ("JIT OR SOP", Or((Term("JIT"), Term("SOP")))),
])  # fmt: skip
def test_what_is_meant(typed, meant):
    assert tree(typed) == meant


@pytest.mark.parametrize(("typed", "meant", "note"), [
    ("rad AND", Term("rad"), "missing after AND (column 5)"),
    ("OR rad", Term("rad"), "missing before OR (column 1)"),
    ("rad NOT", Term("rad"), "missing after NOT (column 5)"),
    ("rad NEAR", Term("rad"), "missing after NEAR (column 5)"),
    ('"a b', Words((a, b)), "column 1 is never closed"),
    ("(a b", Words((a, b)), "column 1 is never closed"),
    ("a) b", Words((a, b)), "column 2 closes nothing"),
    ("(" * 20 + "a" + ")" * 20, a, "nest too deeply at column 17"),
    ("foo:a", Words((Term("foo"), a)), "no field “foo”"),
    ("type:xyz", Term("xyz"), "“xyz” is not a known value"),
    ("country:", Everything(), "Nothing follows “country:”"),
    ("year:soon", Term("soon"), "not a year"),
    ("a *", a, "“*” was ignored"),
    ("(a b) NEAR c", And((Words((a, b)), c)), "NEAR joins words"),
    ("-a", Not(a), "Only words to leave out"),
    ("TRGOVINA AND RAD", Words((Term("TRGOVINA"), Term("AND"), Term("RAD"))), "AND was read as a word"),
])  # fmt: skip
def test_what_is_said(typed, meant, note):
    parsed = parse(typed)
    assert _unplaced(parsed.query) == meant
    assert note in " ".join(n.sentence() for n in parsed.notes)


def test_notes_speak_serbian_in_both_scripts():
    note = parse("rad AND").notes[0]
    assert note.sentence("sr-Latn") == "Nedostaje reč posle AND (mesto 5); AND je zanemareno."
    assert note.sentence("sr-Cyrl") == "Недостаје реч после AND (место 5); AND је занемарено."


_PIECES = st.sampled_from(
    ["a", "б", "реч", " ", " ", '"', "„", "“", "(", ")", "-", "AND ", " OR ", "NOT ", " NEAR/2 ", ":", "zemlja:",
     "year:", "*", "?", "~", "2015", "..", ",", "\n", "title:", "\0", "𝕏", "\u0301"]
)  # fmt: skip


@given(st.lists(_PIECES).map("".join) | st.text())
def test_a_query_never_fails(text):
    assert isinstance(parse(text), Parsed)


_WORDS = st.sampled_from(["rad", "Član", "сарадња", "W-2", "cross-border"])
_LEAVES = st.one_of(
    _WORDS.map(Term),
    _WORDS.map(Prefix),
    st.builds(lambda x, y: Phrase(f"{x} {y}"), _WORDS, _WORDS),
    st.builds(lambda x, y, n: Near(f"{x} {y}", n), _WORDS, _WORDS, st.integers(0, 30)),
    st.builds(Fuzzy, _WORDS, st.integers(1, 2)),
    st.builds(Range, st.integers(1900, 1999), st.integers(2000, 2030) | st.none()),
    st.builds(Filter, st.just("country"), st.sampled_from([("serbia",), ("serbia", "albania")])),
)


def _nested(inner: st.SearchStrategy[Query]) -> st.SearchStrategy[Query]:
    several = st.lists(inner, min_size=2, max_size=3).map(tuple)
    plain = inner.filter(lambda q: not isinstance(q, Not))
    return st.one_of(
        several.map(Words), several.map(And), several.map(Or), plain.map(Not),
        st.builds(Field, st.sampled_from(["title", "heading"]), plain),
    )  # fmt: skip


@given(st.recursive(_LEAVES, _nested, max_leaves=8))
def test_a_written_query_reads_back(query):
    assert tree(written(query)) == query


@pytest.mark.parametrize("piece", ["NOT ", "a:", "(", "-", "a NEAR ", "foo:foo:", '"', "a OR "], ids=str.strip)
def test_long_repetition_is_no_trouble(piece):
    assert parse(piece * 5000)
