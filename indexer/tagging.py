"""Tags suggested from a text, each with its evidence. Front matter always wins over them; see `indexer.records`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable

from indexer.country_names import CAPITAL, mentions, readable
from indexer.enumerations import listed
from indexer.theme_words import spoken
from kb.model import Tag

ENOUGH = {"country": 2.0, "theme": 2.0, "audience": 1.0}
"""Weight of mentions from which a document counts as being about a value of the facet. For whom it is, is said once."""

SHARE = 0.3
"""A country needs this share of the most-mentioned one's weight."""

MOST = {"country": 12, "theme": 6, "audience": 6}
"""At most so many values are suggested for a facet, the weightiest; a dozen states meet at a regional workshop."""

# What a document is about stands in its title and its first lines. Measured on the starter corpus by
# `python -m benchmarks.tagging`: countries of the opening count twice, of a list once more.
_TITLE, _OPENING = 3.0, 1.0
_OPENING_WORDS = 50
_LISTED = 1.0
_LONGEST = 200_000

SUGGESTED = tuple(ENOUGH)
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
    for part, factor in _parts(title, text):
        named = readable(part)
        found = list(mentions(named))
        for mention in found:
            # A capital says where something happened, once: Atina, named fifty times, is also a women's refuge.
            again = mention.weight == CAPITAL and mention.words in words[mention.country]
            weights[mention.country] += 0.0 if again else factor * mention.weight
            words[mention.country][mention.words.strip("\0")] = None
        for country in listed(found, named) if part is text else ():
            weights[country] += _LISTED
    yield from _tags("country", weights, words, max(weights.values(), default=0.0) * SHARE)


def _parts(title: str, text: str) -> tuple[tuple[str, float], ...]:
    """Each part with the weight of a mention in it. The opening is a part of the text as well."""
    opening = " ".join(text[: _OPENING_WORDS * 20].split()[:_OPENING_WORDS])
    return (title, _TITLE), (opening, _OPENING), (text, 1.0)


def _themes(title: str, text: str, language: str, facets: Collection[str]) -> Iterable[Tag]:
    weights: defaultdict[tuple[str, str], float] = defaultdict(float)
    words: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for part, factor in _parts(title, text):
        for found in spoken(part, language):
            weights[found.facet, found.value] += factor
            words[found.value][found.words] = None
    for facet in facets:
        yield from _tags(facet, {v: w for (f, v), w in weights.items() if f == facet}, words, 0.0)


def _tags(
    facet: str, weights: dict[str, float], words: dict[str, dict[str, None]], least: float
) -> Iterable[Tag]:
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    for value, weight in ranked[: MOST[facet]]:
        if weight >= max(ENOUGH[facet], least):
            yield Tag(facet, value, "suggested", ", ".join(list(words[value])[:5]))
