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
        if fold(word) != word:
            return ()
        lexicon = self.searcher.lexicon("form")
        found = {t: n for key in _folded_readings(word) for t, n in lexicon.folded(key) if _could_be(word, t)}
        least = found.pop(word, 0) / _MUCH_RARER
        return tuple(sorted((t for t, n in found.items() if n >= least), key=lambda term: (-found[term], term)))


def _folded_readings(word: str) -> list[str]:
    """The foldings that a word typed without marks may have: each d also as dj, which is what đ folds to."""
    places = [i for i, c in enumerate(word) if c == "d" and word[i + 1 : i + 2] != "j"][:3]
    readings = []
    for chosen in itertools.product((False, True), repeat=len(places)):
        there = {place for place, yes in zip(places, chosen, strict=True) if yes}
        readings.append("".join(c + "j" if i in there else c for i, c in enumerate(word)))
    return readings


def _could_be(typed: str, term: str) -> bool:
    """Whether the term without its marks is what was typed, each đ as d or as dj."""
    plain = fold(term)
    return plain == typed or ("đ" in term and plain.replace("dj", "d") == typed.replace("dj", "d"))


def readings(word: str) -> tuple[str, ...]:
    """Every way of putting marks on a word of the Latin alphabet, the word itself first; at most a few dozen.

    >>> readings("suma")
    ('suma', 'šuma')
    """
    spots = [_MARKED.get(c, c) for c in word.replace("dj", "đ")]
    ways = itertools.product(*spots)
    spelled = ["".join(way) for way in itertools.islice(ways, _MAX_READINGS)]
    if "dj" in word:
        spelled += [s.replace("đ", "dj") for s in spelled]
    elif "d" in word:
        spelled += [s.replace("d", "đ") for s in spelled]
    return tuple(dict.fromkeys([word, *spelled]))
