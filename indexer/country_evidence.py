"""What a title and a text have to say for each country, weighed; which countries they are about. Pure.

Measured by `python -m benchmarks.tagging` on one half of the starter corpus and checked on the other.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from indexer.country_names import CITY, FORMER, Mention, mentions, readable
from indexer.enumerations import listed
from indexer.gazettes import cited
from kb import taxonomy

ENOUGH = 2.0
"""Weight from which a document counts as being about a country."""

SHARE, HEADED_SHARE = 0.36, 0.25
"""A country needs this share of the most-mentioned one's weight; less where a line or a row of a table is its own."""

ORIGIN = 2.0
"""Countries that people come from are named in passing: they need this times more."""

OPENING_WORDS = 50
_TITLE, _OPENING, _TEXT = 3.0, 1.0, 1.0
_LISTED, _HEADED, _CITED = 1.0, 1.0, 1.0
_MOST_CITED = 4

_HEAD = re.compile(r"(?:^|\n|\|)[ \t]*(?:[-*•–][ \t]+|\d+[.)][ \t]+)?$")
_AFTER_HEAD = re.compile(r"[ \t]*(?:[:(|–]|\n|$|,(?=[^\n]*\|)|and [A-Z]|i [A-Z])")
_AGAINST = re.compile(r"(?:\bv\.?|\bprotiv) $")
_LONGEST_HEAD, _BEFORE, _AFTER = 12, 30, 10


@dataclass(frozen=True, slots=True)
class Evidence:
    """One reason to think that a document is about a country.

    `weight` counts for the country and sets the bar for the others, `extra` only counts; `headed` says that a line is
    its own.
    """

    country: str
    words: str
    weight: float
    extra: float = 0.0
    headed: bool = False


def about(evidence: Iterable[Evidence]) -> Mapping[str, float]:
    """The countries of which there is enough evidence, with all that speaks for each."""
    weight: defaultdict[str, float] = defaultdict(float)
    extra: defaultdict[str, float] = defaultdict(float)
    headed: set[str] = set()
    for one in evidence:
        weight[one.country] += one.weight
        extra[one.country] += one.extra
        headed |= {one.country} if one.headed else set()
    most = max(weight.values(), default=0.0)
    total = {country: weight[country] + extra[country] for country in weight}
    return {c: sum_ for c, sum_ in total.items() if sum_ >= max(_needed(c), _share(c in headed) * most)}


def _needed(country: str) -> float:
    return ENOUGH * (ORIGIN if taxonomy.load().entries["country"][country].row.get("origin") else 1.0)


def _share(headed: bool) -> float:
    return HEADED_SHARE if headed else SHARE


def evidence(title: str, text: str) -> Iterator[Evidence]:
    """All evidence in a title and a text, names first."""
    named = readable(text)
    found = list(mentions(named))
    opening = readable(" ".join(text[: OPENING_WORDS * 20].split()[:OPENING_WORDS]))
    once: set[tuple[str, str]] = set()
    for part, factor, there in _parts(readable(title), opening, named, found):
        for mention in there:
            if (key := _said(mention, part, factor, whole=part is named)) not in once:
                yield Evidence(mention.country, mention.words.strip("\0"), factor * mention.weight)
            once |= {key}
    yield from (Evidence(country, "", 0.0, _LISTED) for country in listed(found, named))
    yield from _headed(found, named)
    for country, times in cited(named).items():
        yield Evidence(country, "", min(_MOST_CITED, times - 1), _CITED)


def _parts(title: str, opening: str, named: str, found: list[Mention]) -> tuple[tuple[str, float, list[Mention]], ...]:
    """Each part with the weight of a mention in it. The opening is a part of the text as well."""
    return (
        (title, _TITLE, list(mentions(title))), (opening, _OPENING, list(mentions(opening))), (named, _TEXT, found),
    )


def _said(mention: Mention, part: str, factor: float, whole: bool) -> tuple[str, str]:
    """What is the same for mentions that say the same thing again, and different for any two others."""
    end = mention.start + len(mention.words)
    before = part[max(0, mention.start - _BEFORE) : mention.start]
    # A city says where something happened, once: Atina, named fifty times, is also a women's refuge.
    if mention.weight == CITY:
        return mention.country, mention.words[:4]
    if _AGAINST.search(before):  # "Rantsev v. Cyprus" is a judgment that is cited
        return mention.country, f"v. {factor}"
    # A source named after every paragraph, or a running head, is one mention.
    if whole:
        return mention.country, " ".join(f"{before}{mention.words}{part[end : end + _AFTER]}".split())
    return mention.country, f"{len(part)} {mention.start}"


def _headed(found: list[Mention], text: str) -> Iterator[Evidence]:
    """For each country that stands alone at the head of a line, of an item or of a cell: once."""
    heads = {m.country: m.words for m in reversed(found) if m.weight >= FORMER and _is_head(m, text)}
    yield from (Evidence(country, words, 0.0, _HEADED, headed=True) for country, words in heads.items())


def _is_head(mention: Mention, text: str) -> bool:
    before = text[max(0, mention.start - _LONGEST_HEAD) : mention.start]
    return bool(_HEAD.search(before) and _AFTER_HEAD.match(text, mention.start + len(mention.words)))
