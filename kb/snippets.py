"""The piece of a passage worth showing, with the words that were found – as people see them, not their stems.

A passage is not analysed again: its tokens (what stands between spaces) are looked up in a memory of token → keys, and
only those with a wanted key are found in the text and analysed where they stand. Few tokens depend on the next one
(*anti corruption*, *Art. 5*); those are analysed together with it, so that the marks are those of the whole passage.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from functools import lru_cache
from itertools import chain, compress, islice, takewhile
from operator import not_

from kb.service import Snippet
from kb.text.analyzers import analyze
from kb.text.tokens import CHUNK

WIDTH = 280
"""Length of a snippet in characters, about."""

_REMEMBERED = 1 << 16
"""Tokens of a language whose keys are kept."""

_LONG = 64
"""Longer tokens are analysed each time, so that a text without spaces does not fill the memory."""

_OPEN = frozenset({""})
"""In place of the keys of a token that cannot be told without the next one."""

_Told = Callable[[str], Collection[str]]


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
    found, wanted = [], frozenset(keys)
    for start, end in _stretches(text, _told(language if language in ("sr", "en") else "und"), wanted):
        for word in analyze(text[start:end], language):
            if hit := next((key for key in word.keys if key in wanted), None):
                found.append((start + word.start, start + word.end, hit))
    return found


def _stretches(text: str, told: _Told, wanted: frozenset[str]) -> Iterator[tuple[int, int]]:
    """The stretches that may hold a wanted key, in order and apart; each can be analysed by itself."""
    if not wanted:
        return
    tokens = set(text.split())
    long = {token for token in tokens if len(token) > _LONG}
    short = list(tokens - long)
    # a loop in C over every token: what this module costs
    apart = map((wanted | _OPEN).isdisjoint, map(told, short))
    candidates = chain(long, compress(short, map(not_, apart)))
    done = 0
    for start, token in sorted((at, one) for one in candidates for at in _places(text, one)):
        if start >= done:
            done = start + len(token)
            while (len(token) > _LONG or told(token) is _OPEN) and (rest := text[done:].split(maxsplit=1)):
                token = rest[0]
                done = text.index(token, done) + len(token)
            yield start, done


def _places(text: str, token: str) -> Iterator[int]:
    """Where the token stands between spaces."""
    at = text.find(token)
    while at >= 0:
        end = at + len(token)
        if (not at or text[at - 1].isspace()) and (end == len(text) or text[end].isspace()):
            yield at
        at = text.find(token, at + 1)


@lru_cache(maxsize=8)
def _told(language: str) -> _Told:
    """Token → the keys of its words, or `_OPEN` if the token cannot be told without the next one."""

    @lru_cache(maxsize=_REMEMBERED)
    def remembered(token: str) -> Collection[str]:
        if _chunks(token + " 1")[:-1] != _chunks(token):
            return _OPEN
        words = analyze(token, language)
        return words[0].keys if len(words) == 1 else tuple(key for word in words for key in word.keys)

    return remembered


def _chunks(text: str) -> list[tuple[int, int]]:
    return [chunk.span() for chunk in CHUNK.finditer(text)]


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
    near = takewhile(lambda mark: mark[1] <= until, islice(marks, first, None))
    return len({key for _, _, key in near})


def _cut(text: str, end: int) -> int:
    if end >= len(text):
        return len(text)
    return max(text.rfind(" ", 0, end), end - 40)
