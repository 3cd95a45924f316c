"""The numbers that Word shows but does not write: `Члан 24.`, `(1)`, `a)` before a paragraph of a numbered list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from indexer.readers.xml_tree import Element, attribute, child, local

_CYRILLIC = "абвгдђежзијклљмнњопрстћуфхцчџш"
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_SMALL_ROMAN = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    form: str
    text: str


@dataclass(slots=True)
class Numbering:
    """The lists of one document and where each of them stands."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))

    def next(self, number_id: str, level: int) -> str | None:
        """The label of the next paragraph at a level of a list, `` for a bullet; None where there is no such list."""
        abstract = self.lists.get(number_id, "")
        levels = self.levels.get(number_id) or self.levels.get(f"abstract {abstract}")
        if levels is None or level not in levels:
            return None
        counters = self.counters[abstract or number_id]
        counters[level] = counters.get(level, levels[level].start - 1) + 1
        for deeper in [other for other in counters if other > level]:
            del counters[deeper]
        return _label(levels, level, counters)


def read_numbering(root: Element | None) -> Numbering:
    """The lists that `numbering.xml` declares; none where it is missing."""
    numbering = Numbering()
    for element in root if root is not None else ():
        if local(element) == "abstractNum":
            numbering.levels[f"abstract {attribute(element, 'abstractNumId')}"] = _levels(element)
        elif local(element) == "num":
            number_id = attribute(element, "numId")
            abstract = attribute(child(element, "abstractNumId"), "val")
            numbering.lists[number_id] = abstract
            if overrides := _overrides(element):
                numbering.levels[number_id] = {**numbering.levels.get(f"abstract {abstract}", {}), **overrides}
    return numbering


def _levels(element: Element) -> dict[int, _Level]:
    return {_whole(attribute(c, "ilvl"), 0): _level(c) for c in element if local(c) == "lvl"}


def _overrides(element: Element) -> dict[int, _Level]:
    found = ((_whole(attribute(c, "ilvl"), 0), child(c, "lvl")) for c in element if local(c) == "lvlOverride")
    return {level: _level(inner) for level, inner in found if inner is not None}


def _level(element: Element) -> _Level:
    start = _whole(attribute(child(element, "start"), "val"), 1)
    return _Level(start, attribute(child(element, "numFmt"), "val"), attribute(child(element, "lvlText"), "val"))


def _whole(text: str, default: int) -> int:
    return int(text) if text.isdigit() and len(text) < 7 else default


def _label(levels: dict[int, _Level], level: int, counters: dict[int, int]) -> str:
    if levels[level].form in ("bullet", "none"):
        return ""

    def number(found: re.Match[str]) -> str:
        place = int(found.group(1)) - 1
        known = levels.get(place)
        return _format(counters.get(place, known.start if known else 1), known.form if known else "decimal")

    return re.sub(r"%([1-9])", number, levels[level].text).strip()


def _format(number: int, form: str) -> str:
    return _FORMS.get(form, str)(number)


def _letters(alphabet: str) -> Callable[[int], str]:
    def letter(number: int) -> str:
        return alphabet[(number - 1) % len(alphabet)] * ((number - 1) // len(alphabet) % 10 + 1)

    return letter


def roman(number: int) -> str:
    """A whole number in small Roman numerals; above 4999 in digits."""
    if not 0 < number < 5000:
        return str(number)
    parts = []
    for worth, numeral in _ROMAN + _SMALL_ROMAN:
        parts.append(numeral * (number // worth))
        number %= worth
    return "".join(parts)


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerLetter": _letters(_LATIN),
    "upperLetter": _letters(_LATIN.upper()),
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "russianLower": _letters(_RUSSIAN),
    "russianUpper": _letters(_RUSSIAN.upper()),
    "decimalZero": lambda number: f"{number:02}",
}
