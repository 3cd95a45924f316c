"""Other words for the words of a query: in the other language, in another region, by another name of the concept.

A word that is in no table borrows the equivalents of its family (*enforceability*, those of *enforceable*), and without
such the words of the index that are spelt as the other language would spell it.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.query.cognates import cognates
from kb.query.derivation import family
from kb.query.phrasebook import Equivalent, Match, Phrasebook
from kb.query.vocabulary import Vocabulary
from kb.query.weights import Weights
from kb.query.words import Word, stop_words

_MOST_COGNATES = 2


@dataclass(frozen=True, slots=True)
class Added:
    """Something added to words `start` to `end` of a run of words. `weight` is relative to what was typed."""

    start: int
    end: int
    equivalent: Equivalent
    weight: float


def expansions(
    words: Sequence[Word],
    book: Phrasebook,
    vocabulary: Vocabulary,
    weights: Weights,
    without: frozenset[str],
    language: str = "",
) -> list[Added]:
    """What to add to a run of words in a language; only what the index has, the best few for each stretch."""
    found: dict[tuple[int, int, str], Added] = {}
    for (start, end, equivalents), share in _shared(words, book, vocabulary, weights, language):
        usable = [e for e in equivalents if not {e.id, e.group} & without and _is_there(e, vocabulary)]
        places: Counter[str] = Counter()
        for equivalent in usable[: weights.max_equivalents]:
            # Each language has its own most usual word: English names of a concept do not push the Serbian ones down.
            place = places[equivalent.language]
            places[equivalent.language] += 1
            # Another name in the language of the question comes before a name in the other one: who types ЗИТ and who
            # types JIT want the same documents, but each in their own language first.
            own = equivalent.language == language
            base = weights.synonym if own else weights.translation
            added = Added(start, end, equivalent, base * share * weights.rank**place)
            key = (start, end, " ".join(equivalent.keys) or equivalent.text)
            if key not in found or found[key].weight < added.weight:
                found[key] = added
    return list(found.values())


def _shared(
    words: Sequence[Word], book: Phrasebook, vocabulary: Vocabulary, weights: Weights, language: str
) -> Iterator[tuple[Match, float]]:
    """What may stand for a stretch of words, and how much of a translation it counts."""
    known: set[int] = set()
    for match in _matches(words, book):
        # A word that is in the book as one of the other language (*pasta*) is not known in its own for that.
        if not language or any(e.language != language for e in match.equivalents):
            known |= set(range(match.start, match.end))
        yield match, 1.0
    for place, word in enumerate(words):
        if place not in known and (borrowed := _borrowed(word, book, vocabulary, language)):
            yield Match(place, place + 1, borrowed), weights.borrowed


def _borrowed(word: Word, book: Phrasebook, vocabulary: Vocabulary, language: str) -> tuple[Equivalent, ...]:
    """The equivalents of the nearest word of the family that has any, else the words that are spelt like this one."""
    languages = (language,) if language else ("en", "sr")
    if any(word.text in stop_words()[one] for one in languages):
        return ()
    readings = {r.key: r.language for r in word.readings if r.way == "lemma" and r.language in languages}
    stems = {r.language: r.key for r in word.readings if r.way == "stem" and not r.restored}
    for key, own in readings.items():
        for known in (book.stems.get(stems.get(own, ""), ""), *(f"{own}:{one}" for one in family(key[3:], own))):
            others = (e for e in book.phrases.get(known, {}).get((known,), ()) if e.language != own)
            if found := tuple(e for e in others if _is_there(e, vocabulary)):
                return found
    return tuple(e for key, own in readings.items() for e in _spelt_alike(word.text, key[3:], own, vocabulary))


def _spelt_alike(text: str, lemma: str, own: str, vocabulary: Vocabulary) -> Iterator[Equivalent]:
    other = {"en": "sr", "sr": "en"}[own]
    keys = (f"{other}:{candidate}" for candidate in cognates(lemma, own))
    for key in itertools.islice((k for k in keys if vocabulary.frequency("lemma", k)), _MOST_COGNATES):
        yield Equivalent(_shown(key, other, vocabulary), other, (key,), "cognate", text)


def _shown(key: str, language: str, vocabulary: Vocabulary) -> str:
    """A lemma with its marks, where the index has it so."""
    plain = key.partition(":")[2]
    return next(iter(vocabulary.marked(plain)), plain) if language == "sr" else plain


def _matches(words: Sequence[Word], book: Phrasebook) -> Iterator[Match]:
    for place, word in enumerate(words):
        if word.acronym:
            yield Match(place, place + 1, book.acronyms[word.acronym])
    # in the order of the readings: that of a set would differ from one process to the next
    yield from book.find([() if w.acronym else tuple(dict.fromkeys(w.lemma_keys())) for w in words])


def _is_there(equivalent: Equivalent, vocabulary: Vocabulary) -> bool:
    if not equivalent.keys:
        return len(equivalent.text) > 2 and vocabulary.frequency("form", equivalent.text) > 0
    return all(vocabulary.frequency("lemma", key) for key in equivalent.keys)
