"""Serbian Cyrillic to Latin: the direction without doubt. The way back is `kb.text.cyrillic`."""

from __future__ import annotations

import re

LETTERS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ђ": "đ", "е": "e", "ж": "ž", "з": "z", "и": "i",
    "ј": "j", "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "ћ": "ć", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "č", "џ": "dž", "ш": "š",
}
"""Serbian Cyrillic letter → Latin letter or digraph, lower case."""
_LATIN = str.maketrans(LETTERS | {k.upper(): v.capitalize() for k, v in LETTERS.items()})
_UPPER, _LOWER = "A-ZČĆŠŽĐЂЈЉЊЋЏА-Ш", "a-zčćšžđђјљњћџа-ш"
# ЉУБАВ is LJUBAV, Љубав is Ljubav: a digraph follows the case of its neighbours.
_CAPITALS = re.compile(rf"[ЉЊЏ](?=[{_UPPER}])|(?<=[{_UPPER}])[ЉЊЏ](?![{_LOWER}])")
# Not a transliteration to show, only one spelling by which such a word is found again.
_NEIGHBOURS = str.maketrans({
    "ѓ": "đ", "ќ": "ć", "ѕ": "dz", "й": "j", "ё": "jo", "ы": "y", "э": "e", "ю": "ju", "я": "ja", "щ": "šč",
    "ъ": "", "ь": "", "є": "je", "і": "i", "ї": "ji", "ґ": "g", "ѐ": "e", "ѝ": "i",
})


def to_latin(text: str) -> str:
    """Serbian Cyrillic to Latin, letter by letter; all else passes through.

    >>> to_latin("Закон о раду, члан 24.")
    'Zakon o radu, član 24.'
    >>> to_latin("ЉУБАВ Љубав")
    'LJUBAV Ljubav'
    """
    return _CAPITALS.sub(lambda found: LETTERS[found.group().lower()].upper(), text).translate(_LATIN)


def romanise(word: str) -> str:
    """A lower-case word in Latin, the Cyrillic letters of neighbouring languages included.

    >>> romanise("безопасность"), romanise("вријеме")
    ('bezopasnost', 'vrijeme')
    """
    return word.translate(_LATIN).translate(_NEIGHBOURS)
