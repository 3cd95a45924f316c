"""One word of a query and every key by which a text may have it: as written, lemma, stem, with its marks put back.

Also which language a query is in, judged by all its words together and never by their script.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple

from kb.query import phrasebook
from kb.query.derivation import family
from kb.query.vocabulary import Vocabulary, readings
from kb.text.analyzers import Keys, analyze, word_keys
from kb.text.scripts import fold, to_latin

LANGUAGES = ("sr", "en", "und")
_MAX_FAMILY = 4
# What a word takes with its readings, about.
_BYTES = 4000
Way = Literal["form", "lemma", "stem", "family"]


class Reading(NamedTuple):
    """One key of a word, the language it was read in, and the form it came from where marks were put back."""

    way: Way
    key: str
    language: str
    restored: str = ""


@dataclass(frozen=True, slots=True)
class Word:
    """A word as typed, in Latin script and lower case, with the keys that the index has.

    `acronym` is the word in capitals if it was typed so and is a known acronym.
    """

    text: str
    start: int
    readings: tuple[Reading, ...]
    acronym: str = ""

    def lemmas(self) -> frozenset[str]:
        """The lemma keys, by which phrases are found."""
        return frozenset(self.lemma_keys())

    def lemma_keys(self) -> Iterator[str]:
        """The same in the order of the readings, some of them twice."""
        return (r.key for r in self.readings if r.way == "lemma")

    def restored(self) -> tuple[str, ...]:
        """The spellings with marks that were thought of, each once."""
        return tuple(dict.fromkeys(r.restored for r in self.readings if r.restored))


def words_of(text: str, start: int, vocabulary: Vocabulary) -> Iterator[Word]:
    """The words of a piece of a query."""
    for found in analyze(text, "und"):
        # the words of a subject come again in other questions about it
        word = vocabulary.once("word", text[found.start : found.end], lambda typed: _word(typed, vocabulary), _BYTES)
        yield replace(word, start=start + found.start) if start + found.start else word


def _word(typed: str, vocabulary: Vocabulary) -> Word:
    form = word_keys(typed, "und").form
    found = [r for language in LANGUAGES for r in _readings(word_keys(typed, language), language)]
    restored, known = vocabulary.marked(form), vocabulary.frequency("form", form)
    if not restored and not known:
        restored = _guessed(form, vocabulary)
    marked = [r for spelling in restored[:3] for r in _readings(word_keys(spelling, "sr"), "sr", spelling)]
    if marked and not known:
        # *kuca* is a house where no text has *kuca*: nobody who knocks was meant.
        meant = {r.key for r in marked}
        found = [r for r in found if r.language != "sr" or r.way == "form" or r.key in meant]
    found += marked
    lemmas = [r for r in found if r.way == "lemma" and r.language != "und"]
    found += [r for lemma in lemmas for r in _family(lemma, vocabulary)]
    first = {(r.way, r.key): r for r in reversed(found)}
    acronym = to_latin(typed) if typed.isupper() and to_latin(typed) in phrasebook.load().acronyms else ""
    return Word(form, 0, tuple(r for r in found if first[r.way, r.key] is r), acronym)


def _readings(keys: Keys, language: str, restored: str = "") -> list[Reading]:
    lemma, stem = Reading("lemma", keys.lemma, language, restored), Reading("stem", keys.stem, language, restored)
    return [Reading("form", keys.form, language, restored), lemma, stem]


def _family(lemma: Reading, vocabulary: Vocabulary) -> list[Reading]:
    """The words of the same family that the index has."""
    marker, plain = lemma.key[:3], lemma.key[3:]
    keys = (marker + word for word in family(plain, lemma.language))
    there = (key for key in keys if vocabulary.frequency("lemma", key))
    return [Reading("family", key, lemma.language, lemma.restored) for key in itertools.islice(there, _MAX_FAMILY)]


def _guessed(form: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Spellings of a word whose very form is not in the index, though another form of its lemma is."""
    if not form.isascii():
        return ()
    # A spelling whose lemma is that of the word as it stands finds nothing more: *brđo* for *brdo*.
    keys = {s: word_keys(s, "sr").lemma for s in readings(form)}
    lemmas = {s: vocabulary.frequency("lemma", key) for s, key in keys.items() if key != keys[form]}
    return tuple(sorted((s for s, n in lemmas.items() if n), key=lambda s: (-lemmas[s], s)))


def language_of(words: Sequence[Word]) -> str:
    """`en` or `sr` if the words point to one of them, otherwise an empty string."""
    english, serbian = (sum(_points_to(w, language) for w in words) for language in ("en", "sr"))
    if english == serbian:
        return ""
    return "en" if english > serbian else "sr"


def _points_to(word: Word, language: str) -> float:
    # Before the small words: TIP and SIT are typed in capitals for what they abbreviate.
    if word.acronym:
        return float(phrasebook.load().spoken[word.acronym] == {language})
    if word.text in stop_words()[language]:
        return 1.0
    known = phrasebook.load().phrases
    if any(r.language == language and r.way == "lemma" and r.key in known for r in word.readings):
        return 1.0
    return 0.5 if fold(word.text) != word.text and language == "sr" else 0.0


@cache
def stop_words() -> dict[str, frozenset[str]]:
    """Language → the words that carry no meaning of their own, with and without marks."""
    text = resources.files("kb").joinpath("data", "stop_words.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if not line.startswith("#"))
    return {language: frozenset(w for word in words.split() for w in (word, fold(word))) for language, words in rows}
