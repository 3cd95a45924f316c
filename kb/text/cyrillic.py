"""Serbian Latin to Cyrillic for labels and for reading: digraphs, and what a reader expects to stay in Latin.

Left alone: addresses of the web and e-mail, Roman numerals, words with q, w, x or y, acronyms of a short table and
stretches of English. Every word that is changed comes back through `to_latin` as it was. Not used for searching.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from kb.text.latin import LETTERS, to_latin

_LETTER = {latin: cyrillic for cyrillic, latin in LETTERS.items()}
_SINGLE = str.maketrans({k: v for k, v in _LETTER.items() if len(k) == 1}
                        | {k.upper(): v.upper() for k, v in _LETTER.items() if len(k) == 1})
_DIGRAPH = re.compile("lj|nj|dž", re.IGNORECASE)
_LIGATURES = str.maketrans(dict(zip("ǆǉǌǅǈǋǄǇǊ", "dž lj nj Dž Lj Nj DŽ LJ NJ".split(), strict=True)))
# Two letters where a prefix or a foreign root meets the next sound. Genuine џ: odžak, nadžak, Odžaci.
_APART = re.compile(
    r"(?<![^\W\d_])(?:ne|naj|za|pre|po|is)*(?:od|nad|pod|pred)(?=ž(?!ak|ač|ac|ag))"
    r"|feld(?=žandarm)|sred(?=žep)"
    r"|in(?=je[kc][ct])|in(?=jici)|in(?=jur)|in(?=jari[ck])|(?<=ko)n(?=jug)|(?<=ko)n(?=junk)|(?<=ta)n(?=jug)|va?n(?=jezi[kč])"
    r"|(?<=a)n(?=jon)|(?<=ke)n(?=jon)|(?<=pa)n(?=jevrop)|ssrn(?=j)",
    re.IGNORECASE,
)
_KEPT = re.compile(
    r"""(?:https?://|ftp://|www\.)\S*[\w/]              # addresses of the web
      | [\w.+-]+@[\w-]+(?:\.[\w-]+)+                    # e-mail
      | \b[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|int|eu|rs|ba|hr|me|gov|edu|info|pdf|docx?|html?|xlsx?|zip)\b(?:/\S*[\w/])?
      | \b[IVX]{2,}\b | \b(?=[IVXLCDM]{3,}\b)M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})\b
      | \b[VX]\b | \bI(?=[.)]\s) | (?<=[čČ]lan\s)I\b | (?<=[gG]lava\s)I\b | (?<=[dD]eo\s)I\b
      | \b\w*[qwxyQWXY]\w*\b                            # words that no Serbian word looks like
      | \b(?:UNODC|UNHCR|UNICEF|OSCE|ODIHR|FRONTEX|ICMPD|GRETA|IOM|FATF|MONEYVAL|PDF|CSV|HTML|JSON|API|DOI|ISBN|ISSN)\b
    """,
    re.VERBOSE,
)
_SURE = frozenset("the of and for with from by this that are is was were which against".split())
_ENGLISH = _SURE | frozenset("on in to as an or be not".split())
_STRETCH = re.compile(r"[^.;:!?()\"„“”»«\n]+")
_WORD = re.compile(r"[^\W\d_]+")


def cyrillic(text: str) -> str:
    """Serbian Latin to Cyrillic, as a reader expects it; `to_latin` gives the text back (in NFC).

    >>> cyrillic("Njegoš, ljubav i džem; injekcija i nadživeti")
    'Његош, љубав и џем; инјекција и надживети'
    >>> cyrillic("Glava XIV, vidi https://www.unodc.org i Windows-a")
    'Глава XIV, види https://www.unodc.org и Windows-а'
    """
    text = unicodedata.normalize("NFC", text)
    done, parts = 0, []
    for start, end in _kept(text):
        if start >= done:
            parts += [_words(text[done:start]), text[start:end]]
            done = end
    return "".join([*parts, _words(text[done:])])


def _kept(text: str) -> list[tuple[int, int]]:
    english = [found.span() for found in _STRETCH.finditer(text) if _is_english(found.group())]
    return sorted([*english, *(found.span() for found in _KEPT.finditer(text))])


def _is_english(stretch: str) -> bool:
    words = [word.lower() for word in _WORD.findall(stretch)]
    sure, all_ = sum(w in _SURE for w in words), sum(w in _ENGLISH for w in words)
    return sure > 0 and all_ >= max(1, len(words) * 0.25) and "je" not in words and "i" not in words


def _words(text: str) -> str:
    return _WORD.sub(lambda found: _word(found.group()), text)


@lru_cache(maxsize=50_000)
def _word(word: str) -> str:
    latin = word.translate(_LIGATURES)
    spaced = _APART.sub(lambda found: found.group() + "\0", latin)
    written = _DIGRAPH.sub(_letter, spaced).replace("\0", "").translate(_SINGLE)
    # NJ alone, nJ: a digraph whose capitals would be lost is spelt with two letters.
    return written if to_latin(written) == latin else latin.translate(_SINGLE)


def _letter(digraph: re.Match[str]) -> str:
    letter = _LETTER[digraph.group().lower()]
    return letter.upper() if digraph.group()[0].isupper() else letter
