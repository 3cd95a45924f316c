"""Serbian words to lemma and stem: lemmagen3 and simplemma, with a table for what they get wrong.

Words come lower-case and in Latin (kb.text.tokens); the chain is: ekavian spelling, one of two doublets → table of
closed classes and irregular words → two lemmatisers that err differently (`lemma` has lemmagen3's answer, `stem`
simplemma's) → verbal nouns and participles kept apart from their verb, a second reading where both agree
(kb.text.derived) → marks folded away. Two words count as one when lemma or stem agree. PyStemmer joined nothing more
that is right: it stays with English.
"""

from __future__ import annotations

import re

from kb.text.derived import INFINITIVE, PREDICATE, neuter, participle, regular, second_reading, verb
from kb.text.dictionaries import LONGEST, dictionary, guess
from kb.text.ekavian import ekavian
from kb.text.paradigms import declined
from kb.text.rewriting import irregular, rewriter
from kb.text.scripts import fold

__all__ = ["LONGEST", "inflected", "keys", "known"]

_VERBAL_NOUN = re.compile(r"(.{3,}[aeu][nć]j)(?:e|a|u|em|ima)")


def known(word: str) -> bool:
    """Whether a lower-case Latin word, or its ekavian spelling, is in simplemma's dictionary or in our table."""
    return bool(dictionary("hbs").get(word)) or ekavian(word) in _irregular()


def inflected(word: str) -> bool:
    """Whether a lower-case Latin word, or what it seems to be a form of, is a known word."""
    # The dictionary lists some forms only: what the guesser makes of a form may be in it.
    return known(word) or known(ekavian(guess(ekavian(word))))


def keys(word: str) -> tuple[str, str]:
    """Lemma and stem of a lower-case Latin word, without marks.

    >>> keys("krijumčarenja"), keys("djeteta")
    (('krijumcarenje', 'krijumcarenje'), ('dete', 'dete'))
    """
    word = rewriter("serbian/doublets.tsv")(ekavian(word))
    if lemma := _irregular().get(word):
        lemma, _, other = fold(lemma).partition("|")
        # A form of two words (tim: a team, or of taj) has one in each key, so that either word finds it.
        return lemma, other or lemma
    lemma, stem = _two_readings(_second_person(word))
    if nouns := declined().get(word):
        # The table's noun is the first reading; what else the form may be, the second.
        others = (reading for reading in (*nouns[1:], lemma, stem) if reading != nouns[0])
        return fold(nouns[0]), fold(next(others, nouns[0]))
    return fold(lemma), fold(stem)


def _two_readings(word: str) -> tuple[str, str]:
    # The two err on different words; one key each, so that either being right is enough.
    guessed = _noun(guess(word), word)
    looked_up = ekavian(dictionary("hbs").get(word) or "").lower()
    if word.endswith("te") and looked_up.endswith(INFINITIVE) and not known(guessed):
        # A guess that is no word (govorit, dodit) would keep the form from all others of its verb.
        guessed = _noun(looked_up, word)
    stem = _noun(looked_up, word) if looked_up else guessed
    if adjective := participle(word, guessed) or participle(word, stem):
        # *Je određen* says what somebody did, *određenog* what something is like.
        return adjective, _verb(adjective, guessed, stem) if word[len(adjective) :] in PREDICATE else adjective
    if guessed == word and word.endswith(INFINITIVE):
        # The dictionary gives some verbs the lemma of their other aspect, and only in the infinitive.
        return word, word
    guessed = regular(word, neuter(word) if guessed == word else guessed)
    return guessed, second_reading(word, stem) if guessed == stem else stem


def _verb(adjective: str, *readings: str) -> str:
    return next((reading for reading in readings if reading.endswith(INFINITIVE)), "") or verb(adjective) or adjective


def _second_person(word: str) -> str:
    """A form of address (*govorite*, *stižete*, *doći ćete* in one word) as the form of its verb that laws have."""
    # Both lemmatisers learnt from texts that address nobody: to them govorite is an unknown noun.
    if not word.endswith(("ite", "ete", "ate")) or dictionary("hbs").get(word):
        return word
    other = word[:-2] if word.endswith("ćete") else word[:-2] + "mo"
    lemma = guess(other)
    return other if lemma.endswith(INFINITIVE) and dictionary("hbs").get(lemma) else word


def _noun(lemma: str, word: str) -> str:
    """A verbal noun keeps its own lemma: krijumčarenja is krijumčarenje, not krijumčariti."""
    # Who asks for smuggling does not ask for every sentence in which somebody smuggles.
    found = _VERBAL_NOUN.fullmatch(word)
    return found[1] + "e" if found and lemma.endswith(("ti", "ći")) else lemma


def _irregular() -> dict[str, str]:
    return irregular("serbian/overrides.tsv")
