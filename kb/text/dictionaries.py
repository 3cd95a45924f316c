"""simplemma's dictionaries, form → lemma, loaded once a process."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from simplemma.strategies.dictionaries import LOW_MEMORY_DICTIONARY_FACTORY


@lru_cache(maxsize=4)
def dictionary(language: str) -> Mapping[str, str]:
    """The dictionary of a language of simplemma's (`en`, `hbs`); looking up a missing word gives None by `.get`."""
    # The frugal kind: 10 MB for both languages and not 85, sooner loaded. That a lookup takes 11 µs and not 0.3 is paid
    # once a word, since the keys of words are remembered.
    found: Mapping[str, str] = LOW_MEMORY_DICTIONARY_FACTORY.get_dictionary(language)
    return found
