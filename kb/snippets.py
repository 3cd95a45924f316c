"""The piece of a passage worth showing, with the words that were found – as people see them, not their stems."""

from __future__ import annotations

from collections.abc import Collection

from kb.service import Snippet
from kb.text.analyzers import analyze

WIDTH = 280
"""Length of a snippet in characters, about."""


def snippet(text: str, language: str, keys: Collection[str], lang: str = "", width: int = WIDTH) -> Snippet:
    """The stretch of `text` with most of the different words that have one of these keys, cut at word boundaries."""
    marks = marked(text, language, keys)
    start, end = _window(text, marks, width)
    piece = ("… " if start else "") + text[start:end].replace("\n", " ") + (" …" if end < len(text) else "")
    shift = start - (2 if start else 0)
    inside = tuple((a - shift, b - shift) for a, b, _ in marks if a >= start and b <= end)
    return Snippet(piece, inside, lang)


def marked(text: str, language: str, keys: Collection[str]) -> list[tuple[int, int, str]]:
    """(start, end, key) of each word of the text that has one of the keys."""
    found = []
    for word in analyze(text, language):
        if hit := next((key for key in word.keys if key in keys), None):
            found.append((word.start, word.end, hit))
    return found


def _window(text: str, marks: list[tuple[int, int, str]], width: int) -> tuple[int, int]:
    if not marks:
        return 0, _cut(text, width)
    best = max(range(len(marks)), key=lambda i: (_different(marks, i, width), -i))
    start = max(0, marks[best][0] - width // 4)
    if start:
        start = text.find(" ", start - 1, marks[best][0]) + 1 or marks[best][0]
    return start, _cut(text, start + width)


def _different(marks: list[tuple[int, int, str]], first: int, width: int) -> int:
    until = marks[first][0] + width * 3 // 4
    return len({key for _, end, key in marks[first:] if end <= until})


def _cut(text: str, end: int) -> int:
    if end >= len(text):
        return len(text)
    return max(text.rfind(" ", 0, end), end - 40)
