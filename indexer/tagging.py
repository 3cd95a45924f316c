"""Tags suggested from a text, each with its evidence. Front matter always wins over them; see `indexer.records`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from indexer.country_names import mentions, readable
from indexer.theme_words import spoken
from kb.model import Tag

ENOUGH = 2.0
"""Weight of mentions from which a document counts as being about a country or theme."""

SHARE = 0.15
"""A country needs this share of the most-mentioned one's weight."""

MOST = 6
"""At most so many countries and themes are suggested for a document, the weightiest."""

_TITLE = 3.0
_LONGEST = 200_000


SUGGESTED = ("country", "theme", "audience")
"""The facets for which tags can be suggested."""


def suggest(title: str, text: str, language: str, facets: Collection[str] = SUGGESTED) -> tuple[Tag, ...]:
    """What the text is about in each of the facets, weightiest first."""
    text = text[:_LONGEST]
    countries = _countries(title, text) if "country" in facets else ()
    spoken_of = [facet for facet in facets if facet != "country"]
    return (*countries, *(_themes(title, text, language, spoken_of) if spoken_of else ()))


def _countries(title: str, text: str) -> Iterable[Tag]:
    weights: defaultdict[str, float] = defaultdict(float)
    words: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for part, factor in ((title, _TITLE), (text, 1.0)):
        for mention in mentions(readable(part)):
            weights[mention.country] += factor * mention.weight
            words[mention.country][mention.words.strip("\0")] = None
    yield from _tags("country", weights, words, max(weights.values(), default=0.0) * SHARE)


def _themes(title: str, text: str, language: str, facets: Collection[str]) -> Iterable[Tag]:
    weights: defaultdict[tuple[str, str], float] = defaultdict(float)
    words: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for part, factor in ((title, _TITLE), (text, 1.0)):
        for found in spoken(part, language):
            weights[found.facet, found.value] += factor
            words[found.value][found.words] = None
    for facet in facets:
        yield from _tags(facet, {v: w for (f, v), w in weights.items() if f == facet}, words, 0.0)


def _tags(
    facet: str, weights: dict[str, float], words: dict[str, dict[str, None]], least: float
) -> Iterable[Tag]:
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    for value, weight in ranked[:MOST]:
        if weight >= max(ENOUGH, least):
            yield Tag(facet, value, "suggested", ", ".join(list(words[value])[:5]))
