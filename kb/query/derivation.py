"""Words of one family: the noun of an action and its verb, both aspects of a verb, a noun and its adjective.

Headings of laws name an action (*podnošenje zahteva*, *denunciation*) and their text says who does it (*zahtev se
podnosi*, *may denounce*); Serbian says with an adjective what English says with a noun (*boravišna karta*, *residence
card*). The rules work on folded lemmas, so č, ć and š, ž, đ have become c, s, z, d. They give candidates only: whoever
asks keeps those that the index has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

# Softened ends of a stem and what they were: korišćenje – koristiti, uređenje – urediti, plaćanje – platiti.
_SOFT = (("sc", "st"), ("zd", "zd"), ("lj", "l"), ("nj", "n"), ("c", "t"))

_ACTIONS = (
    ("anje", ("ati",)), ("ovanje", ("ovati",)), ("enje", ("~iti", "eti")), ("uce", ("utiti",)),
    ("ati", ("anje",)), ("iti", ("^enje",)), ("eti", ("enje",)),
    ("ivati", ("~iti", "ati")), ("avati", ("ati", "~iti")), ("iti", ("^ivati", "^avati", "^ati")),
    ("ati", ("avati", "~iti")),
    ("nositi", ("neti", "nosenje")), ("neti", ("nositi", "nosenje")), ("imati", ("eti",)), ("eti", ("imati",)),
    ("ivanje", ("~iti",)), ("avanje", ("ati", "~iti")), ("anje", ("~iti",)), ("nosenje", ("neti",)),
    ("imanje", ("eti",)),
    ("an", ("nost",)), ("en", ("enost",)), ("nost", ("an",)), ("enost", ("en",)),
    ("lac", ("ti",)), ("ac", ("ati",)), ("telj", ("ti",)), ("nik", ("nistvo",)), ("anak", ("ati",)),
    ("a", ("iti", "isati", "ni")), ("ka", ("iti", "citi")), ("ak", ("ati", "iti")), ("acija", ("ovati", "irati")),
    ("(?<![aeiou])", ("iti", "ati", "ni")), ("iti", ("", "a")),
    ("isati", ("a",)), ("irati", ("acija",)), ("ovati", ("acija",)),
)  # fmt: skip

# Adjective and the nouns that it may come from; read both ways. A definite adjective has no short lemma, so that both
# endings occur: azilni and azilan, granični and graničan.
_QUALITIES = (
    ("isni", ("iste", "ak")), ("cioni", ("cija",)), ("stveni", ("stvo",)), ("stven", ("stvo",)),
    ("acki", ("ac", "ak")), ("icki", ("ica", "ik", "ika")), ("icni", ("ica", "ik", "ika")), ("ican", ("ica", "ik")),
    ("cni", ("k", "ka")), ("can", ("ac", "ka")), ("zni", ("ga", "z", "zba")), ("beni", ("ba",)), ("ben", ("ba",)),
    ("ski", ("", "a", "ina")), ("ni", ("", "a", "o")), ("an", ("", "a", "o")), ("en", ("a",)), ("eni", ("a",)),
)  # fmt: skip

# English nouns and the verbs behind them, read both ways; what PyStemmer joins already is left out.
_ENGLISH = (
    ("unciation", ("ounce",)), ("ification", ("ify",)), ("ication", ("y",)), ("ation", ("ate", "e", "")),
    ("osition", ("ose",)), ("ition", ("ite", "")), ("olution", ("olve",)), ("eption", ("eive",)),
    ("scription", ("scribe",)), ("umption", ("ume",)), ("emption", ("eem",)), ("cession", ("cede", "ceed")),
    ("mission", ("mit",)), ("nsion", ("nd",)), ("rsion", ("rt",)), ("sion", ("de", "se")),
    ("ement", ("e",)), ("ment", ("",)), ("ance", ("", "e")), ("ence", ("", "e")), ("ure", ("", "e")),
    ("al", ("e", "")), ("ial", ("y",)),
    ("bility", ("ble",)), ("ity", ("e", "")), ("try", ("ter",)), ("ery", ("er",)), ("er", ("", "e")), ("or", ("", "e")),
    ("ee", ("",)), ("ant", ("", "ate")), ("age", ("",)), ("th", ("",)), ("ive", ("", "e")), ("ing", ("", "e")),
)  # fmt: skip


def _compiled(*tables: Iterable[tuple[str, tuple[str, ...]]]) -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    return tuple((re.compile(f"(.{{2,}}){old}"), new) for table in tables for old, new in table)


def _reversed(table: Iterable[tuple[str, tuple[str, ...]]]) -> list[tuple[str, tuple[str, ...]]]:
    """The table from its right side to its left."""
    # Only a word that ends in a consonant can have got its ending without losing one.
    pairs = [(new or "(?<![aeiou])", old) for old, endings in table for new in endings]
    return [(new, tuple(old for other, old in pairs if other == new)) for new in dict.fromkeys(new for new, _ in pairs)]


_FORMED = {"sr": _compiled(_QUALITIES), "en": _compiled(_ENGLISH)}
_FORMS = {"sr": _compiled(_reversed(_QUALITIES)), "en": _compiled(_reversed(_ENGLISH))}
_RULES = _compiled(_ACTIONS)
_NAMED = _compiled((("ati", ("anje",)), ("iti", ("^enje",)), ("eti", ("enje",))))
# Families that no rule can see.
_APART = (("dete", "decji"), ("covek", "ljudski"), ("srbija", "srpski"))


@lru_cache(maxsize=50_000)
def family(lemma: str, language: str = "sr") -> tuple[str, ...]:
    """Folded lemmas that may belong to the same family, the likelier first; most of them are no words at all.

    >>> family("podnosenje")[:2]
    ('podnositi', 'podneti')
    >>> "urediti" in family("uredivanje"), "nadleznost" in family("nadlezan"), "granica" in family("granicni")
    (True, True, True)
    >>> family("denunciation", "en")[0]
    'denounce'
    """
    apart = (b for pair in _APART for a, b in (pair, pair[::-1]) if a == lemma)
    near = dict.fromkeys((*_derived(lemma, language), *apart))
    # A noun of an action comes from either aspect: *prepoznati* is in *prepoznavanje* only through *prepoznavati*.
    if language == "sr":
        near |= dict.fromkeys(noun for word in near if word.endswith("ti") for noun in _by(_NAMED, word))
    return tuple(word for word in near if word != lemma and len(word) > 2)


def _derived(lemma: str, language: str) -> Iterator[str]:
    if language == "sr":
        yield from _by(_RULES, lemma)
    roots = list(_by(_FORMED[language], lemma))
    # What has such an ending already seldom gets another one: no *notificational* is looked for.
    yield from roots or _by(_FORMS[language], lemma)


def _by(rules: Iterable[tuple[re.Pattern[str], tuple[str, ...]]], lemma: str) -> Iterator[str]:
    for pattern, endings in rules:
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
