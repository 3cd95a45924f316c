"""The index's vocabulary as a planner asks for it: how common a term is, and what a word without marks may be."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass

from kb.engine import Searcher
from kb.text.scripts import fold
from kb.text.streams import Stream

_MARKED = {"c": "cčć", "s": "sš", "z": "zž"}
_MAX_READINGS = 48
# Letters of a word that marks are put on: every word of either language has fewer.
_LONGEST = 40
# A spelling with marks that is this much rarer than the word as typed is not what was meant: `case` is not `čaše`.
_MUCH_RARER = 20


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """One index's vocabularies."""

    searcher: Searcher
    passages: int

    @classmethod
    def of(cls, searcher: Searcher) -> Vocabulary:
        """The vocabulary of this state of the index."""
        return cls(searcher, searcher.status().passages)

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
