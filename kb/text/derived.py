"""What a Serbian form may be besides what a lemmatiser says: participle, neuter of an adjective, form of a verb.

Both lemmatisers decide by the form alone. Whether *naveden* belongs to *navesti*, or *zabrani* to *zabraniti* as well
as to *zabrana*, other forms of the same word tell.
"""

from __future__ import annotations

import re

from kb.text.dictionaries import dictionary, guess

INFINITIVE = ("ti", "ći")
"""The ends of an infinitive."""
PREDICATE = ("", "a", "o", "e", "i")
"""The endings with which an adjective can stand alone after *je*."""
_BORROWED = ("ovati", "isati", "irati")
_PARTICIPLE = re.compile(r"(.{3,}(?:an|en|[aeiu]t))(?:og|oga|om|ome|omu|oj|im|ih|ima|u|a|o|e|i|)")
_PASSIVE = re.compile(r"(.{3,}[ae]n)[aioe]?")
_ADVERB = re.compile(r".{3,}(?:n|sk|čk|šk|ljiv|it)o")
_PLURAL = re.compile(r"(.{2,})[oe]v(?:i|a|e|ima)")
_ISATI = re.compile(r"(.{3,})iš(?:em|eš|e|emo|ete|u)")
_BELIEVER = re.compile(r"(.{3,}(?:ist|ast|krat|pat|riot|det))a")
_FINITE = (("i", ("iti", "eti")), ("e", ("iti", "eti")), ("a", ("ati",)), ("aju", ("ati",)))


def participle(word: str, lemma: str) -> str:
    """The adjective that a passive participle is to a reader of laws (*ovlašćen*, *određen*); empty for other forms."""
    found = _PARTICIPLE.fullmatch(word)
    if not found or not lemma.endswith(INFINITIVE) or word.endswith("ti"):
        return ""
    # *Zabrani*, *skrene* are forms of the verb itself: zabran-iti, skren-uti.
    return "" if lemma in {found[1] + ending for ending in ("iti", "eti", "uti", "ati")} else found[1]


def verb(adjective: str) -> str:
    """The verb of a passive participle, if some form of the participle is known to be that verb's; else empty."""
    for ending in ("", "a", "i", "o", "e", "og", "im"):
        form = adjective + ending
        for lemma in (guess(form), dictionary("hbs").get(form) or ""):
            if participle(form, lemma) == adjective and (lemma.endswith(_BORROWED) or dictionary("hbs").get(lemma)):
                return lemma
    return ""


def regular(word: str, lemma: str) -> str:
    """The lemma as its class of words has it: one for *turist* and *turista*, *radnik* for *radnici*."""
    if found := _BELIEVER.fullmatch(lemma):
        return found[1]
    if word.endswith("nici") and lemma.endswith("nica") and dictionary("hbs").get(word) != lemma[:-2] + "k":
        return lemma[:-2] + "k"
    if (found := _PLURAL.fullmatch(word)) and lemma == word[: len(found[1]) + 2] and guess(found[1] + "om") == found[1]:
        return found[1]
    if (found := _ISATI.fullmatch(word)) and not lemma.endswith("isati") and not dictionary("hbs").get(word):
        return found[1] + "isati"
    return lemma


def neuter(word: str) -> str:
    """The adjective of which an unknown word in -o is the neuter (*projektno*), by its genitive; else the word."""
    # *Sukno*, *platno* are nouns: what the dictionary has needs no guess.
    if not _ADVERB.fullmatch(word) or dictionary("hbs").get(word):
        return word
    adjective = guess(word[:-1] + "og")
    return word if adjective.endswith(("og", *INFINITIVE)) else adjective


def second_reading(word: str, lemma: str) -> str:
    """The verb of which a word may be a form, too (*zabrani*, *uplati*, *naziva*, *naveden*); else its lemma."""
    if lemma.endswith(INFINITIVE):
        return lemma
    passive = _PASSIVE.fullmatch(word)
    return (verb(passive[1]) if passive else "") or _finite(word) or lemma


def _finite(word: str) -> str:
    for ending, infinitives in _FINITE:
        if word.endswith(ending) and len(word) - len(ending) > 2:
            for infinitive in infinitives:
                found = word[: -len(ending)] + infinitive
                # Only what both know as an infinitive: the guesser alone takes any word in -iti for one.
                if guess(found) == found == dictionary("hbs").get(found):
                    return found
    return ""
