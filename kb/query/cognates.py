"""Words that English and Serbian both took from elsewhere: *organization* and *organizacija*, *Texas* and *Teksas*.

Rules rewrite the ending and then the spelling of a lemma. They give candidates only, the likelier first: whoever asks
keeps those that the index has. Lemmas are folded, so č, ć and š, ž, đ have become c, s, z, d.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache

MOST = 120
"""candidates of a word, each of which costs whoever asks one look into a vocabulary"""
_SHORTEST = 5

# English ending → Serbian endings; read both ways. The first of each is tried before the second of any.
_ENDINGS = (
    ("ization", ("izacija",)), ("ication", ("ikacija",)), ("tion", ("cija",)), ("ssion", ("sija",)),
    ("sion", ("zija", "sija")), ("ism", ("izam",)), ("ist", ("ist", "ista")), ("ity", ("itet",)), ("logy", ("logija",)),
    ("logist", ("log",)), ("graphy", ("grafija",)), ("ical", ("icki", "ican", "icni")),
    ("ic", ("icki", "ik", "ika", "ican", "icni")), ("ics", ("ika",)), ("al", ("alan", "alni", "al")),
    ("ial", ("ijalan", "ijalni", "ijal")), ("ive", ("ivan", "ivni", "iv")), ("ous", ("ozan",)), ("able", ("abilan",)),
    ("ible", ("ibilan",)), ("ance", ("ancija", "anca")), ("ence", ("encija",)), ("ency", ("encija",)),
    ("ancy", ("ancija",)), ("ize", ("izovati", "izirati")), ("ise", ("izovati",)), ("ate", ("irati", "ovati", "at")),
    ("ify", ("ifikovati",)), ("sis", ("za",)), ("ium", ("ijum", "ij")), ("eum", ("ej",)), ("ia", ("ija",)),
    ("y", ("ija", "i")), ("ure", ("ura",)), ("ine", ("in", "ina")), ("ide", ("id",)), ("ade", ("ada",)),
    ("ant", ("ant", "antan")), ("ent", ("ent", "entan")), ("or", ("or",)), ("us", ("us",)),
    ("e", ("", "a")), ("a", ("a",)), ("", ("", "a", "ni")),
)  # fmt: skip

# Spelling: what stands there → what it may become, the likelier first. The longest that fits is taken.
_SPELLING = {
    "en": {
        "sch": ("s",), "ph": ("f",), "th": ("t",), "sh": ("s",), "ck": ("k",), "qu": ("kv",), "ch": ("h", "k", "c"),
        "ce": ("ce",), "ci": ("ci",), "cy": ("ci",), "x": ("ks",), "c": ("k",), "w": ("v",), "ya": ("ja",),
        "yo": ("jo",), "y": ("i",), "ee": ("i",), "oo": ("u",), "ou": ("u", "o"), "ia": ("ija",), "io": ("io", "ijo"),
        "iu": ("iju",), "ie": ("ije", "i"), "ae": ("e",), "rh": ("r",), "s": ("s", "z"), "j": ("j", "dz"),
    },
    "sr": {
        "ks": ("x", "ks"), "kv": ("qu", "kv"), "ija": ("ia", "ya"), "ije": ("ie",), "iju": ("iu",), "ijo": ("io",),
        "dz": ("j", "g"), "k": ("c", "k", "ch", "ck"), "f": ("f", "ph", "ff"), "t": ("t", "th", "tt"),
        "h": ("h", "ch"), "z": ("z", "s"), "s": ("s", "ss", "sh"), "i": ("i", "y", "ee"), "u": ("u", "oo", "ou"),
        "v": ("v", "w"), "j": ("y", "j"), "l": ("l", "ll"), "m": ("m", "mm"), "n": ("n", "nn"), "p": ("p", "pp"),
        "r": ("r", "rr"), "e": ("e", "ae"), "d": ("d", "dd"), "g": ("g", "gg"), "b": ("b", "bb"), "c": ("c", "cc"),
    },
}  # fmt: skip
_PIECE = {
    language: re.compile("|".join([*sorted(table, key=len, reverse=True), "."]), re.DOTALL)
    for language, table in _SPELLING.items()
}


@lru_cache(maxsize=20_000)
def cognates(lemma: str, language: str) -> tuple[str, ...]:
    """Folded lemmas of the other language that may be the same word, at most `MOST`; most of them are no words at all.

    >>> "organizacija" in cognates("organization", "en"), "teksas" in cognates("texas", "en")
    (True, True)
    >>> "photography" in cognates("fotografija", "sr")
    True
    """
    if len(lemma) < _SHORTEST:
        return (lemma,)
    ways = itertools.chain.from_iterable(_spelled(stem, language, end) for stem, end in _ended(lemma, language))
    ordered = sorted(ways, key=lambda way: way[0])
    return tuple(dict.fromkeys([lemma, *(word for _, word in ordered)]))[:MOST]


def _ended(lemma: str, language: str) -> Iterator[tuple[str, str]]:
    """The stem of the word and an ending in the other language, by the longest endings that fit."""
    pairs = [(en, sr) if language == "en" else (sr, en) for en, many in _ENDINGS for sr in many]
    fitting = [(old, new) for old, new in pairs if lemma.endswith(old) and len(lemma) - len(old) > 2]
    longest = sorted({len(old) for old, _ in fitting}, reverse=True)[:2]
    for old, new in fitting:
        if len(old) in longest:
            stem = lemma.removesuffix(old)
            # What follows tells how a c is spoken: agency, agencija.
            soft = language == "en" and stem.endswith("c") and old[:1] in ("e", "i", "y")
            yield (stem[:-1], "c" + new) if soft else (stem, new)


def _spelled(stem: str, language: str, ending: str) -> Iterator[tuple[int, str]]:
    """The stem as the other language would spell it, with how many of its letters were not spelt in the usual way."""
    plain = re.sub(r"([^aeiou])\1", r"\1", stem) if language == "en" else stem
    table = _SPELLING[language]
    pieces = [table.get(piece, (piece,)) for piece in _PIECE[language].findall(plain)]
    usual = [piece[0] for piece in pieces]
    yield 0, "".join(usual) + ending
    others = [(place, other) for place, piece in enumerate(pieces) for other in piece[1:]]
    for count in (1, 2):
        for changes in itertools.combinations(others, count):
            spelled = dict(enumerate(usual)) | dict(changes)
            yield count, "".join(spelled.values()) + ending
