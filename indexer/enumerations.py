"""Countries named in one breath: "Albania, Montenegro and Serbia" are the parties of what a text tells. Pure.

One mention in passing says little; a list says that somebody counted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from indexer.country_names import NAME, Mention

LEAST = 3
"""So many countries in a row are a list; two are as often "the border between A and B"."""

_SMALL = r"(?:(?:and|or|the|then|today|tadasnj\w+|danas\w*|from|of|in|i|te|ili|u|iz|sa|s|as well as|kao i)\s+){0,3}"
_YEAR = r"(?:\s?\([^()]{1,20}\))?"  # "Bulgaria (2008), Austria (2011)"
# A list goes on over states that the taxonomy does not know: "Hungary, Moldova, Montenegro".
_OTHERS = rf"(?:{_SMALL}[A-Z]\w+(?:\s[A-Z]\w+)?{_YEAR}\s*,?\s*){{0,2}}"
_BETWEEN = re.compile(rf"{_YEAR}[\s*]*(?:[,;/–-]|\b(?:and|i|te|ili|or|as well as|kao i)\b)[\s,;]*{_OTHERS}{_SMALL}")


def listed(mentions: Iterable[Mention], text: str) -> frozenset[str]:
    """The countries that stand in a list in this readable text, by full name or abbreviation."""
    found: set[str] = set()
    for row in _rows((m for m in mentions if m.weight >= NAME / 2), text):
        countries = {mention.country for mention in row}
        found |= countries if len(countries) >= LEAST else set()
    return frozenset(found)


def _rows(mentions: Iterable[Mention], text: str) -> Iterator[list[Mention]]:
    """Mentions with nothing but commas and small words between them, together."""
    row: list[Mention] = []
    for mention in mentions:
        if row and not _BETWEEN.fullmatch(text[row[-1].start + len(row[-1].words) : mention.start]):
            yield row
            row = []
        row.append(mention)
    yield row
