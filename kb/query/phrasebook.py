"""What may stand for a word or phrase of a query: the glossary, the general lexicon and the regional synonyms.

All three become one table from the lemma keys of a phrase to its equivalents, in both directions. An acronym is found
and sought in capitals only.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Literal, NamedTuple, TypeAlias

from kb.text.analyzers import analyze, word_keys
from kb.text.scripts import fold

Origin = Literal["glossary", "lexicon", "regional", "cognate"]

_REMARK = re.compile(r"\s*\([^)]*\)|\*")
_ACRONYM = re.compile(r"[A-ZČĆŠŽĐ][A-ZČĆŠŽĐ/]{1,6}s?")
_REFLEXIVE = re.compile(r" se$|^se ")


class Equivalent(NamedTuple):
    """Something that may stand for a phrase. `group` is its concept or headword; `rank` counts from the most usual.

    `keys` are the lemma keys of its words in order; an acronym has no keys, it is sought as `text`.
    """

    text: str
    language: str
    keys: tuple[str, ...]
    origin: Origin
    group: str
    rank: int = 0

    @property
    def id(self) -> str:
        """A name that stays the same from query to query, by which the expansion can be removed."""
        return f"{self.group}:{'-'.join(fold(self.text).lower().split())}"


class Match(NamedTuple):
    """Words `start` to `end` of a query, and what may stand for them."""

    start: int
    end: int
    equivalents: tuple[Equivalent, ...]


Keys: TypeAlias = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """Phrases by the key of their first word, and acronyms by their capitals.

    `spoken` has the languages in which an acronym is used: JIT in English, ZIT in Serbian.
    """

    phrases: Mapping[str, Mapping[Keys, tuple[Equivalent, ...]]]
    acronyms: Mapping[str, tuple[Equivalent, ...]] = field(default_factory=dict)
    spoken: Mapping[str, frozenset[str]] = field(default_factory=dict)
    stems: Mapping[str, str] = field(default_factory=dict)
    """stem → the key of the shortest single word with it"""

    def find(self, words: Sequence[Collection[str]]) -> Iterator[Match]:
        """Every stretch of words that is in the book; a word is the set of keys that it may be."""
        for start in range(len(words)):
            for first in words[start]:
                for keys, equivalents in self.phrases.get(first, {}).items():
                    end = start + len(keys)
                    if end <= len(words) and all(k in w for k, w in zip(keys, words[start:end], strict=True)):
                        yield Match(start, end, equivalents)


@cache
def load() -> Phrasebook:
    """The book made of `kb/data`, read once."""
    phrases: dict[Keys, dict[tuple[str, str], Equivalent]] = defaultdict(dict)
    acronyms: dict[str, dict[tuple[str, str], Equivalent]] = defaultdict(dict)
    spoken: dict[str, frozenset[str]] = defaultdict(frozenset)
    stems: dict[str, str] = {}
    for trigger, equivalent in (*_glossary(), *_regional(), *_lexicon()):
        if trigger.keys == equivalent.keys and trigger.keys:
            continue
        if not trigger.keys:
            spoken[trigger.text] |= {trigger.language}
        if len(trigger.keys) == 1:
            # By the text, whose analysis is still remembered: that of the lemma would cost half a second.
            stem = word_keys(trigger.text, trigger.language).stem
            stems[stem] = _shortest(stems.get(stem), trigger.keys[0])
        table = phrases[trigger.keys] if trigger.keys else acronyms[trigger.text]
        table.setdefault((equivalent.language, " ".join(equivalent.keys) or equivalent.text), equivalent)
    by_first: dict[str, dict[Keys, tuple[Equivalent, ...]]] = defaultdict(dict)
    for keys, found in phrases.items():
        by_first[keys[0]][keys] = tuple(sorted(found.values(), key=lambda e: e.rank))
    said = {name: tuple(found.values()) for name, found in acronyms.items()}
    return Phrasebook(dict(by_first), said, dict(spoken), stems)


def _shortest(known: str | None, key: str) -> str:
    """The key of the shorter word; of two of one length, the first by its letters."""
    return key if known is None else min(known, key, key=lambda one: (len(one), one))


Pair: TypeAlias = tuple[Equivalent, Equivalent]


def _glossary() -> Iterator[Pair]:
    """Each term of a concept with each other one. What is ambiguous is only used in its full form."""
    for row in _rows("glossary.tsv"):
        concept, ambiguous = row[0], row[9] == "yes"
        terms = [*_terms(concept, "en", row[2], row[3], ambiguous)]
        terms += _terms(concept, "sr", row[4], "|".join((row[5], _untagged(row[8]))), ambiguous)
        yield from ((a, b) for a in terms for b in terms if a is not b and not _apart(a, b))


def _terms(concept: str, language: str, preferred: str, synonyms: str, ambiguous: bool) -> Iterator[Equivalent]:
    phrase = " " in preferred
    for rank, text in enumerate([preferred, *synonyms.split("|")]):
        plain = _REMARK.sub("", text).strip()
        narrow = ambiguous or phrase
        if not plain or re.search(r"\d", plain) or (rank and narrow and " " not in plain and not _is_acronym(plain)):
            continue
        yield _equivalent(plain, language, "glossary", concept, rank)


def _apart(a: Equivalent, b: Equivalent) -> bool:
    """The law keeps smuggling and trafficking apart, so no expansion leads from one to the other."""
    kinds = _kinds(a.text), _kinds(b.text)
    return bool(kinds[0] and kinds[1] and not kinds[0] & kinds[1])


@cache
def _kinds(text: str) -> frozenset[str]:
    plain = fold(text).lower()
    return frozenset(kind for kind, word in _NEVER_JOINED if word in plain)


_NEVER_JOINED = (
    ("smuggling", "smuggl"), ("smuggling", "krijumcar"), ("smuggling", "sverc"),
    ("trafficking", "traffick"), ("trafficking", "trafik"), ("trafficking", "trgovina ljud"),
    ("trafficking", "trgovanje ljud"),
)


def _regional() -> Iterator[Pair]:
    for row in _rows("regional.tsv"):
        texts = row[0].split("|")
        terms = [_equivalent(text, "sr", "regional", fold(texts[0]), rank) for rank, text in enumerate(texts)]
        yield from ((a, b) for a in terms for b in terms if a is not b)


def _lexicon() -> Iterator[Pair]:
    """English to Serbian in the given order; Serbian to English ranked by how usual the pair is."""
    for english, _, serbian in _rows("lexicon.tsv"):
        for rank, text in enumerate(serbian.split("|")):
            a = _equivalent(english, "en", "lexicon", english, rank)
            b = _equivalent(_REFLEXIVE.sub("", text), "sr", "lexicon", english, rank)
            if not _apart(a, b):
                yield from ((a, b), (b, a))


def _equivalent(text: str, language: str, origin: Origin, group: str, rank: int) -> Equivalent:
    keys = () if _is_acronym(text) else tuple(word.keys.lemma for word in analyze(text, language))
    return Equivalent(text.rstrip("s") if not keys else text, language, keys, origin, group.replace(" ", "-"), rank)


def _is_acronym(text: str) -> bool:
    return bool(_ACRONYM.fullmatch(text))


def _untagged(variants: str) -> str:
    return "|".join(v.partition(":")[2] for v in variants.split("|"))


def _rows(name: str) -> Iterable[list[str]]:
    text = resources.files("kb").joinpath("data", name).read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return (row for row in rows if row[0] != "concept_id")
