"""Other words for the words of a query: in the other language, in another region, by another name of the concept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kb.query.phrasebook import Equivalent, Phrasebook
from kb.query.vocabulary import Vocabulary
from kb.query.weights import Weights
from kb.query.words import Word


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
    for start, end, equivalents in _matches(words, book):
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
            added = Added(start, end, equivalent, base * weights.rank**place)
            key = (start, end, " ".join(equivalent.keys) or equivalent.text)
            if key not in found or found[key].weight < added.weight:
                found[key] = added
    return list(found.values())


def _matches(words: Sequence[Word], book: Phrasebook) -> Iterator[tuple[int, int, tuple[Equivalent, ...]]]:
    for place, word in enumerate(words):
        if word.acronym:
            yield place, place + 1, book.acronyms[word.acronym]
    # in the order of the readings: that of a set would differ from one process to the next
    yield from book.find([() if w.acronym else tuple(dict.fromkeys(w.lemma_keys())) for w in words])


def _is_there(equivalent: Equivalent, vocabulary: Vocabulary) -> bool:
    if not equivalent.keys:
        return len(equivalent.text) > 2 and vocabulary.frequency("form", equivalent.text) > 0
    return all(vocabulary.frequency("lemma", key) for key in equivalent.keys)
