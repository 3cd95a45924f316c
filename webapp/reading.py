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


def in_script(text: str, lang: str, script: str) -> str:
    """The text in the reading script, if it is Serbian in the other one; else as it is."""
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
    out = Markup()
    for piece, is_marked in _pieces(text, marks):
        inner = escape(in_script(piece, lang, script))
        out += Markup("<mark>{}</mark>").format(inner) if is_marked else inner
    return out


def snippet_shown(snippet: Snippet, script: str = "") -> Markup:
    """A snippet as an inline element with marks and language."""
    inner = with_marks(snippet.text, snippet.marks, snippet.lang, script)
    return Markup('<span lang="{}">{}</span>').format(tag_in_script(snippet.lang, script), inner)


def paragraphs(text: str, lang: str, keys: Collection[str], language: str, script: str = "") -> Iterator[Markup]:
    """The paragraphs of a passage, with the words that have one of these keys marked."""
    for line in text.split("\n"):
        if line.strip():
            marks = [(a, b) for a, b, _ in marked(line, language, keys)] if keys else []
            yield with_marks(line, marks, lang, script)


def _pieces(text: str, marks: Sequence[tuple[int, int]]) -> Iterator[tuple[str, bool]]:
    at = 0
    for start, end in marks:
        if start > at:
            yield text[at:start], False
        yield text[start:end], True
        at = end
    if at < len(text):
        yield text[at:], False
