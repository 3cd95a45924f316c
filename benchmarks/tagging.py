"""How well tags are suggested from a text alone: precision and recall per facet, with the number of tags behind them.

    python -m benchmarks.tagging [--errors]

Three kinds of people's tags stand against the suggestions: the front matter of the starter corpus (hidden from the
tagger), the issues of the UN reviews' recommendations, and the country from whose courts and gazettes a text comes.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.corpus_files import corpus
from indexer.country_names import mentions, readable
from indexer.tagging import suggest
from kb import taxonomy

DATA = Path("../shared/data")
FACETS = {"country": "countries", "theme": "themes", "audience": "audiences"}
ISSUES = {
    "Trafficking": "trafficking-in-human-beings",
    "Asylum-seekers - refugees": "asylum-and-human-rights",
    "Corruption": "corruption",
    "International instruments": "international-instruments",
    "Human rights education and training": "training-and-capacity-building",
    "National plan of action": "strategies-and-coordination",
}
"""Issues of the reviews that mean what one of our themes means; the others are wider than this knowledge base."""

COURTS = {"RS": "serbia", "BA": "bosnia-and-herzegovina"}


@dataclass(frozen=True, slots=True)
class Judged:
    """A text, what people said of it and what was suggested, as values of one facet."""

    name: str
    wanted: frozenset[str]
    given: frozenset[str]


@dataclass(frozen=True, slots=True)
class Measured:
    """Precision and recall over all tags of a set; `support` counts the people's tags."""

    what: str
    precision: float
    recall: float
    support: int


def from_corpus(facet: str) -> Iterator[Judged]:
    """Every document of the starter corpus whose front matter has this facet; all that a reader sees is the text."""
    for file in corpus():
        if wanted := frozenset(map(str, file.head.get(FACETS[facet]) or ())):
            text = "\n".join(file.shown()[1:])  # the first is the title
            given = _given(str(file.head["title"]), text, file.language, facet)
            # A broader theme is derived for every document in any case: it is neither right nor wrong.
            yield Judged(file.name, wanted, given - (_broader(wanted) - wanted))


def from_reviews(theme: str, issue: str) -> Iterator[Judged]:
    """Every recommendation, judged on one theme; a narrower theme counts as the theme."""
    for row in _rows(DATA / "upr-recommendations/sample.jsonl.gz"):
        wanted = frozenset({theme} if issue in row["issues"] else ())
        given = _given("", row["text"], "en", "theme")
        yield Judged(row["id"], wanted, _broader(given) & {theme})


def from_courts(code: str) -> Iterator[Judged]:
    """Laws and decisions of one country's sources. Only that country counts: others may well be named too."""
    country = frozenset({COURTS[code]})
    for row in _rows(DATA / f"legal-samples/{code}.jsonl.gz"):
        yield Judged(row["id"], country, _given(row["title"], row["text"], "sr", "country"))


def measured(what: str, judged: Sequence[Judged]) -> Measured:
    """Precision and recall over all tags together (micro-averaged); 0 where nothing was given or wanted."""
    right = sum(len(one.wanted & one.given) for one in judged)
    given, wanted = sum(len(one.given) for one in judged), sum(len(one.wanted) for one in judged)
    return Measured(what, right / given if given else 0.0, right / wanted if wanted else 0.0, wanted)


def named(judged: Sequence[Judged]) -> float:
    """The share of the wanted countries that the text names at all: no tagger of the text alone can find more."""
    texts = {file.name: f"{file.head['title']}\n" + "\n".join(file.shown()) for file in corpus()}
    there = [one.wanted & {m.country for m in mentions(readable(texts[one.name]))} for one in judged]
    return sum(map(len, there)) / sum(len(one.wanted) for one in judged)


def figures() -> Iterator[Measured]:
    """All rows of the table. The issues and the courts need ../shared/data."""
    for facet in FACETS:
        yield measured(f"front matter, {facet}", list(from_corpus(facet)))
    for issue, theme in ISSUES.items():
        yield measured(f"reviews, {issue}", list(from_reviews(theme, issue)))
    for code in COURTS:
        yield measured(f"sources of {code}, country", list(from_courts(code)))


def _broader(themes: frozenset[str]) -> frozenset[str]:
    """The themes with their broader ones; values of other facets as they are."""
    known = taxonomy.load().entries["theme"].keys()
    return themes | frozenset(taxonomy.load().with_broader("theme", tuple(themes & known)))


def _given(title: str, text: str, language: str, facet: str) -> frozenset[str]:
    return frozenset(tag.value for tag in suggest(title, text, language, (facet,)))


def _rows(path: Path) -> Iterator[Mapping[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from map(json.loads, lines)


def table() -> str:
    """The figures as lines of text."""
    head = f"{'tags suggested from the text against':<54} {'precision':>9} {'recall':>7} {'tags':>6}"
    rows = [f"{row.what:<54} {row.precision:>9.3f} {row.recall:>7.3f} {row.support:>6}" for row in figures()]
    return "\n".join([head, *rows])


def errors() -> Iterator[str]:
    """The documents of the corpus whose countries are not those of their front matter."""
    for one in from_corpus("country"):
        if one.wanted != one.given:
            yield f"{one.name}: not meant {sorted(one.given - one.wanted)}, missed {sorted(one.wanted - one.given)}"


if __name__ == "__main__":
    print("\n".join(errors()) if "--errors" in sys.argv else table())
