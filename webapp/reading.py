"""Text as a reader wants to see it: found words marked, Serbian in the script of their choice. Nothing cited changes.

What was found and what is quoted stay as they were written; only what the page shows is put into the other script.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from markupsafe import Markup, escape

from kb.service import Snippet
from kb.snippets import marked
from kb.text.scripts import to_cyrillic, to_latin

SCRIPTS = ("Latn", "Cyrl")
Span = tuple[int, int]
Stretch = tuple[int, int, str]
"""From, to, and the address that the words between lead to."""

_MARK, _END = Markup("<mark>"), Markup("</mark>")
_OUTSIDE = Markup(' rel="external noopener nofollow"')


def in_script(text: str, lang: str, script: str) -> str:
    """The text in the reading script, if it is Serbian in the other one; else as it is."""
    # Words of other languages have no Cyrillic: "workshop" would become a riddle.
    if script not in SCRIPTS or not lang.startswith("sr"):
        return text
    return to_latin(text) if script == "Latn" else to_cyrillic(text)


def tag_in_script(lang: str, script: str) -> str:
    """The BCP 47 tag of a text once it is shown in the reading script."""
    return f"sr-{script}" if script in SCRIPTS and lang.startswith("sr") else lang


def shown(text: str, lang: str, script: str = "") -> Markup:
    """The text as an inline element that says its language."""
    return Markup('<span lang="{}">{}</span>').format(tag_in_script(lang, script), in_script(text, lang, script))


def with_marks(text: str, marks: Sequence[tuple[int, int]], lang: str, script: str = "") -> Markup:
    """The text with its marked stretches as <mark>."""
    # Piece by piece: one letter of Cyrillic may be two of Latin, so marks do not survive turning the whole.
    pieces = ((escape(in_script(piece, lang, script)), is_marked) for piece, is_marked in _pieces(text, marks))
    return Markup("").join(_MARK + piece + _END if is_marked else piece for piece, is_marked in pieces)


def snippet_shown(snippet: Snippet, script: str = "") -> Markup:
    """A snippet as an inline element with marks and language."""
    inner = with_marks(snippet.text, snippet.marks, snippet.lang, script)
    return Markup('<span lang="{}">{}</span>').format(tag_in_script(snippet.lang, script), inner)


def paragraphs(
    text: str, lang: str, keys: Collection[str], language: str, script: str = "", links: Sequence[Stretch] = ()
) -> Iterator[Markup]:
    """The paragraphs of a passage, with the words that have one of these keys marked, and with its links."""
    at = 0
    for line in text.split("\n"):
        if line.strip():
            marks = [(a, b) for a, b, _ in marked(line, language, keys)] if keys else []
            here = [(a - at, b - at, url) for a, b, url in links if at <= a and b <= at + len(line)]
            yield Markup().join(_with_links(line, marks, here, lang, script))
        at += len(line) + 1


def _with_links(
    line: str, marks: Sequence[Span], links: Sequence[Stretch], lang: str, script: str
) -> Iterator[Markup]:
    at = 0
    for start, end, url in (*links, (len(line), len(line), "")):
        yield with_marks(line[at:start], _clipped(marks, at, start), lang, script)
        if url:
            label = with_marks(line[start:end], _clipped(marks, start, end), lang, script)
            yield Markup('<a href="{}"{}>{}</a>').format(url, _OUTSIDE if "://" in url else "", label)
        at = end


def _clipped(marks: Sequence[Span], start: int, end: int) -> list[Span]:
    """The parts of the marks between two places, counted from the first: a marked word may begin before a link."""
    cut = ((max(a, start) - start, min(b, end) - start) for a, b in marks)
    return [(a, b) for a, b in cut if a < b]


def _pieces(text: str, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    at = 0
    for start, end in marks:
        if start > at:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False
