"""Did you mean, and what may be typed next: over the index's own words and titles, folding as the search does."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain

from symspellpy import SymSpell, Verbosity

from kb.engine import Searcher
from kb.query.vocabulary import readings
from kb.text import english, serbian
from kb.text.analyzers import analyze, word_keys
from kb.text.scripts import fold, script_of, to_cyrillic, to_latin

# Two slips a word; three would turn most five-letter words into one another.
_MAX_EDITS = 2
# Shorter words are abbreviations and function words; almost any of them is two edits from any other.
_MIN_LETTERS = 4
# Words of the query, whatever stands around them, but no operators, names of fields (`zemlja:`), values of fields,
# patterns (`krij*`) and parts of words with digits.
_WORD = re.compile(r"(?<![\w:*?~'’])(?!(?:NEAR|BLIZU|БЛИЗУ)(?!\w))[^\W\d_]+(?![\w:*?~'’])")


@dataclass(frozen=True, slots=True)
class Words:
    """What one state of an index can suggest: its words and titles, and not the state itself."""

    spelling: SymSpell
    spelled: dict[str, str]
    """folded word → its most frequent spelling in the index"""
    titles: tuple[tuple[str, str], ...]
    """(folded title, title)"""

    @classmethod
    def of(cls, searcher: Searcher) -> Words:
        """The words of this state; takes about a second, and 50 MB, for 100,000 different words."""
        # Spellings by their first five letters, not seven: 30 MB for 100,000 words and not 125, the same corrections,
        # and a quarter of a millisecond more for the rare word that has to be corrected.
        spelling = SymSpell(_MAX_EDITS, 5)
        best: dict[str, tuple[int, str]] = {}
        titled = tuple(r.title for r in searcher.records())
        # The lexicon is that of the passages; a word may stand in titles only.
        in_titles = Counter(word.keys.form for title in titled for word in analyze(title, "und"))
        for word, count in chain(searcher.lexicon("form"), in_titles.items()):
            if len(word) >= _MIN_LETTERS and word.isalpha() and not word.isupper():
                folded = fold(word)
                spelling.create_dictionary_entry(folded, count)
                best[folded] = max(best.get(folded, (0, "")), (count, word))
        titles = tuple((fold(to_latin(title)).lower(), title) for title in titled)
        return cls(spelling, {f: word for f, (_, word) in best.items()}, titles)


@dataclass(frozen=True, slots=True)
class Suggester:
    """Suggestions out of one state of an index, by words of this state or one a little older."""

    searcher: Searcher
    # Apart from the searcher: words are kept for a while, and an old searcher would keep its files mapped with them.
    words: Words

    @classmethod
    def over(cls, searcher: Searcher) -> Suggester:
        """A suggester over this state."""
        return cls(searcher, Words.of(searcher))

    def did_you_mean(self, query: str) -> tuple[str, ...]:
        """The query with its unknown words corrected, in the script in which it was typed; empty if all are known."""
        mended = _WORD.sub(lambda found: self._mended(found.group()), query)
        return () if mended == query else (" ".join(mended.split()),)

    def complete(self, typed: str, limit: int = 10) -> tuple[str, ...]:
        """What may be meant by the beginning typed: titles that have it, then its last word completed."""
        start = fold(to_latin(typed)).lower().strip()
        if not start:
            return ()
        titles = [title for folded, title in self.words.titles if folded.startswith(start) or f" {start}" in folded]
        return tuple(dict.fromkeys([*titles[:limit], *self._words(typed, limit)]))[:limit]

    def _words(self, typed: str, limit: int) -> Iterator[str]:
        before, _, last = typed.rstrip().rpartition(" ")
        form = word_keys(last, "und").form
        lexicon = self.searcher.lexicon("form")
        spelled = readings(form) if fold(form) == form else (form,)
        found = {t: n for s in spelled for t, n in lexicon.starting_with(s, limit) if not t.isupper()}
        for word in sorted(found, key=lambda w: (-found[w], w))[:limit]:
            yield f"{before} {_in_script(word, typed)}".strip()

    def _mended(self, word: str) -> str:
        form = word_keys(word, "und").form
        known = self.searcher.lexicon("form").frequency(form) or fold(form) in self.words.spelled
        if known or len(form) < _MIN_LETTERS or not form.isalpha() or self._has_lemma(form):
            return word
        # *begging* is no slip for *being*: the index has nothing on it, and saying something else would hide that.
        if english.known(form) or any(map(serbian.known, readings(form))):
            return word
        found = self.words.spelling.lookup(fold(form), Verbosity.TOP, _MAX_EDITS)
        return _in_script(self.words.spelled[found[0].term], word) if found else word

    def _has_lemma(self, form: str) -> bool:
        lexicon = self.searcher.lexicon("lemma")
        return any(lexicon.frequency(word_keys(form, language).lemma) for language in ("sr", "en"))


def _in_script(word: str, typed: str) -> str:
    return to_cyrillic(word) if script_of(typed) == "Cyrl" else word
