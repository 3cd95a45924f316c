"""Is this line the heading of a part of a law: ГЛАВА VII, PART II, I. ОСНОВНЕ ОДРЕДБЕ, ANNEX A? Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kb.numbering import from_roman
from kb.text.scripts import to_latin

ARTICLE_RANK = 100
"""Below every heading of a law."""

_KINDS = {
    "annex": (1, "prilog|aneks|dodatak|annex|appendix|schedule|attachment"),
    "part": (2, "deo|dio|part|knjiga|book"),
    "title": (3, "title|naslov"),
    "chapter": (4, "glava|poglavlje|chapter"),
    "section": (6, "odeljak|odjeljak|odsek|odsjek|section"),
    "subsection": (7, "pododeljak|pododjeljak|subsection|sub-section"),
}
_ORDINALS = {
    word: value
    for value, words in enumerate(
        [
            "prv first one", "drug second two", "treć third three", "četvrt fourth four", "pet fifth five",
            "šest sixth six", "sedm seventh seven", "osm eighth eight", "devet ninth nine", "deset tenth ten",
            "jedanaest eleventh", "dvanaest twelfth", "trinaest thirteenth", "četrnaest fourteenth",
            "petnaest fifteenth", "šesnaest sixteenth", "sedamnaest", "osamnaest", "devetnaest", "dvadeset",
        ],
        1,
    )
    for word in words.split()
}  # fmt: skip
_WORDS = "|".join(words for _, words in _KINDS.values())
_ORDINAL = r"(?:tridest|trideset|dvadeset)?\s?\w+[iaoeh]"
_NAMED = re.compile(
    rf"""(?:(?P<before>[^\W\d_]{{3,14}})\s)?(?P<kind>{_WORDS})\b
    (?:\s+(?P<number>[ivxlc]{{1,7}}|\d{{1,3}}|[a-h])(?=[.:\s–—)]|$)|\s+(?P<after>[^\W\d_]{{3,14}}(?:\s[^\W\d_]{{3,14}})?))?
    (?P<rest>.*)""",
    re.VERBOSE | re.IGNORECASE,
)
_ROMAN = re.compile(r"(?P<number>[IVXLХ]{1,7})(?:[.)]|\s?[-–—]|(?=\s))\s*(?P<rest>[^\W\d_].*|)$")
_DECIMAL = re.compile(r"(?P<number>\d{1,2}(?:\.\d{1,2})*[аa-zд]?)[.)]?\s+(?P<rest>[^\W\d_a-zа-шђјљњћџčćžšđ].*)$")
_CLOSED = re.compile(r"[.;:,!?][\"”“)]*$")


@dataclass(frozen=True, slots=True)
class StructureLine:
    """The kind of a part and its number where it has one. A weak one is a heading only where articles follow soon."""

    kind: str
    rank: int
    number: str = ""
    weak: bool = False
    titled: bool = False

    @property
    def anchor(self) -> str:
        """`chapter-7`; just the kind where there is no number."""
        return f"{self.kind}-{self.number}" if self.number else self.kind


def structure_line(text: str) -> StructureLine | None:
    """What the line says if it looks like the heading of a part of a law.

    >>> structure_line("ГЛАВА VII").anchor
    'chapter-7'
    >>> structure_line("Deo drugi").anchor, structure_line("ANNEX A").anchor
    ('part-2', 'annex-a')
    >>> structure_line("Члан 5. примењује се.")
    """
    if len(text) > 250 or not text[:1].isalnum() or text[0].islower():
        return None
    return _named(text) or _weak(text)


def _named(text: str) -> StructureLine | None:
    if len(text) > 160 or text.endswith((",", ";")):
        return None
    found = _NAMED.match(to_latin(text))
    if not found:
        return None
    kind = next(kind for kind, (_, words) in _KINDS.items() if re.fullmatch(words, found["kind"], re.IGNORECASE))
    number = _number(found["number"] or found["before"] or found["after"] or "")
    if found["before"] and not number:
        return None
    if not number and (found["after"] or found["rest"].strip(" .:*")) and not found["kind"].isupper():
        return None
    rest = found["rest"].strip()
    if rest[:1].islower() or (rest.endswith(".") and len(rest) > 60):
        return None
    return StructureLine(kind, _KINDS[kind][0], number, titled=len(rest.strip(" .:–—-*)")) > 2)


def _weak(text: str) -> StructureLine | None:
    if _CLOSED.search(text) or text.startswith("*"):
        return None
    if (found := _ROMAN.match(text)) and (value := from_roman(to_latin(found["number"]).replace("H", "X"))):
        return StructureLine("heading", 5, str(value), weak=True, titled=bool(found["rest"]))
    if found := _DECIMAL.match(text):
        depth = found["number"].count(".")
        return StructureLine("heading", 10 + depth, found["number"].replace(".", "-"), weak=True, titled=True)
    letters = [c for c in text if c.isalpha()]
    if len(letters) > 4 and text.upper() == text:
        return StructureLine("heading", 8, weak=True, titled=True)
    return None


def _number(word: str) -> str:
    plain = word.lower()
    if plain.isdigit() or (len(plain) == 1 and not from_roman(plain)):
        return plain
    if value := from_roman(plain):
        return str(value)
    total = 0
    for part in plain.split():
        stem = re.sub(r"(?:i|a|o|e|og|oj)$", "", part) if part not in _ORDINALS else part
        if part == "trideset":
            total += 30
        elif stem in _ORDINALS:
            total += _ORDINALS[stem]
    return str(total) if total else ""
