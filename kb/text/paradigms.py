"""The forms of Serbian nouns by their declension, for those that the lemmatisers take for something else.

`kb/data/serbian/paradigms.tsv` names a class and its nouns; `forms` declines one of them. Only endings that written
Serbian has are made; a noun that declines otherwise stands form by form in `overrides.tsv`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from kb.text.rewriting import lines_of

_SOFTENED = {"k": "c", "g": "z", "h": "s"}
_CALLED = {"k": "č", "g": "ž", "h": "š", "c": "č"}
_ENDINGS = {
    "m": "a u om e ~i ~ima",
    "mo": "a u om e ovi ova ove ovima",
    "s": "a u em om e i ima",
    "so": "a u em om i evi eva eve evima",
    "f": "a e i ~i u om o ama",
    "n": "o a u om ima",
    "ne": "e a u em ima",
    "i": " i ima iju",
}
"""Class → endings after the stem; `~` softens k, g, h before it."""
_SHORTENED = {"f": 1, "n": 1, "ne": 1}


@lru_cache(maxsize=1)
def declined() -> dict[str, tuple[str, ...]]:
    """Form → the nouns of the table that have it, in the table's order."""
    found: dict[str, tuple[str, ...]] = {}
    for line in lines_of("serbian/paradigms.tsv"):
        kind, nouns = line.split("\t")
        for noun in nouns.split():
            lemma = noun.replace("*", "a") if kind in ("m", "mo", "s", "so") else noun.replace("*", "")
            for form in forms(noun, kind):
                found[form] = tuple(dict.fromkeys((*found.get(form, ()), lemma)))
    return found


def forms(noun: str, kind: str) -> set[str]:
    """Every form of a noun of a class (m, mo, s, so, f, n, ne, i); `*` is a vowel that some forms only have.

    >>> sorted(forms("zaj*m", "mo"))[:5]
    ['zajam', 'zajma', 'zajme', 'zajmom', 'zajmova']
    >>> "maraka" in forms("mar*ka", "f"), "stvarju" in forms("stvar", "i"), "propusti" in forms("propust", "m")
    (True, True, True)
    """
    stem = noun.replace("*", "")
    stem = stem[: -_SHORTENED[kind]] if kind in _SHORTENED else stem
    found = {_soft(stem) + ending[1:] if ending[:1] == "~" else stem + ending for ending in _ENDINGS[kind].split(" ")}
    return found | set(_others(noun, kind, stem))


def _soft(stem: str) -> str:
    return stem[:-1] + _SOFTENED.get(stem[-1], stem[-1])


def _others(noun: str, kind: str, stem: str) -> Iterator[str]:
    """The nominative, the vocative, the genitive plural with its vowel, the instrumental of *stvar, smrt, krv*."""
    if kind in ("m", "mo", "s", "so"):
        yield noun.replace("*", "a")
        yield stem[:-1] + _CALLED[stem[-1]] + "e" if stem[-1] in _CALLED else stem + "e"
        if kind in ("m", "s"):
            yield noun.replace("*", "a") + "a"
    elif "*" in noun:
        yield noun[:-1].replace("*", "a") + "a"
    elif kind == "i":
        yield from (stem[: -len(old)] + new for old, new in _INSTRUMENTAL if stem.endswith(old))


_INSTRUMENTAL = (
    ("st", "šću"), ("t", "ću"), ("v", "vlju"), ("b", "blju"), ("r", "rju"), ("d", "đu"),
    ("č", "čju"), ("ž", "žju"), ("ć", "ću"), ("n", "nju"),
)  # fmt: skip
