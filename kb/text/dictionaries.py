"""What is known of words: simplemma's dictionaries, form → lemma, and lemmagen3's guesser; loaded once a process."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from lemmagen3 import Lemmatizer
from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY

LONGEST = 60
"""Letters of a word that is looked up; what is longer lost its spaces, or is none. (lemmagen3 breaks at 256 bytes.)"""


@lru_cache(maxsize=4)
def dictionary(language: str) -> Mapping[str, str]:
    """The dictionary of a language of simplemma's (`en`, `hbs`); looking up a missing word gives None by `.get`."""
    # The frugal kind: 10 MB for both languages and not 85, sooner loaded. That a lookup takes 11 µs and not 0.3 is paid
    # once a word, since the keys of words are remembered.
    found: Mapping[str, str] = LOW_MEMORY_DICTIONARY_FACTORY.get_dictionary(language)
    return found


def guess(word: str) -> str:
    """What lemmagen3 takes for the lemma of a Serbian word, known or not; a word longer than LONGEST as it is."""
    lemma: str = _guesser().lemmatize(word) if len(word) <= LONGEST else word
    return lemma


@lru_cache(maxsize=1)
def _guesser() -> Lemmatizer:
    return Lemmatizer("sr")
