"""Where the words of a text stand: pieces of the original text with what is written there. Knows no lemmas.

A piece is one position in the index. *cross-border*, *crossborder* and *cross border* come out alike: joined where the
joined spelling is itself a word (cooperation, counterterrorism), else as two pieces. Offsets count characters of the
text as given, decomposed letters and soft hyphens included.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

from kb.text.latin import romanise
from kb.text.scripts import mixed, readings

_MARKS = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"
_W = rf"\w[\w{_MARKS}]*"
_PREFIXES = "anti|counter|contra|multi|non|cyber|inter|kontra|super|анти|контра|мулти|супер|интер"
# A first look at one letter keeps the rare alternatives from being tried at every word.
CHUNK = re.compile(
    rf"""(?=\w)(?:
         [^\W\d_]\.(?:[^\W\d_]\.)+(?:[^\W\d_](?!\w))?                            # d.o.o.  U.S.A
       | \d{{1,3}}(?:[.,]\d{{3}})+(?:[.,]\d\d?)?(?![\w.,]*\d)                     # 10.000  1,250,000.50
       | (?=[AaNnSsPpCc])(?<!\w)(?i:arts?|nos?|secs?|pp?|ch|paras?)\.(?=\s?\d)   # Art. 5: only before a number
       | (?=[acnmiksACNMIKSакмсиАКМСИ])(?<!\w)(?i:{_PREFIXES})[ ](?={_W})(?:{_W})  # anti trafficking
       | {_W}(?:['’ʼ‘`´\-‐‑]{_W})*)""",
    re.VERBOSE,
)
"""One stretch without a space (but for *anti corruption*), to be cut into pieces by `pieces`."""

_NOISE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_APOSTROPHE = re.compile("['’ʼ‘`´]")
_PART = re.compile(rf"{_W}(?:['’ʼ‘`´]{_W})*")
_PREFIX = re.compile(r"(anti|counter|cross|multi|non|cyber|inter|kontra)(\w{4,})")
_ENDING = frozenset(
    "a u i e o om em im ih og oj ov ova ove ovi ovu ima ama ovih ovim ovog ovom ovac ovima ovac ovski jem ju ja je ji"
    " tog toj te tih tim ti ta tom mu ga".split()
)


class Piece(NamedTuple):
    """One position: offsets within the chunk, and the word as it is analysed (Latin, NFC, lower case)."""

    start: int
    end: int
    word: str


Known = Callable[[str], bool]
"""Whether a lower-case Latin word is one that a dictionary of the language has."""


def normal(word: str, known: Known | None = None) -> str:
    """A word as it is analysed: composed, without invisible characters, Latin, lower case.

    A word in mixed scripts gets the reading that is known, else the likeliest.

    >>> normal("КРИЈУМЧАРЕЊЕ"), normal("s\\u030cuma"), normal("ǉubav")
    ('krijumčarenje', 'šuma', 'ljubav')
    """
    # Most English words end here: the rest costs ten times as much.
    if word.isascii():
        return word.lower()
    word = unicodedata.normalize("NFKC", _NOISE.sub("", word))
    if mixed(word):
        choices = [romanise(reading.lower()) for reading in readings(word)]
        return next((reading for reading in choices if known and known(reading)), choices[0])
    return romanise(word.lower())


def pieces(chunk: str, language: str, known: Known) -> tuple[Piece, ...]:
    """The positions of one chunk, in order.

    >>> [p.word for p in pieces("UNODC-a", "sr", bool)], [p.word for p in pieces("trafficker’s", "en", bool)]
    (['unodc'], ['trafficker'])
    """
    if chunk.isalnum():
        return _closed(chunk, normal(chunk, known), known)
    if chunk.endswith(".") or _DOTTED.match(chunk):
        return (Piece(0, len(chunk), normal(chunk.replace(".", "") if chunk.count(".") > 1 else chunk, known)),)
    if chunk[0].isdigit() and _THOUSANDS.fullmatch(chunk):
        return (Piece(0, len(chunk), re.sub(r"[.,]\d\d?$|[.,]", "", chunk)),)
    return _joined(chunk, _parts(chunk, language, known), language, known)


_DOTTED = re.compile(r"(?:[^\W\d_]\.){2,}")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d\d?)?")


def _closed(chunk: str, word: str, known: Known) -> tuple[Piece, ...]:
    """A closed compound that no dictionary has (crossborder), in two; other words whole."""
    split = _PREFIX.fullmatch(word) if len(word) > 7 and len(word) == len(chunk) else None
    if split and not known(word) and known(split[2]):
        return Piece(0, len(split[1]), split[1]), Piece(len(split[1]), len(chunk), split[2])
    return (Piece(0, len(chunk), word),)


def _parts(chunk: str, language: str, known: Known) -> list[Piece]:
    found = []
    for part in _PART.finditer(chunk):
        start = part.start()
        for run in re.finditer("[^_]+", part.group()):
            if word := _without_apostrophe(normal(run.group(), known), language):
                found.append(Piece(start + run.start(), start + run.end(), word))
    return found


def _without_apostrophe(word: str, language: str) -> str:
    if not _APOSTROPHE.search(word):
        return word
    if language == "en":
        word = _CONTRACTED.get(_APOSTROPHE.sub("'", word), word)
        word = re.sub("(?:n['’ʼ‘`´]t|['’ʼ‘`´](?:s|re|ve|ll|d|m))$", "", word)
    return _APOSTROPHE.sub("", word)


_CONTRACTED = {"can't": "can", "won't": "will", "shan't": "shall"}


def _joined(chunk: str, parts: list[Piece], language: str, known: Known) -> tuple[Piece, ...]:
    """Parts between hyphens, put together where they are one word: e-mail, co-operation, MUP-a, 350-a, 1990-ih."""
    done: list[Piece] = []
    for part in parts:
        before = done[-1] if done else None
        word = before and _one_word(chunk, before, part, language, known)
        if before and word:
            done[-1] = Piece(before.start, part.end, word)
        else:
            done.append(part)
    return tuple(done)


def _one_word(chunk: str, first: Piece, second: Piece, language: str, known: Known) -> str:
    """The word that two parts make, or nothing."""
    between, together = chunk[first.end : second.start], first.word + second.word
    if between == " ":
        return together if known(together) else ""
    if "_" in between:
        return ""
    if first.word.isdigit() and len(second.word) == 1:
        return together
    # UNODC-a is UNODC in the genitive; English *a* after a hyphen is a word.
    if language == "sr" and second.word in _ENDING and len(first.word) > 1 and chunk[second.start :].islower():
        return first.word
    letter = len(first.word) == 1 and len(second.word) > 2
    return together if together.isalpha() and (letter or known(together)) else ""
