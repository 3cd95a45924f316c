"""The index's vocabulary as a planner asks for it: how common a term is, and what a word without marks may be."""

from __future__ import annotations

import itertools
import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeAlias, TypeVar

from kb.cache import ByteCache
from kb.engine import Searcher
from kb.text.scripts import fold
from kb.text.streams import Stream

_MARKED = {"c": "cčć", "s": "sš", "z": "zž"}
_MAX_READINGS = 48
# Letters of a word that marks are put on: every word of either language has fewer.
_LONGEST = 40
# A spelling with marks that is this much rarer than the word as typed is not what was meant: `case` is not `čaše`.
_MUCH_RARER = 20

T = TypeVar("T")
Memory: TypeAlias = ByteCache[tuple[str, ...], Any]
"""What was found out about words in some state of the index, by the state and what else it depends on."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One index's vocabularies."""

    searcher: Searcher
    passages: int
    memory: Memory | None = field(default=None, compare=False)
    generation: str = ""

    @classmethod
    def of(cls, searcher: Searcher, memory: Memory | None = None) -> Vocabulary:
        """The vocabulary of this state of the index, with a memory that may be shared with those of other states."""
        status = searcher.status()
        return cls(searcher, status.passages, memory, status.generation)

    def once(self, what: str, of: str, make: Callable[[str], T], size: int) -> T:
        """What is made of a word, about `size` bytes: only once in this state of the index, if there is a memory."""
        if self.memory is None:
            return make(of)
        key = (self.generation, what, of)
        found: T | None = self.memory.get(key)
        if found is None:
            found = make(of)
            self.memory.put(key, found, size)
        return found

    def frequency(self, stream: Stream, term: str) -> int:
        """In how many passages the term stands."""
        return self.searcher.lexicon(stream).frequency(term)

    def idf(self, frequency: int) -> float:
        """How telling a term is that stands in so many passages, as the engines weigh it."""
        return math.log(max(self.passages, 1) / (frequency + 1)) + 1

    def has_prefix(self, prefix: str) -> bool:
        """Whether any word of the index begins so."""
        return bool(self.searcher.lexicon("form").starting_with(prefix, 1))

    def marked(self, word: str) -> tuple[str, ...]:
        """The words of the index that this one may be with its marks put back, the most frequent first.

        `word` is Latin and lower case; d may stand for đ, and dj too. Empty if the word has marks already.
        """
        # Not `fold(word) != word`: dj is typed for đ by those who have no marks to type.
        if not word.isascii():
            return ()
        found = dict(self.searcher.lexicon("form").folded(fold(word)))
        least = found.pop(word, 0) / _MUCH_RARER
        return tuple(sorted((t for t, n in found.items() if n >= least), key=lambda term: (-found[term], term)))


def readings(word: str) -> tuple[str, ...]:
    """Every way of putting marks on a word of the Latin alphabet, the word itself first; at most a few dozen.

    >>> readings("suma")
    ('suma', 'šuma')
    """
    if len(word) > _LONGEST:
        return (word,)
    spots = [_MARKED.get(c, c) for c in word.replace("dj", "đ")]
    ways = itertools.product(*spots)
    spelled = ["".join(way) for way in itertools.islice(ways, _MAX_READINGS)]
    if "dj" in word:
        spelled += [s.replace("đ", "dj") for s in spelled]
    elif "d" in word:
        spelled += [s.replace("d", "đ") for s in spelled]
    return tuple(dict.fromkeys([word, *spelled]))
