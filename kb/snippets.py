"""The piece of a passage worth showing, with the words that were found – as people see them, not their stems.

A passage is not analysed again: its tokens (what stands between spaces) are looked up in a memory of token → keys, and
only those with a wanted key are found in the text and analysed where they stand. Few tokens depend on the next one
(*anti corruption*, *Art. 5*); those are analysed together with it, so that the marks are those of the whole passage.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from functools import lru_cache
from itertools import chain, compress
from operator import not_
from typing import NamedTuple

from kb.service import Snippet
from kb.text.analyzers import Analyzed, analyze
from kb.text.tokens import CHUNK

WIDTH = 280
"""Length of a snippet in characters, about."""

# Tokens of a language whose keys are kept.
_REMEMBERED = 1 << 16

# Tokens whose words are kept with their places: only those that somebody looked for.
_FOUND = 1 << 13

# Titles whose words are kept, some 2 kB each.
_TITLES = 1 << 10

# Longer tokens are analysed each time, so that a text without spaces does not fill the memory.
_LONG = 64

# In place of the keys of a token that cannot be told without the next one.
_OPEN = frozenset({""})


def snippet(text: str, language: str, keys: Collection[str], lang: str = "", width: int = WIDTH) -> Snippet:
    """The stretch of `text` with most of the different words that have one of these keys, cut at word boundaries."""
    return cut(text, marked(text, language, keys), lang, width)


def cut(text: str, marks: Sequence[tuple[int, int, str]], lang: str = "", width: int = WIDTH) -> Snippet:
    """The same for a text whose marks are known."""
    start, end = _window(text, marks, width)
    piece = ("… " if start else "") + text[start:end].replace("\n", " ") + (" …" if end < len(text) else "")
    shift = start - (2 if start else 0)
    inside = tuple((a - shift, b - shift) for a, b, _ in marks if a >= start and b <= end)
    return Snippet(piece, inside, lang)


def marked(text: str, language: str, keys: Collection[str]) -> list[tuple[int, int, str]]:
    """(start, end, key) of each word of the text that has one of the keys."""
    wanted = frozenset(keys)
    if not wanted:
        return []
    found, memory = [], _memory(language if language in ("sr", "en") else "und")
    for start, words in _stretches(text, memory, wanted, language):
        for word in words:
            if hit := next((key for key in word.keys if key in wanted), None):
                found.append((start + word.start, start + word.end, hit))
    return found


def marked_again(text: str, language: str, keys: Collection[str]) -> list[tuple[int, int, str]]:
    """The same for a short text that many answers show, such as a title: its words are remembered."""
    wanted = frozenset(keys)
    return [(start, end, hit) for start, end, own in _words(text, language)
            if (hit := next((key for key in own if key in wanted), None)) is not None]


@lru_cache(maxsize=_TITLES)
def _words(text: str, language: str) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    return tuple((word.start, word.end, tuple(word.keys)) for word in analyze(text, language))


def _stretches(
    text: str, memory: _Memory, wanted: frozenset[str], language: str
) -> Iterator[tuple[int, Sequence[Analyzed]]]:
    """Where a stretch begins that may hold a wanted key, and its words; in order and apart."""
    tokens = set(text.split())
    # nearly no text has one, and finding out which costs three times as much as finding out whether
    long = {token for token in tokens if len(token) > _LONG} if max(map(len, tokens), default=0) > _LONG else set()
    short = list(tokens - long)
    # a loop in C over every token: what this module costs
    apart = map((wanted | _OPEN).isdisjoint, map(memory.told, short))
    candidates = chain(long, compress(short, map(not_, apart)))
    done = 0
    for start, token in sorted([(at, one) for one in candidates for at in _places(text, one)]):
        if start < done:
            continue
        done = start + len(token)
        if len(token) <= _LONG and memory.told(token) is not _OPEN:
            # the same tokens come again and again: their words are kept with their places
            yield start, memory.words(token)
            continue
        while (len(token) > _LONG or memory.told(token) is _OPEN) and (rest := text[done:].split(maxsplit=1)):
            token = rest[0]
            done = text.index(token, done) + len(token)
        yield start, analyze(text[start:done], language)


def _places(text: str, token: str) -> Iterator[int]:
    """Where the token stands between spaces."""
    at = text.find(token)
    while at >= 0:
        end = at + len(token)
        if (not at or text[at - 1].isspace()) and (end == len(text) or text[end].isspace()):
            yield at
        at = text.find(token, at + 1)


class _Memory(NamedTuple):
    """What is known of tokens of one language: `told` gives their keys or `_OPEN`, `words` their words."""

    told: Callable[[str], Collection[str]]
    words: Callable[[str], Sequence[Analyzed]]


@lru_cache(maxsize=8)
def _memory(language: str) -> _Memory:
    @lru_cache(maxsize=_REMEMBERED)
    def told(token: str) -> Collection[str]:
        # a token is open where a number or a word after it would change how it is cut
        if _chunks(token + " 1")[:-1] != _chunks(token):
            return _OPEN
        words = analyze(token, language)
        return words[0].keys if len(words) == 1 else tuple(key for word in words for key in word.keys)

    @lru_cache(maxsize=_FOUND)
    def words(token: str) -> Sequence[Analyzed]:
        return tuple(analyze(token, language))

    return _Memory(told, words)


def _chunks(text: str) -> list[tuple[int, int]]:
    return [chunk.span() for chunk in CHUNK.finditer(text)]


def _window(text: str, marks: Sequence[tuple[int, int, str]], width: int) -> tuple[int, int]:
    if not marks:
        return 0, _cut(text, width)
    best = _richest(marks, width * 3 // 4)
    start = max(0, marks[best][0] - width // 4)
    if start:
        start = text.find(" ", start - 1, marks[best][0]) + 1 or marks[best][0]
    return start, _cut(text, start + width)


def _richest(marks: Sequence[tuple[int, int, str]], width: int) -> int:
    """The first mark from which on so many characters hold the most different keys."""
    inside: dict[str, int] = {}
    best, most, end, all_keys = 0, 0, 0, len({key for _, _, key in marks})
    # both ends of the window only move forwards: each mark enters once and leaves once
    for first, (start, _, key) in enumerate(marks):
        while end < len(marks) and marks[end][1] <= start + width:
            inside[marks[end][2]] = inside.get(marks[end][2], 0) + 1
            end += 1
        if len(inside) > most:
            best, most = first, len(inside)
            if most == all_keys:
                break
        if end <= first:
            end = first + 1
        elif inside[key] == 1:
            del inside[key]
        else:
            inside[key] -= 1
    return best


def _cut(text: str, end: int) -> int:
    if end >= len(text):
        return len(text)
    return max(text.rfind(" ", 0, end), end - 40)
