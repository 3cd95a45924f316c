"""Official numbers of legal texts: CELEX, ELI, CETS/ETS and UNTS; read from any usual spelling, written in one."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Scheme = Literal["celex", "cets", "unts"]

_EU_ACT = re.compile(
    r"""(?P<council>(?:Council|Commission|European\sParliament(?:\sand\sCouncil)?)\s)?
    (?P<kind>Framework\sDecision|Okvirn\w{1,4}\sodluk\w{1,3}|Directive|Direktiv\w{1,3}|Regulation|Uredb\w{1,3}|Decision|Odluk\w{1,3})
    \s(?:(?:Saveta|Vijeca|Komisije|Evropskog\sparlamenta\si\sSaveta)\s)?
    (?P<by>\((?:EU|EC|EEC|EZ|EEZ|JHA)\)\s?)?(?P<no>(?:No\.?|br\.?)\s?)?
    (?P<first>\d{2,4})/(?P<second>\d{1,4})(?P<of>/(?:EU|EC|EEC|EZ|EEZ|JHA|PUP|CFSP))?(?![\w/])""",
    re.VERBOSE,
)
_SERIES = re.compile(r"\b(?:C?ETS|SEV)\s?(?:No\.?|br\.?)?\s?0{0,2}(?P<number>\d{1,3})(?![\w/])")
_UNTS = re.compile(r"\bUNTS,?\s?(?:vol\.?\s?)?(?P<volume>\d{1,4})(?:,?\s?p\.?\s?(?P<page>\d+))?")
_CELEX = re.compile(r"\b(?:CELEX\s?:?\s?)?(?P<celex>[1-9]\d{4}[A-Z]{1,2}\d{4})\b")
_ELI = re.compile(r"data\.europa\.eu/eli/(?P<kind>dir|reg|dec)(?:_\w+)?/(?P<year>\d{4})/(?P<number>\d{1,4})")
_LETTER = {"d": "L", "r": "R", "u": "R", "f": "F", "o": "F"}
_ELI_LETTER = {"dir": "L", "reg": "R", "dec": "D"}


@dataclass(frozen=True, slots=True)
class Identifier:
    """An official number; `value` is the number alone, as its scheme writes it."""

    scheme: Scheme
    value: str

    @property
    def key(self) -> str:
        """`celex:32011L0036`: how a work is looked up by it."""
        return f"{self.scheme}:{self.value}"

    def __str__(self) -> str:
        """As lawyers write it.

        >>> str(Identifier("cets", "197")), str(Identifier("cets", "30")), str(Identifier("unts", "2225/209"))
        ('CETS No. 197', 'ETS No. 030', 'UNTS vol. 2225, p. 209')
        """
        match self.scheme:
            case "cets":
                # The series was renamed after its number 193.
                return f"{'CETS' if int(self.value) > 193 else 'ETS'} No. {int(self.value):03}"
            case "unts":
                volume, _, page = self.value.partition("/")
                return f"UNTS vol. {volume}" + (f", p. {page}" if page else "")
            case "celex":
                return f"CELEX {self.value}"

    @property
    def eli(self) -> str:
        """The European Legislation Identifier of an EU act of the Official Journal; empty for other texts.

        >>> Identifier("celex", "32011L0036").eli
        'http://data.europa.eu/eli/dir/2011/36/oj'
        """
        found = re.fullmatch(r"3(\d{4})([LRDF])(\d{4})", self.value) if self.scheme == "celex" else None
        if not found:
            return ""
        kind = {"L": "dir", "R": "reg", "D": "dec", "F": "dec_framw"}[found[2]]
        return f"http://data.europa.eu/eli/{kind}/{found[1]}/{int(found[3])}/oj"


def read_identifier(text: str) -> Identifier | None:
    """The first official number in a text, or None. EU acts, named or by ELI, are read as their CELEX number.

    >>> read_identifier("Direktiva 2011/36/EU").value, read_identifier("ETS No. 030").value
    ('32011L0036', '30')
    """
    if found := _CELEX.search(text):
        return Identifier("celex", found["celex"])
    if found := _ELI.search(text):
        letter = _ELI_LETTER[found["kind"]]
        return Identifier("celex", f"3{found['year']}{letter}{int(found['number']):04}")
    if (found := _EU_ACT.search(text)) and (act := _eu_act(found)):
        return act
    if found := _SERIES.search(text):
        return Identifier("cets", str(int(found["number"])))
    if found := _UNTS.search(text):
        return Identifier("unts", found["volume"] + (f"/{found['page']}" if found["page"] else ""))
    return None


def eu_act_at(text: str, start: int) -> tuple[int, Identifier] | None:
    """The EU act or treaty number that begins here: where it ends, and its number."""
    if (found := _EU_ACT.match(text, start)) and (act := _eu_act(found)):
        return found.end(), act
    if found := _SERIES.match(text, start):
        return found.end(), Identifier("cets", str(int(found["number"])))
    return None


def _eu_act(found: re.Match[str]) -> Identifier | None:
    """The act's CELEX number; None for a decision or regulation that nothing says is the Union's."""
    kind = found["kind"]
    if not (found["by"] or found["of"] or found["council"] or kind[:2] in ("Di", "Fr", "Ok")):
        return None
    letter = "D" if kind.startswith(("Dec", "Odl")) else _LETTER[kind[0].lower()]
    year, number = found["first"], found["second"]
    # Before 2015 regulations were counted first and dated after: No 562/2006.
    if (found["no"] and letter == "R") or len(year) == 3 or not _is_year(year):
        year, number = number, year
    if len(year) == 2:
        # The first act of the Union's forerunners is of 1952.
        year = ("19" if int(year) > 50 else "20") + year
    return Identifier("celex", f"3{year}{letter}{int(number):04}")


def _is_year(text: str) -> bool:
    return len(text) == 2 or 1950 <= int(text) <= 2100
