"""Marks and snippets: whatever is skipped for speed, the marks are those of analysing the whole text."""

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kb.snippets import _richest, marked, marked_again, snippet
from kb.text.analyzers import analyze
from kb.text.scripts import fold, to_cyrillic

DATA = Path(__file__).parents[3] / "shared" / "data"
WORDS = (
    "čovek ljudi ljudima Људи čoveka went go better anti Anti anti- corruption контра korupcija (anti Art. art. "
    "Arts. No. p. 5 5. 350-a 10.000 1,250,000.50 d.o.o. U.S.A. e-mail MUP-a crossborder cross-border trafficker’s "
    "can't s\u030cuma šume Cрбија a_b krijum\u00adčarenje 1990-ih super inter of i u"
).split()


def whole(text, language, keys):
    """The marks the slow way: every word of the text is analysed."""
    hits = ((w, next((k for k in w.keys if k in keys), None)) for w in analyze(text, language))
    return [(w.start, w.end, hit) for w, hit in hits if hit]


def texts():
    parts = st.one_of(st.sampled_from(WORDS), st.text(max_size=6), st.text("artnopi.1a -’_", max_size=5))
    between = st.sampled_from((" ", " ", " ", "  ", "\n", "\u00a0", "\x1f", "", ", "))
    return st.lists(st.tuples(parts, between), max_size=14).map(lambda pairs: "".join(map("".join, pairs)))


@settings(deadline=None)  # the dictionaries load within the first example
@given(texts(), st.sampled_from(("sr", "en", "und", "fr")), st.data())
def test_marks_are_those_of_the_whole_text(text, language, data):
    there = sorted({key for word in analyze(text, language) for key in word.keys} | {"sr:covek", "en:go"})
    keys = data.draw(st.sets(st.sampled_from(there)))
    assert marked(text, language, keys) == marked_again(text, language, keys) == whole(text, language, keys)


@pytest.mark.parametrize(("text", "language", "keys", "words"), [
    pytest.param("Ljudi i čoveka, ЉУДИМА", "sr", {"sr:covek"}, ["Ljudi", "čoveka", "ЉУДИМА"], id="no common beginning"),
    pytest.param("an anti corruption law", "en", {"en:anticorruption"}, ["anti corruption"], id="across a space"),
    pytest.param("corruption, anti corruption", "en", {"en:corruption"}, ["corruption"], id="only by itself"),
    pytest.param("see anti\u00a0corruption", "en", {"en:corruption"}, ["corruption"], id="another space"),
    pytest.param("Art. 5 and art", "en", {"en:article"}, ["Art."], id="before a number"),
    pytest.param("kriju, krijumčarenje", "sr", {"sr:krijumcarenje"}, ["krijumčarenje"], id="a token inside another"),
    pytest.param("a" * 99 + "/rad", "sr", {"sr:rad"}, ["rad"], id="long token"),
    pytest.param("rad", "sr", set(), [], id="no keys"),
])
def test_words_marked(text, language, keys, words):
    assert [text[a:b] for a, b, _ in marked(text, language, keys)] == words


@pytest.mark.parametrize("respell", [str, to_cyrillic, fold, str.upper], ids=["latin", "cyrillic", "plain", "capitals"])
def test_every_spelling_is_marked(respell):
    text = respell("krijumčarenja migranata preko granice")
    assert [text[a:b] for a, b, _ in marked(text, "sr", {"sr:krijumcarenje"})] == [respell("krijumčarenja")]


def test_snippet_is_the_stretch_with_most_different_words():
    text = "rad " * 80 + "i " * 80 + "rad, zakon, odmor " + "i " * 80
    shown = snippet(text, "sr", {"sr:rad", "sr:zakon", "sr:odmor"}, width=60)
    assert [shown.text[a:b] for a, b in shown.marks] == ["rad", "zakon", "odmor"]


def marks():
    pairs = st.lists(st.tuples(st.integers(0, 9), st.integers(1, 40), st.sampled_from("abcd")), max_size=20)
    return pairs.map(laid_out)


def laid_out(steps):
    found, at = [], 0
    for gap, length, key in steps:
        found.append((at + gap, at + gap + length, key))
        at += gap + length
    return found


@given(marks(), st.integers(0, 60))
def test_the_richest_stretch_is_the_one_that_counting_each_finds(marks, width):
    def different(first: int) -> int:
        return len({key for start, end, key in marks[first:] if end <= marks[first][0] + width})

    assert _richest(marks, width) == max(range(len(marks)), key=lambda n: (different(n), -n), default=0)


def test_words_between_marks_of_one_text_do_not_leak_into_another():
    texts = ("anti corruption law", "corruption, anti", "law anti", "corruption")
    for text in (*texts, *texts):
        keys = {"en:anticorruption", "en:corruption", "en:anti"}
        assert marked(text, "en", keys) == whole(text, "en", keys)


@pytest.mark.shared_data
@pytest.mark.parametrize(("folder", "language"), [("laws-sr", "sr"), ("treaties-en", "en")])
def test_marks_in_real_text(folder, language):
    for path in sorted((DATA / folder).glob("*.md"))[:8]:
        text = path.read_text("utf-8", "replace")[:60_000]
        every = sorted({key for word in analyze(text, language) for key in word.keys})
        for keys in (set(every[::97]), set(every[::3]), set(every)):
            for piece in (text, *re.split(r"\n\n", text)[:40]):
                assert marked(piece, language, keys) == whole(piece, language, keys), path.name
