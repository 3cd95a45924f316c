"""From a text to the keys of its words: one chain for indexing, queries, snippets and suggestions alike."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

import simplemma
import Stemmer
from lemmagen3 import Lemmatizer

from kb.text.scripts import fold, to_latin

_WORD = re.compile(r"\w+", re.UNICODE)


class Keys(NamedTuple):
    """The keys of one word: `form` as written (Latin, lower case), `lemma` and `stem` marked with their language."""

    form: str
    lemma: str
    stem: str


class Analyzed(NamedTuple):
    """One word of a text: where it stands (offsets in characters) and its keys."""

    start: int
    end: int
    keys: Keys


def analyze(text: str, language: str) -> list[Analyzed]:
    """The words of a text in order. `language` is `en`, `sr` or anything else for a neutral analysis."""
    return [Analyzed(m.start(), m.end(), word_keys(m.group(), language)) for m in _WORD.finditer(text)]


@lru_cache(maxsize=500_000)
def word_keys(word: str, language: str) -> Keys:
    """The keys of one word.

    >>> word_keys("кријумчарења", "sr").form
    'krijumčarenja'
    """
    form = to_latin(unicodedata.normalize("NFC", word)).lower()
    if language == "sr":
        return Keys(form, "sr:" + fold(_SR.lemmatize(form)), "sr~" + fold(_SR_STEM.stemWord(form)))
    if language == "en":
        return Keys(form, "en:" + simplemma.lemmatize(form, lang="en"), "en~" + _EN_STEM.stemWord(form))
    return Keys(form, "und:" + fold(form), "und~" + fold(form))


def fingerprint() -> str:
    """Names this analysis: an index written under another one is outdated."""
    return "first-1"


_SR = Lemmatizer("sr")
_SR_STEM = Stemmer.Stemmer("serbian")
_EN_STEM = Stemmer.Stemmer("english")
