"""Which language a text is in, and how it is written."""

from __future__ import annotations

from typing import NamedTuple

from kb.text.scripts import script_of, to_latin

_SERBIAN = frozenset("je se na za od su da koji što ili kao iz po član ovog zakona sa nije biti pri stav".split())
_ENGLISH = frozenset("the of and to in for is that or by on be as with shall this are from at not article".split())


class Identified(NamedTuple):
    """`language` is `en`, `sr` (also for Croatian and Bosnian), another ISO 639-1 code or `und`."""

    language: str
    script: str = ""
    variant: str = ""
    certainty: float = 0.0


def identify(text: str) -> Identified:
    """The language of a text, `und` where it cannot be told; never raises."""
    words = to_latin(text).lower().split()[:2000]
    serbian, english = sum(w in _SERBIAN for w in words), sum(w in _ENGLISH for w in words)
    if script_of(text) == "Cyrl":
        return Identified("sr", "Cyrl", certainty=0.5)
    if serbian == english:
        return Identified("und", script_of(text))
    certainty = abs(serbian - english) / (serbian + english)
    return Identified("sr" if serbian > english else "en", "Latn", certainty=certainty)
