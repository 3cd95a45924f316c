"""English words to lemma and stem: simplemma's dictionary, one spelling for British and American, PyStemmer.

Words come lower-case (kb.text.tokens), possessives and contractions already taken off.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files

import simplemma
import Stemmer

from kb.text.dictionaries import dictionary


def known(word: str) -> bool:
    """Whether a lower-case word is in simplemma's English dictionary."""
    return bool(dictionary("en").get(word))


def keys(word: str) -> tuple[str, str]:
    """Lemma and stem of a lower-case word, in one spelling.

    >>> keys("organisations"), keys("organization")
    (('organization', 'organiz'), ('organization', 'organiz'))
    """
    lemma = american(_irregular().get(word) or simplemma.lemmatize(word, lang="en").lower())
    return lemma, _stemmer().stemWord(american(word.rstrip(".")))


def american(word: str) -> str:
    """The American spelling of a lower-case word, by the table kb/data/english/spellings.tsv."""
    for pattern, spelling in _spellings():
        word = pattern.sub(spelling, word)
    return word


@lru_cache(maxsize=1)
def _irregular() -> Mapping[str, str]:
    rows = (line.split("\t") for line in _table("overrides.tsv"))
    return {form: lemma for lemma, forms in rows for form in forms.split()}


@lru_cache(maxsize=1)
def _spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    rows = (line.split("\t") for line in _table("spellings.tsv"))
    return tuple((re.compile(pattern), spelling) for pattern, spelling in rows)


def _table(name: str) -> list[str]:
    lines = files("kb").joinpath("data/english", name).read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")
