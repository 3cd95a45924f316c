"""simplemma's dictionaries, form → lemma, loaded once a process."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from simplemma.strategies.dictionaries import DEFAULT_DICTIONARY_FACTORY


@lru_cache(maxsize=4)
def dictionary(language: str) -> Mapping[str, str]:
    """The dictionary of a language of simplemma's (`en`, `hbs`); looking up a missing word gives None by `.get`."""
    found: Mapping[str, str] = DEFAULT_DICTIONARY_FACTORY.get_dictionary(language)
    return found
