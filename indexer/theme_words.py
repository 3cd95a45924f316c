"""Where a text speaks of a theme or an audience: synonyms as consecutive words, compared by stem. Pure.

The matching rules stand at the head of `kb/data/themes.yaml`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from kb import taxonomy
from kb.tables import table
from kb.text.analyzers import analyze, columns
from kb.text.scripts import to_latin


@dataclass(frozen=True, slots=True)
class Spoken:
    """A taxonomy entry named in a text: facet, id and the words as they stand there."""

    facet: str
    value: str
    words: str


@dataclass(frozen=True, slots=True)
class _Synonym:
    """The (lemma, stem) of each word, the spelling demanded of an acronym, and what it stands for."""

    words: tuple[tuple[str, str], ...]
    capitals: str
    facet: str
    value: str

    def stands_at(self, place: int, keys: list[tuple[str, str]]) -> bool:
        """Whether the words follow one another from this place on; lemma or stem must agree."""
        there = keys[place : place + len(self.words)]
        return len(there) == len(self.words) and all(
            a[0] == b[0] or a[1] == b[1] for a, b in zip(self.words, there, strict=True)
        )


def spoken(text: str, language: str) -> Iterator[Spoken]:
    """The themes and audiences that a text names, in order, as often as it does."""
    words, known = columns(text, language), _synonyms_by_key(language)
    keys = list(zip(words.lemmas, words.stems, strict=True))
    # Most words begin no synonym: they cost a look and no more.
    begins = [place for place, (lemma, stem) in enumerate(keys) if lemma in known or stem in known]
    for place in begins:
        lemma, stem = keys[place]
        for synonym in dict.fromkeys((*known.get(lemma, ()), *known.get(stem, ()))):
            if synonym.stands_at(place, keys):
                stretch = text[words.starts[place] : words.ends[place + len(synonym.words) - 1]]
                # "tip" is a type and "som" a thousand: acronyms count in capitals only.
                if not synonym.capitals or to_latin(stretch) == synonym.capitals:
                    yield Spoken(synonym.facet, synonym.value, stretch)


@cache
def _synonyms_by_key(language: str) -> Mapping[str, list[_Synonym]]:
    found: defaultdict[str, list[_Synonym]] = defaultdict(list)
    for facet in ("theme", "audience"):
        for entry in taxonomy.load().entries[facet].values():
            for spelt in _synonyms(entry.row, language):
                words = tuple((word.keys.lemma, word.keys.stem) for word in analyze(spelt, language))
                for key in words[0] if words else ():
                    found[key].append(_Synonym(words, spelt if spelt.isupper() else "", facet, entry.id))
    return found


def _synonyms(row: Mapping[str, Any], language: str) -> list[str]:
    wanted = ("en",) if language == "en" else ("sr", "ijek")
    synonyms = [s for key in wanted for s in row.get("synonyms", {}).get(key, [])]
    labels = [row["label"][key] for key in wanted if key in row["label"]]
    return [s for s in dict.fromkeys(labels + synonyms) if s not in _weak()]


@cache
def _weak() -> frozenset[str]:
    raw = table("themes.yaml")
    return frozenset(word for words in raw["weak_synonyms"].values() for word in words)
