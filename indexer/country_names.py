"""Where a text names a country: names in every case, adjectives, cities – and the traps among them. Pure.

Works on folded Latin text (see `readable`), so that script and missing diacritics make no difference; capitals count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kb import taxonomy
from kb.text.scripts import fold, to_latin

NAME, FORMER, ADJECTIVE, CITY, SHORT = 1.0, 0.6, 0.4, 0.5, 0.3
"""How much one mention says that the text is about the country."""

_ENTITY = re.compile(r"\bRepubli(?:ka|ke|ci|ku|kom) Srpsk(?:a|e|oj|u|om)\b")
# "Albanian" is a language in half of the texts that have the word: those say nothing about the country.
_LANGUAGE = re.compile(r"\s+(?:language|jezik\w*|speak\w+)|[-–]speaking", re.IGNORECASE)
_GREEK_MACEDONIA = re.compile(r"Greece|Greek|Thessaloniki|Solun|(?:Central|Eastern|Western) Macedonia|Grck")
_ENDINGS = ("a", "e", "i", "o", "u", "om", "em")
"""What follows the stem of a town in its cases; more would catch surnames such as Vranješ."""
# RS is more often Republika Srpska, or a sign in a gazette's number; EL is an article in three languages.
_NEVER = frozenset(("RS", "EL"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A country named in a text: the words, where (offset in the readable text), and how much it weighs."""

    country: str
    words: str
    start: int
    weight: float


@dataclass(frozen=True, slots=True)
class _Patterns:
    regex: re.Pattern[str]
    meaning: Mapping[str, tuple[tuple[str, float], ...]]
    stems: tuple[tuple[str, str], ...]


def readable(text: str) -> str:
    """The text as it is searched: Latin letters without marks, case kept."""
    return fold(to_latin(text))


def mentions(text: str) -> Iterator[Mention]:
    """The countries that a readable text names, in order."""
    known = _patterns()
    # Filled up to the same length, so that the places of later mentions stay those of the text.
    text = _ENTITY.sub(lambda found: "Bosna".ljust(len(found.group()), "\0"), text)
    for found in known.regex.finditer(text):
        for country, weight in _meaning(found.group(), known):
            if weight := _weighed(country, weight, found, text):
                yield Mention(country, found.group(), found.start(), weight)


def _meaning(words: str, known: _Patterns) -> tuple[tuple[str, float], ...]:
    if words in known.meaning:
        return known.meaning[words]
    low = words.lower()
    return next((((country, ADJECTIVE),) for stem, country in known.stems if low.startswith(stem)), ())


def _weighed(country: str, weight: float, found: re.Match[str], text: str) -> float:
    if weight == ADJECTIVE and _LANGUAGE.match(text, found.end()):
        return 0.0
    near = text[max(0, found.start() - 80) : found.end() + 80]
    if country == "north-macedonia" and weight < NAME and _GREEK_MACEDONIA.search(near):
        return weight * 0.2
    return weight


@cache
def _patterns() -> _Patterns:
    meaning: dict[str, list[tuple[str, float]]] = {}
    stems: list[tuple[str, str]] = []
    for country in taxonomy.load().entries["country"].values():
        for words, weight in _words(country.row):
            if (spelt := readable(words)) not in _NEVER:
                meaning.setdefault(spelt, []).append((country.id, weight))
        stems += [(readable(stem).lower(), country.id) for stem in _stems(country.row)]
    fixed = "|".join(re.escape(words) for words in sorted(meaning, key=len, reverse=True))
    bent = "|".join(sorted((f"{stem}[a-z]{{1,4}}" for stem, _ in stems), key=len, reverse=True))
    regex = re.compile(rf"(?<![\w])(?:{fixed}|(?i:{bent}))(?![\w])")
    return _Patterns(regex, {w: tuple(dict.fromkeys(m)) for w, m in meaning.items()}, tuple(stems))


def _words(row: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    names = [name.rstrip("*") for key, name in row["names"].items() if "cyrl" not in key]
    names += list(row.get("cases", {}).values())
    names += [v for variants in row.get("variants", {}).values() for v in variants] + list(row.get("ijek", []))
    names += row.get("forms", [])
    for name in dict.fromkeys(names):
        yield name, SHORT if name.isupper() and len(name) <= 3 else NAME
    for former in dict.fromkeys(f for formers in row.get("former", {}).values() for f in formers):
        yield former, FORMER
    yield from ((words, CITY) for words in _cities(row))
    people = [d for key, given in row.get("demonyms", {}).items() if "cyrl" not in key for d in given]
    yield from ((words, ADJECTIVE) for words in [*row.get("adjectives", {}).get("en", []), *people])


def _stems(row: Mapping[str, Any]) -> list[str]:
    stems = row.get("adjectives", {}).get("sr_adj_stem", [])
    return [stems] if isinstance(stems, str) else list(stems)


def _cities(row: Mapping[str, Any]) -> Iterator[str]:
    yield from {row["capital"][key] for key in ("en", "sr_latn") if key in row.get("capital", {})}
    for city in row.get("cities", []):
        yield from (city[:-1] + ending for ending in _ENDINGS) if city.endswith("-") else [city]
