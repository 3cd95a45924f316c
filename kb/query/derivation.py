"""Serbian words of one family: the noun of an action and its verb, both aspects of a verb, a quality and its adjective.

Headings of Serbian laws name an action (*podnošenje zahteva*) and their text says who does it (*zahtev se podnosi*).
The rules work on folded lemmas, so č, ć and š, ž have become c, s, z and đ has become dj. They give candidates only:
whoever asks keeps those that the index has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

# Softened ends of a stem and what they were: korišćenje – koristiti, uređenje – urediti, plaćanje – platiti.
_SOFT = (("sc", "st"), ("dj", "d"), ("zd", "zd"), ("lj", "l"), ("nj", "n"), ("c", "t"))

_RULES = tuple((re.compile(f"(.{{2,}}){old}"), new) for old, new in (
    ("anje", ("ati",)), ("ovanje", ("ovati",)), ("enje", ("~iti", "eti")), ("uce", ("utiti",)),
    ("ati", ("anje",)), ("iti", ("^enje",)), ("eti", ("enje",)),
    ("ivati", ("~iti", "ati")), ("avati", ("ati",)), ("iti", ("^ivati", "^avati", "^ati")), ("ati", ("avati", "~iti")),
    ("nositi", ("neti", "nosenje")), ("neti", ("nositi", "nosenje")), ("imati", ("eti",)), ("eti", ("imati",)),
    ("ivanje", ("~iti",)), ("avanje", ("ati",)), ("anje", ("~iti",)), ("nosenje", ("neti",)), ("imanje", ("eti",)),
    ("an", ("nost",)), ("en", ("enost",)), ("nost", ("an",)), ("enost", ("en",)),
    ("lac", ("ti",)), ("ac", ("ati",)), ("telj", ("ti",)), ("nik", ("nistvo",)), ("anak", ("ati",)),
    ("a", ("iti", "isati", "ni")), ("ka", ("iti", "citi")), ("ak", ("ati", "iti")), ("acija", ("ovati", "irati")),
    ("(?<![aeiou])", ("iti", "ati", "ni")), ("iti", ("", "a")),
    ("isati", ("a",)), ("irati", ("acija",)), ("ovati", ("acija",)),
))  # fmt: skip


@lru_cache(maxsize=50_000)
def family(lemma: str) -> tuple[str, ...]:
    """Folded lemmas that may belong to the same family, the likelier first; most of them are no words at all.

    >>> family("podnosenje")[:2]
    ('podnositi', 'podneti')
    >>> "urediti" in family("uredjivanje"), "nadleznost" in family("nadlezan")
    (True, True)
    """
    near = list(dict.fromkeys(_derived(lemma)))
    return tuple(word for word in near if word != lemma)


def _derived(lemma: str) -> Iterator[str]:
    for pattern, endings in _RULES:
        if found := pattern.fullmatch(lemma):
            for ending in endings:
                yield from _joined(found[1], ending)


def _joined(stem: str, ending: str) -> Iterator[str]:
    """Stem and ending; `~` undoes a softening of the stem's end, `^` makes it."""
    if ending[:1] == "~":
        yield from (stem[: -len(soft)] + hard + ending[1:] for soft, hard in _SOFT if stem.endswith(soft))
        yield from (stem[:-2] + ending[1:] for soft in ("vlj", "plj", "blj", "mlj") if stem.endswith(soft))
    if ending[:1] == "^":
        yield from (stem[: -len(hard)] + soft + ending[1:] for soft, hard in _SOFT if stem.endswith(hard))
        yield from (stem + "lj" + ending[1:] for end in "vpbm" if stem.endswith(end))
    yield stem + ending.lstrip("~^")
