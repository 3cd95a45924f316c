"""Texts as numbers on their way into a segment: each chunk of a text is analysed once and has a number from then on.

A chunk (kb.text.tokens) is a stretch without a space, most often one word. What its words are is kept in arrays by its
number, so that the words of a million chunks come from a few operations on arrays.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from kb.engines.whoosh.postings import Ints, Run
from kb.text.analyzers import chunk_words
from kb.text.streams import capitals
from kb.text.tokens import CHUNK

# Split at chunks, a text comes apart into what is between them and the chunks in turn, all of it in C.
_APART = re.compile(f"({CHUNK.pattern})", CHUNK.flags)


class Vocabulary(dict[str, int]):
    """Numbers the terms as they come."""

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self)
        return number


def _numbers() -> array[int]:
    return array("i")


@dataclass(slots=True)
class Chunks:
    """The different chunks of a segment so far; the words of chunk `n` are those from `first[n]` to `first[n + 1]`.

    Of each word: where it stands in its chunk, and the numbers of its keys in `terms`; -1 where there are no capitals.
    """

    terms: Vocabulary = field(default_factory=Vocabulary)
    first: array[int] = field(default_factory=lambda: array("i", [0, 0]))
    start: array[int] = field(default_factory=_numbers)
    end: array[int] = field(default_factory=_numbers)
    form: array[int] = field(default_factory=_numbers)
    capitals: array[int] = field(default_factory=_numbers)
    lemma: array[int] = field(default_factory=_numbers)
    stem: array[int] = field(default_factory=_numbers)
    _languages: dict[str, _Known] = field(default_factory=dict)

    def of(self, language: str) -> _Known:
        """Chunk → its number, in texts of this language."""
        found = self._languages.get(language)
        if found is None:
            found = self._languages[language] = _Known(self, language)
        return found

    def take(self, chunk: str, language: str) -> int:
        """The number of a chunk that is new."""
        for start, end, keys in chunk_words(language)(chunk):
            self.start.append(start)
            self.end.append(end)
            self.form.append(self.terms[keys.form])
            self.lemma.append(self.terms[keys.lemma])
            self.stem.append(self.terms[keys.stem])
            spelt = capitals(chunk[start:end])
            self.capitals.append(self.terms[spelt] if spelt else -1)
        self.first.append(len(self.start))
        return len(self.first) - 2


class _Known(dict[str, int]):
    """Chunk → number in one language. Nothing is number 0, which has no words."""

    def __init__(self, chunks: Chunks, language: str) -> None:
        super().__init__({"": 0})
        self._chunks, self._language = chunks, language

    def __missing__(self, chunk: str) -> int:
        number = self[chunk] = self._chunks.take(chunk, self._language)
        return number


def apart(text: str) -> list[str]:
    """What is before each chunk and the chunk, in turn; at the end what is behind the last one, and nothing."""
    parts = _APART.split(text)
    parts.append("")
    return parts


def numbers(values: array[int]) -> Ints:
    """The values as an array of their own memory: the buffer may grow on."""
    return np.array(values, np.int32)


@dataclass(slots=True)
class TextBuffer:
    """The chunks of one text a row. `shouted` tells the rows of texts all in capitals."""

    chunks: array[int] = field(default_factory=_numbers)
    sizes: array[int] = field(default_factory=_numbers)
    shouted: array[int] = field(default_factory=lambda: array("b"))

    def add(self, found: Sequence[int] | array[int], shouted: bool = False) -> None:
        """The next row."""
        self.chunks.extend(found)
        self.sizes.append(len(found))
        self.shouted.append(shouted)


@dataclass(frozen=True, slots=True, eq=False)
class Spelt:
    """The words of many rows: for each its number in the arrays of `Chunks`, and how many there are in each row."""

    words: Ints
    lengths: Ints
    shouted: Ints

    @classmethod
    def of(cls, chunks: Chunks, rows: TextBuffer) -> Spelt:
        """The words of the rows."""
        words, counts = spelt(chunks, numbers(rows.chunks))
        return cls(words, sums(counts, numbers(rows.sizes)), np.array(rows.shouted, bool))

    def one(self, key: array[int]) -> Run:
        """One term a position."""
        return Run(numbers(key)[self.words], within(self.lengths), self.lengths)

    def two(self, first: array[int], second: array[int]) -> Run:
        """Two terms a position."""
        tokens = np.stack([numbers(first)[self.words], numbers(second)[self.words]], axis=1).reshape(-1)
        return Run(tokens, within(self.lengths).repeat(2), self.lengths * np.int32(2))

    def forms(self, chunks: Chunks) -> Run:
        """Each word as written, and after it the capitals of an acronym; texts all in capitals have no acronyms."""
        spelt = numbers(chunks.capitals)[self.words]
        spelt[np.repeat(self.shouted, self.lengths)] = -1
        there = spelt >= 0
        counts = there + np.int32(1)
        tokens = numbers(chunks.form)[self.words].repeat(counts)
        tokens[np.cumsum(counts)[there] - 1] = spelt[there]
        return Run(tokens, within(self.lengths).repeat(counts), sums(counts, self.lengths))


def spelt(chunks: Chunks, found: Ints) -> tuple[Ints, Ints]:
    """The words of these chunks in order, and how many each chunk has."""
    first = numbers(chunks.first)
    begin = first[:-1][found]
    counts = first[1:][found] - begin
    return within(counts) + begin.repeat(counts), counts


def within(lengths: Ints) -> Ints:
    """0, 1, 2 ... in each row."""
    ends = np.cumsum(lengths, dtype=np.int32)
    return np.arange(ends[-1] if len(ends) else 0, dtype=np.int32) - (ends - lengths).repeat(lengths)


def sums(values: Ints, sizes: Ints) -> Ints:
    """The sum of each row's values."""
    before = np.append(np.int32(0), np.cumsum(values, dtype=np.int32))
    ends = np.cumsum(sizes, dtype=np.int32)
    return before[ends] - before[ends - sizes]
