"""The home page: the search box, and ways in for those who do not know yet what to ask."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from flask import render_template

from kb.model import Record
from kb.service import FacetValue, SearchRequest
from webapp.current import knowledge_base
from webapp.i18n import current
from webapp.regional_map import regional_map
from webapp.shelf import one_a_work
from webapp.views.blueprints import pages

FOCUS = ("prevention", "investigation-and-prosecution", "cross-border-cooperation", "victim-protection-and-assistance")
"""The four focus areas of the workshops, each a broad theme."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A broad theme with its number of documents, and the narrower ones."""

    value: FacetValue
    narrower: tuple[FacetValue, ...]


@pages.get("/")
def home() -> str:
    """Search, or browse by country, theme, audience and focus."""
    base = knowledge_base()
    found = base.search(SearchRequest(limit=1, highlight=False, interface=current().tag))
    countries = _countries(found.facets)
    return render_template(
        "home.html", total=found.total, facets=found.facets, counts=_counts(found.facets), themes=_themes(found.facets),
        countries=countries, shades=_shades(countries), map=regional_map(), focus=FOCUS,
        latest=listed(SearchRequest(sort="date"), 5),
        series=listed(SearchRequest(sort="date-asc", selections={"type": ("workshop-output",)}), 12),
    )


def listed(request: SearchRequest, most: int) -> tuple[Record, ...]:
    """Dated works of a search, each in the language of the page where it exists."""
    base, language = knowledge_base(), current().base
    in_language = {**request.selections, "language": (language,)}
    # Three times as many: translations of one work are hits of their own.
    page = base.search(
        SearchRequest(limit=most * 3, sort=request.sort, selections=in_language, facets=(), highlight=False)
    )
    return one_a_work(hit.record for hit in page.hits if hit.record.date)[:most]


def _counts(facets: Mapping[str, tuple[FacetValue, ...]]) -> Mapping[str, Mapping[str, int]]:
    return {name: {value.value: value.count for value in values} for name, values in facets.items()}


def _countries(facets: Mapping[str, tuple[FacetValue, ...]]) -> tuple[FacetValue, ...]:
    """The eleven countries of the workshops, then the others that have documents."""
    taxonomy = knowledge_base().taxonomy
    counts = _counts(facets).get("country", {})
    own = [id for id in taxonomy.entries["country"] if id not in taxonomy.related]
    others = [id for id in counts if id in taxonomy.related]
    tag = current().tag
    return tuple(FacetValue(id, taxonomy.label("country", id, tag), counts.get(id, 0)) for id in (*own, *others))


def _shades(countries: tuple[FacetValue, ...]) -> Mapping[str, int]:
    """How dark each country is on the map, from 0 to 5, by the square root of its number of documents."""
    most = max((country.count for country in countries), default=0)
    # By the root, else one country with many documents would leave all others pale.
    return {c.value: math.ceil(5 * math.sqrt(c.count / most)) if most else 0 for c in countries}


def _themes(facets: Mapping[str, tuple[FacetValue, ...]]) -> tuple[Theme, ...]:
    taxonomy, tag = knowledge_base().taxonomy, current().tag
    counts = _counts(facets).get("theme", {})
    entries = taxonomy.entries["theme"]

    def value(id: str) -> FacetValue:
        return FacetValue(id, taxonomy.label("theme", id, tag), counts.get(id, 0))

    return tuple(
        Theme(value(top), tuple(value(id) for id, e in entries.items() if e.broader == top and counts.get(id)))
        for top, entry in entries.items() if not entry.broader
    )
