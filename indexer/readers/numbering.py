"""The numbers that Word shows but does not write: `Члан 24.`, `(1)`, `a)` before a paragraph of a numbered list.

Laws are often numbered so from the first article to the last; read without these numbers, they have no articles.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field

from indexer.readers.xml_tree import Element, attribute, child, is_on, local

_LATIN = "abcdefghijklmnopqrstuvwxyz"
# Word has no Serbian alphabet; documents of the region are numbered by the Russian one, without its signs.
_RUSSIAN = "абвгдежзиклмнопрстуфхцчшщэюя"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"))
_SMALL_ROMAN = ((9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(frozen=True, slots=True)
class _Level:
    """How one level of a list is numbered; `restart` counts the levels above after which it begins anew, None all."""

    start: int
    form: str
    text: str
    restart: int | None = None
    is_legal: bool = False


@dataclass(slots=True)
class Numbering:
    """The lists of one document and where each of them stands."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    lists: dict[str, str] = field(default_factory=dict)
    counters: dict[str, dict[int, int]] = field(default_factory=lambda: defaultdict(dict))
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)

    def next(self, number_id: str, level: int) -> str | None:
        """The label of the next paragraph at a level of a list, `` for a bullet; None where there is no such list."""
        abstract = self.lists.get(number_id, "")
        levels = self.levels.get(number_id) or self.levels.get(f"abstract {abstract}")
        if levels is None or level not in levels:
            return None
        # Lists of one kind share their counters; "restart at 1" is a list of its own that resets them when first used.
        counters = self.counters[abstract or number_id]
        if (start := self.restarts.get(number_id, {}).pop(level, None)) is not None:
            counters[level] = start - 1
        counters[level] = counters.get(level, levels[level].start - 1) + 1
        for above in range(level):
            # Word counts a level that was left out as begun: after `2.a.i` follows `2.b`.
            if above in levels:
                counters.setdefault(above, levels[above].start)
        for deeper in [other for other in counters if other > level and _restarts(levels.get(other), level)]:
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
            numbering.restarts[number_id] = _restarted(element)
            if overrides := _overrides(element):
                numbering.levels[number_id] = {**numbering.levels.get(f"abstract {abstract}", {}), **overrides}
    return numbering


def _levels(element: Element) -> dict[int, _Level]:
    return {_whole(attribute(c, "ilvl"), 0): _level(c) for c in element if local(c) == "lvl"}


def _overrides(element: Element) -> dict[int, _Level]:
    found = ((_whole(attribute(c, "ilvl"), 0), child(c, "lvl")) for c in element if local(c) == "lvlOverride")
    return {level: _level(inner) for level, inner in found if inner is not None}


def _restarted(element: Element) -> dict[int, int]:
    found = ((_whole(attribute(c, "ilvl"), 0), child(c, "startOverride")) for c in element if local(c) == "lvlOverride")
    return {level: _whole(attribute(start, "val"), 1) for level, start in found if start is not None}


def _level(element: Element) -> _Level:
    return _Level(
        # The standard's default is zero, whatever Word itself writes.
        _whole(attribute(child(element, "start"), "val", "0"), 1),
        attribute(child(element, "numFmt"), "val"),
        attribute(child(element, "lvlText"), "val"),
        int(text) if (text := attribute(child(element, "lvlRestart"), "val")).isdigit() else None,
        is_on(child(element, "isLgl")),
    )


def _restarts(deeper: _Level | None, level: int) -> bool:
    """Whether a deeper level begins anew after this one: articles of a law often count on through its chapters."""
    return deeper is None or deeper.restart is None or level < deeper.restart


def _whole(text: str, default: int) -> int:
    return int(text) if text.isdigit() and len(text) < 7 else default


def _label(levels: dict[int, _Level], level: int, counters: dict[int, int]) -> str:
    if levels[level].form == "bullet":
        return ""

    def number(found: re.Match[str]) -> str:
        place = int(found.group(1)) - 1
        known = levels.get(place)
        # "Legal" numbering writes `1.1` below an `Article I`.
        form = known.form if known and not levels[level].is_legal else "decimal"
        return _format(counters.get(place, known.start if known else 1), form)

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
    "none": lambda number: "",
    "bullet": lambda number: "",
    "decimalZero": lambda number: f"{number:02}",
}
