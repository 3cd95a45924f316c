"""Where a rule stands: work, expression and provision as values; written `work/language@version#anchor`.

A work is a text whatever its language (`rs-kz`), an expression one language version of it, a provision a place
inside: `art-350a`, `art-350-par-2-pt-1`, `art-18-20` for a range, `annex-1-art-2`, `chapter-7`. How people write
these in a sentence is `kb.citation_styles`; how they are found there is `kb.citation`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

# `2.3` and `16bis` are numbers of articles in treaties and model laws; `350a` and `40lj` are inserted articles.
_NUMBER = r"\d+(?:\.\d+)?[^\W\d_]*"
_ANCHOR = re.compile(
    rf"""(?:(?P<part>.+?)-)?art-(?P<article>{_NUMBER})(?:-(?P<last>{_NUMBER}))?
    (?:-par-(?P<paragraph>\w+))?(?:-pt-(?P<point>\w+))?(?:-sub-(?P<subpoint>\w+))?(?:--\d+)?""",
    re.VERBOSE,
)
# Outside law a paragraph may stand alone: `stav 2` of a text whose article is not known.
_INNER = re.compile(r"(?:par-(?P<paragraph>\w+))?-?(?:pt-(?P<point>\w+))?(?:-sub-(?P<subpoint>\w+))?")
_EXPRESSION = re.compile(r"(?P<work>[^/@#]+)(?:/(?P<language>[A-Za-z-]+))?(?:@(?P<version>[\w.-]+))?")
# A longer one is a slip of the pen or of the finder; counting it out would flood the index.
_LONGEST_RANGE = 400


@dataclass(frozen=True, slots=True)
class Provision:
    """A place in a work. Numbers are in the plain form of `kb.numbering`; all empty means the whole work.

    `part` is an annex (or the anchor of a place without an article), `last` the end of a range of articles.
    """

    article: str = ""
    paragraph: str = ""
    point: str = ""
    subpoint: str = ""
    last: str = ""
    part: str = ""

    @property
    def anchor(self) -> str:
        """The anchor; empty for the whole work.

        >>> Provision("350", "2", "1").anchor
        'art-350-par-2-pt-1'
        """
        pieces = [self.part]
        pieces += ["art", self.article, self.last] if self.article else []
        for name, value in (("par", self.paragraph), ("pt", self.point), ("sub", self.subpoint)):
            pieces += [name, value] if value else []
        return "-".join(filter(None, pieces))

    @property
    def whole_article(self) -> Provision:
        """The article, without paragraph and point."""
        return replace(self, paragraph="", point="", subpoint="")

    def covers(self, other: Provision) -> bool:
        """Whether the other place lies in this one (or is the same)."""
        if self.part != other.part or (self.article and other.article not in self.articles()):
            return False
        mine, theirs = (self.paragraph, self.point, self.subpoint), (other.paragraph, other.point, other.subpoint)
        return all(not m or m == t for m, t in zip(mine, theirs, strict=True))

    def articles(self) -> tuple[str, ...]:
        """The article, or every article of a range that can be counted."""
        if not self.last:
            return (self.article,) if self.article else ()
        # `350a–352`: 351 lies between, and which lettered ones do only the law itself could tell.
        low, high = _leading(self.article), _leading(self.last)
        if not low < high <= low + _LONGEST_RANGE:
            return (self.article, self.last)
        return (self.article, *(str(n) for n in range(low + 1, high)), self.last)


WHOLE = Provision()
"""The whole of a work."""


def parse_anchor(anchor: str) -> Provision:
    """The place that an anchor names; an anchor without an article becomes a `part`.

    >>> parse_anchor("annex-1-art-2-par-3")
    Provision(article='2', paragraph='3', point='', subpoint='', last='', part='annex-1')
    """
    for pattern in (_ANCHOR, _INNER):
        if anchor and (found := pattern.fullmatch(anchor)):
            return Provision(**{name: value or "" for name, value in found.groupdict().items()})
    return Provision(part=anchor)


@dataclass(frozen=True, slots=True)
class Expression:
    """A work, or one language version of it, in its state at one date."""

    work: str
    language: str = ""
    version: str = ""

    def __str__(self) -> str:
        """`rs-kz/sr-Cyrl@2019-12-01`."""
        return self.work + (f"/{self.language}" if self.language else "") + (f"@{self.version}" if self.version else "")


@dataclass(frozen=True, slots=True)
class Address:
    """A place in a work or expression."""

    expression: Expression
    provision: Provision = WHOLE

    @property
    def work(self) -> str:
        """The work's id."""
        return self.expression.work

    @property
    def key(self) -> str:
        """`work#anchor`: the form that is indexed, the same for every language."""
        return f"{self.work}#{self.provision.anchor}" if self.provision != WHOLE else self.work

    def __str__(self) -> str:
        """The full form with language and version."""
        return f"{self.expression}#{self.provision.anchor}" if self.provision != WHOLE else str(self.expression)


def parse_address(text: str) -> Address:
    """The address that `str(address)` or `address.key` gave.

    >>> parse_address("rs-kz/sr-Cyrl#art-350").key
    'rs-kz#art-350'
    """
    head, _, anchor = text.partition("#")
    found = _EXPRESSION.fullmatch(head)
    # Names of unknown texts (`name:gazette:72/2009`) hold a slash that begins no language.
    if not found:
        return Address(Expression(head), parse_anchor(anchor))
    return Address(Expression(**{k: v or "" for k, v in found.groupdict().items()}), parse_anchor(anchor))


def basis_address(row: Mapping[str, Any]) -> str:
    """The address in one row of the front matter's `legal_basis`; empty where it names no instrument.

    >>> basis_address({"instrument": "rs-kz", "provision": "art-350"})
    'rs-kz#art-350'
    """
    return "#".join(filter(None, (str(row.get("instrument") or ""), str(row.get("provision") or ""))))


def places_of(address: str) -> Iterator[str]:
    """The addresses under which a passage can be asked for: its own, and each article of a range.

    >>> list(places_of("untoc#art-18-20"))
    ['untoc#art-18-20', 'untoc#art-18', 'untoc#art-19', 'untoc#art-20']
    """
    work, _, anchor = address.partition("#")
    yield address
    provision = parse_anchor(anchor)
    if provision.last:
        yield from (f"{work}#{replace(provision, article=number, last='').anchor}" for number in provision.articles())


def containing(address: str) -> Iterator[str]:
    """The address itself and every place around it, up to the work: what a citation of it also cites.

    >>> list(containing("rs-kz#art-350-par-2-pt-1"))
    ['rs-kz#art-350-par-2-pt-1', 'rs-kz#art-350-par-2', 'rs-kz#art-350', 'rs-kz']
    """
    place = parse_address(address)
    provision = place.provision
    # From the inside out; for a range each of its articles too, so that `art-18-20` is found by who asks for 19.
    steps = [
        provision,
        replace(provision, subpoint=""),
        replace(provision, subpoint="", point=""),
        provision.whole_article,
        *(Provision(number, part=provision.part) for number in provision.articles()),
        WHOLE,
    ]
    yield from dict.fromkeys(Address(Expression(place.work), step).key for step in steps)


def _leading(number: str) -> int:
    found = re.match(r"\d+", number)
    return int(found.group()) if found else 0
