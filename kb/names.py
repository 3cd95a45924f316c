"""Names of legal texts in running text: any case ending, either script. Knows no instrument; see `kb.instruments`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from kb.text.scripts import fold, to_latin

_WORD = re.compile(r"\w+(?:/\w+)*")
_BETWEEN = re.compile(r"[ \u00a0]?[,–-]?[ \u00a0]{0,2}")
# An abbreviation takes its case ending behind a hyphen: `KZ-a`, `ZKP-om`.
_SUFFIX = re.compile(r"-(?:a|u|e|om|i|ov\w{1,3})\b")
_ENDING = re.compile(r"(?<=\w{3})(?:ovima|evima|ama|ima|oga|ome|omu|og|eg|om|em|im|ih|oj|a|e|i|o|u)\Z")
# No word is empty, so that ids can lie beside the next words in one mapping.
_IDS = ""


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A word without its case ending, folded: what all cases of a name share. Not a linguist's stem.

    >>> stem("законика"), stem("Zakonikom"), stem("zakona")
    ('zakonik', 'zakonik', 'zakon')
    """
    return _ENDING.sub("", fold(to_latin(word)).lower())


def name_key(name: str) -> str:
    """A name's words as stems, joined: equal for all its cases and both scripts.

    >>> name_key("Закона о општем управном поступку")
    'zakon-o-opst-upravn-postupk'
    """
    return "-".join(stem(found.group()) for found in _WORD.finditer(name))


def is_acronym(word: str) -> bool:
    """True for a word in capitals, such as KZ or UNTOC, which matches in capitals only."""
    return len(word) > 1 and sum(map(str.isupper, word)) > 1 and not any(map(str.islower, word[1:-1]))


@dataclass(frozen=True, slots=True)
class Names:
    """A tree of names by their words, whose leaves hold ids."""

    tree: Mapping[str, Any] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Iterable[tuple[str, str]]) -> Names:
        """The names of (name, id) pairs; one name may belong to several ids."""
        tree: dict[str, Any] = {}
        for name, id in names:
            node = tree
            for key in _keys(name):
                node = node.setdefault(key, {})
            # An empty name would be found everywhere.
            if node is not tree:
                node[_IDS] = tuple(dict.fromkeys((*node.get(_IDS, ()), id)))
        return cls(tree)

    def begins(self, word: str) -> bool:
        """Whether some name begins with this word."""
        return _key(word) in self.tree

    def longest(self, text: str, start: int) -> tuple[int, tuple[str, ...]] | None:
        """The longest name that begins at `start`: where it ends, and the ids that bear it."""
        node: Mapping[str, Any] = self.tree
        place, best = start, None
        while found := _WORD.match(text, place):
            node = node.get(_key(found.group()), {})
            if not node:
                break
            if _IDS in node:
                best = (found.end(), node[_IDS])
            between = _BETWEEN.match(text, found.end())
            place = between.end() if between else found.end()
            if place == found.end():
                break
        return _with_suffix(text, best) if best else None


def _with_suffix(text: str, best: tuple[int, tuple[str, ...]]) -> tuple[int, tuple[str, ...]]:
    suffix = _SUFFIX.match(text, best[0])
    return (suffix.end() if suffix else best[0]), best[1]


def _keys(name: str) -> Iterator[str]:
    return (_key(found.group()) for found in _WORD.finditer(name))


@lru_cache(maxsize=50_000)
def _key(word: str) -> str:
    # Capitals are kept apart: `KZ` is a code, `kz` only two letters.
    return "=" + to_latin(word).upper() if is_acronym(word) and len(word) < 9 else stem(word)
