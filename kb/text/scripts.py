"""Serbian Cyrillic and Latin, and letters with and without their marks. Knows nothing of languages or lemmas.

Latin is the canonical script: from Cyrillic every letter has one Latin spelling, but not the other way round (`nj` is
њ in *konj* and нј in *injekcija*). What `to_cyrillic` leaves in Latin is said in `kb.text.cyrillic`.
"""

from __future__ import annotations

import re
import unicodedata

from kb.text.cyrillic import cyrillic as to_cyrillic
from kb.text.latin import romanise, to_latin

__all__ = ["fold", "mixed", "readings", "romanise", "script_of", "to_cyrillic", "to_latin"]

_FOLDED = str.maketrans("čćšžđČĆŠŽĐ", "ccszdCCSZD")
_DJ = re.compile(r"(?<=[dD])[jJ]")
_CYRILLIC_LETTER = re.compile("[\u0400-\u052f]")
_LATIN_LETTER = re.compile("[A-Za-z\u00c0-\u024f]")
# Letters that look alike, as hands and scanners swap them; lower case where the shapes agree there too.
_LOOKALIKES = dict(zip("АВЕЈКМНОРСТХЅІаејкорсухѕіѓ", "ABEJKMHOPCTXSIaejkopcyxsiđ", strict=True)) | {"т": "т"}
_AS_LATIN = str.maketrans({k: v for k, v in _LOOKALIKES.items() if v.isascii()})
_AS_CYRILLIC = str.maketrans({v: k for k, v in _LOOKALIKES.items() if v.isascii()})


def fold(text: str) -> str:
    """Letters without their marks, for comparing and not for showing: đ, dj and d are one. Keeps case.

    >>> fold("krijumčarenje među šumama"), fold("medju"), fold("medu")
    ('krijumcarenje medu sumama', 'medu', 'medu')
    """
    plain = text if text.isascii() else text.translate(_FOLDED)
    if not plain.isascii():
        plain = unicodedata.normalize("NFD", plain)
        # A law has a million letters and three kinds of marks.
        for mark in filter(unicodedata.combining, set(plain)):
            plain = plain.replace(mark, "")
    return _DJ.sub("", plain) if "j" in plain or "J" in plain else plain


def script_of(text: str) -> str:
    """`Cyrl` or `Latn`, whichever has more letters in the text; empty where there is no letter."""
    cyrillic, latin = len(_CYRILLIC_LETTER.findall(text)), len(_LATIN_LETTER.findall(text))
    if not cyrillic and not latin:
        return ""
    return "Cyrl" if cyrillic > latin else "Latn"


def mixed(word: str) -> bool:
    """Whether a word has both Cyrillic and Latin letters."""
    return bool(_CYRILLIC_LETTER.search(word)) and bool(_LATIN_LETTER.search(word))


def readings(word: str) -> tuple[str, ...]:
    """The Latin readings of a word in mixed scripts: all as Cyrillic, all as Latin, letter by letter; no two alike.

    >>> readings("Cрбија"), readings("кrijumčarenje"), readings("рolicija")
    (('Srbija', 'Crbija'), ('krijumčarenje',), ('policija', 'rolicija'))
    """
    cyrillic, latin = word.translate(_AS_CYRILLIC), word.translate(_AS_LATIN)
    whole = [to_latin(cyrillic)] if not _LATIN_LETTER.search(cyrillic) else []
    whole += [latin] if not _CYRILLIC_LETTER.search(latin) else []
    return tuple(dict.fromkeys([*whole, to_latin(word)]))
