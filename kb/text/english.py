"""English words to lemma and stem: simplemma's dictionary, one spelling for British and American, PyStemmer.

Words come lower-case (kb.text.tokens), possessives and contractions already taken off.
"""

from __future__ import annotations

from functools import lru_cache

import simplemma
import Stemmer

from kb.text.dictionaries import dictionary
from kb.text.rewriting import irregular, rewriter


def known(word: str) -> bool:
    """Whether a lower-case word is in simplemma's English dictionary."""
    return bool(dictionary("en").get(word))


def keys(word: str) -> tuple[str, str]:
    """Lemma and stem of a lower-case word, in one spelling.

    >>> keys("organisations"), keys("organization")
    (('organization', 'organiz'), ('organization', 'organiz'))
    """
    # Our table comes first: it is there for what the dictionary has wrong.
    lemma = american(irregular("english/overrides.tsv").get(word) or _lemma(word).lower())
    # The dot of *art.* is no letter; only the stem has never to be shown with it.
    return lemma, _stemmer().stemWord(american(word.rstrip(".")))


def _lemma(word: str) -> str:
    # The same frugal dictionary as kb.text.dictionaries has; without it the other kind is loaded beside it.
    found: str = simplemma.lemmatize(word, lang="en", low_memory=True)
    return found


def american(word: str) -> str:
    """The American spelling of a lower-case word, by the table kb/data/english/spellings.tsv."""
    return rewriter("english/spellings.tsv")(word)


@lru_cache(maxsize=1)
def _stemmer() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("english")
