"""The numbers of articles: `350а`, `418-a`, `IV`, `16 bis` → one plain form, which anchors and addresses use."""

from __future__ import annotations

import re

from kb.text.scripts import to_latin

_BIS = "bis|ter|quater|quinquies|sexies|septies|octies|novies|decies"
_LETTER = r"(?:[lLnN][jJ]|[dD][žŽ]|[^\W\d_])"
NUMBER = rf"""(?:
    \d{{1,4}}(?:\s?\(?(?:{_BIS})\b\)?|(?:\s?[-/]\s?)?{_LETTER}(?![\w])|\s{_LETTER}(?=[.)*]))?
    |[IVXL]{{1,8}}(?:\.\d{{1,3}})?(?:\s?(?:{_BIS})\b|[a-c](?!\w))?(?!\w)
)"""
"""A number as an article bears it, for a verbose pattern; Roman ones in capitals."""

_FORM = re.compile(rf"(\d+|[ivxl]+)(\.\d+)?[\s\-/(]*({_BIS}|{_LETTER})?\)?")
# Up to 89: C and D are letters of inserted articles, and no chapter of a law has so high a number.
_ROMAN = re.compile(r"(?=[ivxl])x{0,3}(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})", re.IGNORECASE)
_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50}
# The order of Cyrillic, by which Serbian laws letter what they insert: 350a, 350b, 350v. ǆ stands for dž.
_ALPHABET = "abvgdđežzijklmnoprstćufhcčǆšqwxy"


def canonical(text: str) -> str:
    """The plain form of a number: lower-case Latin, no space, no dot; a Roman number becomes Arabic.

    >>> canonical("350а."), canonical("418-A"), canonical("IV"), canonical("16 bis"), canonical("II.3")
    ('350a', '418a', '4', '16bis', '2.3')
    """
    plain = to_latin(text).strip(" .*").lower()
    found = _FORM.fullmatch(plain)
    if not found:
        return re.sub(r"[^\w.]+", "", plain)
    value, part, letter = found.groups(default="")
    return (str(int(value)) if value.isdigit() else str(from_roman(value) or value)) + part + letter


def from_roman(text: str) -> int | None:
    """The value of a Roman number below 90, or None.

    >>> from_roman("XIV"), from_roman("IIX")
    (14, None)
    """
    if not _ROMAN.fullmatch(text):
        return None
    values = [_VALUES[letter] for letter in text.lower()]
    return sum(-v if v < n else v for v, n in zip(values, [*values[1:], 0], strict=True))


def order(number: str) -> tuple[int, tuple[int, ...]]:
    """A key by which plain numbers sort as laws count: 350, 350a, 350b, 350v, 351; letters as in Serbian Cyrillic."""
    digits = re.match(r"\d*", number)
    value = digits.group() if digits else ""
    rest = number[len(value) :].replace("dž", "ǆ")
    return int(value or 0), tuple(_ALPHABET.find(letter) + 1 for letter in rest)
