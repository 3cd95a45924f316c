"""Serbian Cyrillic and Latin, and letters with and without their marks. Knows nothing of words or languages."""

from __future__ import annotations

import re
import unicodedata

_PAIRS = {
    "а": "a", "б": "b", "в": "v", "г": "g", "д": "d", "ђ": "đ", "е": "e", "ж": "ž", "з": "z", "и": "i",
    "ј": "j", "к": "k", "л": "l", "љ": "lj", "м": "m", "н": "n", "њ": "nj", "о": "o", "п": "p", "р": "r",
    "с": "s", "т": "t", "ћ": "ć", "у": "u", "ф": "f", "х": "h", "ц": "c", "ч": "č", "џ": "dž", "ш": "š",
}
_LATIN = str.maketrans(_PAIRS | {k.upper(): v.capitalize() for k, v in _PAIRS.items()})
_CAPITALS = re.compile(r"(?:Lj|Nj|Dž)(?=[A-ZČĆŠŽĐ])|(?<=[A-ZČĆŠŽĐ])(?:Lj|Nj|Dž)(?![a-zčćšžđ])")
_CYRILLIC = {v: k for k, v in _PAIRS.items()}
_DIGRAPH = re.compile("lj|nj|dž", re.IGNORECASE)
_SINGLE = str.maketrans({
    latin: letter for latin, letter in _CYRILLIC.items() if len(latin) == 1
} | {latin.upper(): letter.upper() for latin, letter in _CYRILLIC.items() if len(latin) == 1})
_FOLDED = str.maketrans(dict(zip("čćšžČĆŠŽ", "ccszCCSZ", strict=True)) | {"đ": "dj", "Đ": "Dj"})
_CYRILLIC_LETTER = re.compile("[\u0400-\u04ff]")
_LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")


def to_latin(text: str) -> str:
    """Serbian Cyrillic to Latin, letter by letter; all else passes through.

    >>> to_latin("Закон о раду, члан 24.")
    'Zakon o radu, član 24.'
    >>> to_latin("ЉУБАВ Љубав")
    'LJUBAV Ljubav'
    """
    return _CAPITALS.sub(lambda found: found.group().upper(), text.translate(_LATIN))


def to_cyrillic(text: str) -> str:
    """Serbian Latin to Cyrillic. Digraphs are read as one letter; exceptions are the next issue's.

    >>> to_cyrillic("Njegoš, ljubav i džem")
    'Његош, љубав и џем'
    """
    joined = _DIGRAPH.sub(lambda found: _CYRILLIC[found.group().lower()].upper()
                          if found.group()[0].isupper() else _CYRILLIC[found.group().lower()], text)
    return joined.translate(_SINGLE)


def fold(text: str) -> str:
    """Letters without their marks, đ as dj: what people type on a phone. Keeps case.

    >>> fold("krijumčarenje među šumama")
    'krijumcarenje medju sumama'
    """
    plain = text.translate(_FOLDED)
    if plain.isascii():
        return plain
    return "".join(c for c in unicodedata.normalize("NFD", plain) if not unicodedata.combining(c))


def script_of(text: str) -> str:
    """`Cyrl` or `Latn`, whichever has more letters in the text; empty where there is no letter."""
    cyrillic, latin = len(_CYRILLIC_LETTER.findall(text)), len(_LATIN_LETTER.findall(text))
    if not cyrillic and not latin:
        return ""
    return "Cyrl" if cyrillic > latin else "Latn"
