"""How much each way of matching counts. One table, so that docs/evaluation.md can say what each number bought."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Weights:
    """The numbers of the ranking; none is fitted to a single set of judgements."""

    form: float = 1.0
    lemma: float = 1.0
    stem: float = 0.9
    family: float = 0.7
    """another word of the same family: podnošenje, podnositi, podneti"""
    heading: float = 1.0
    title: float = 0.7
    restored: float = 0.9
    other_language: float = 0.6
    """a typed word read in the language that the query is probably not in"""
    translation: float = 0.5
    """a name of the same thing in the other language"""
    synonym: float = 0.55
    """another name of the same thing in the language of the query"""
    borrowed: float = 0.7
    """how much of a translation counts what a word without one borrows from its family or finds by its spelling"""
    translated_stem: float = 0.7
    """how much of a translation counts its stem, which also has forms that the lemmatiser takes for other words"""
    translated_family: float = 0.4
    """and other words of the family of a translation"""
    concept: float = 0.85
    """what each word of several counts that are one concept of the phrasebook together"""
    rank: float = 0.85
    """each further equivalent counts this much of the one before"""
    title_bonus: float = 0.2
    heading_bonus: float = 0.25
    """added where the word also stands in the title, in the heading or first sentence"""
    stop_bonus: float = 0.3
    stop_translation: float = 0.6
    """what the small words of short queries count, as typed and in the other language"""
    phrase: float = 0.2
    """added where two neighbouring words of the query stand together in the text"""
    complete: float = 0.2
    """added in a relaxed answer where all words are there"""
    feedback: float = 0.6
    """at most this share of the best score is added for words that the first passages have in common"""
    verbose: int = 5
    """only to sentences of at least so many words with a meaning: a shorter question names what it means"""
    slop: int = 2
    short: int = 12
    """a query of more words than this leaves its small words out altogether"""
    max_words: int = 24
    max_size: int = 120
    max_leaves: int = 360
    """words and terms of a plan; a longer question gives up its bonuses, then equivalents, then its commonest words"""
    longer: float = 1.0
    """a name of more words than were typed adds them all up, and is divided by so high a power of how many more"""
    max_equivalents: int = 5
    most: float = 0.5
    enough: int = 60
    """a query of three words and more is relaxed to most of them while it finds fewer than this"""
    long: int = 5
    """a query of more words than this is relaxed to any of them while it finds fewer than `enough`"""
    page: int = 10
    """a shorter one while it does not fill a page"""


DEFAULT = Weights()


def leaner(weights: Weights) -> Iterator[Weights]:
    """These weights, then ever leaner ones for questions that would cost too much with all of it."""
    yield weights
    plain = replace(weights, complete=0.0, title_bonus=0.0, short=0)
    yield plain
    bare = replace(plain, phrase=0.0, heading_bonus=0.0, family=0.0, title=0.0, max_equivalents=4)
    yield bare
    yield replace(bare, heading=0.0, max_equivalents=2)
    yield replace(bare, heading=0.0, max_equivalents=1, max_words=16)
    yield replace(bare, heading=0.0, max_equivalents=0, max_words=12)
