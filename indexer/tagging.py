"""Tags suggested from a text, each with its evidence. Front matter always wins over them; see `indexer.records`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping

from indexer.country_evidence import OPENING_WORDS, about, evidence
from indexer.theme_words import spoken
from kb.model import Tag

ENOUGH = {"theme": 2.0, "audience": 1.0}
"""Weight of mentions from which a document counts as being about a value of the facet. For whom it is, is said once."""

MOST = {"country": 12, "theme": 6, "audience": 6}
"""At most so many values are suggested for a facet, the weightiest; a dozen states meet at a regional workshop."""

# What a document is about stands in its title and its first lines.
_TITLE, _OPENING = 3.0, 1.0
_LONGEST = 200_000

SUGGESTED = tuple(MOST)
"""The facets for which tags can be suggested."""


def suggest(title: str, text: str, language: str, facets: Collection[str] = SUGGESTED) -> tuple[Tag, ...]:
    """What the text is about in each of the facets, weightiest first."""
    text = text[:_LONGEST]
    countries = _countries(title, text) if "country" in facets else ()
    spoken_of = [facet for facet in facets if facet != "country"]
    return (*countries, *(_themes(title, text, language, spoken_of) if spoken_of else ()))


def _countries(title: str, text: str) -> Iterable[Tag]:
    found = list(evidence(title, text))
    words: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for one in found:
        words[one.country] |= {one.words: None} if one.words else {}
    yield from _tags("country", about(found), words)


def _parts(title: str, text: str) -> tuple[tuple[str, float], ...]:
    """Each part with the weight of a mention in it. The opening is a part of the text as well."""
    opening = " ".join(text[: OPENING_WORDS * 20].split()[:OPENING_WORDS])
    return (title, _TITLE), (opening, _OPENING), (text, 1.0)


def _themes(title: str, text: str, language: str, facets: Collection[str]) -> Iterable[Tag]:
    weights: defaultdict[tuple[str, str], float] = defaultdict(float)
    words: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for part, factor in _parts(title, text):
        for found in spoken(part, language):
            weights[found.facet, found.value] += factor
            words[found.value][found.words] = None
    for facet in facets:
        yield from _tags(facet, {v: w for (f, v), w in weights.items() if f == facet}, words)


def _tags(facet: str, weights: Mapping[str, float], words: Mapping[str, Mapping[str, None]]) -> Iterable[Tag]:
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    for value, weight in ranked[: MOST[facet]]:
        if weight >= ENOUGH.get(facet, 0.0):
            yield Tag(facet, value, "suggested", ", ".join(list(words[value])[:5]))
