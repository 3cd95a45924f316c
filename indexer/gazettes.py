"""Which countries' official gazettes a text cites, as laws and judgments of that country do. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from kb import taxonomy

_ENTITY = re.compile(r"(?i:\brepublik\w+ srpsk\w+)")
_SERBIA = re.compile(r"\bSrbij")


def cited(text: str) -> Mapping[str, int]:
    """How often a readable text (see `country_names.readable`) cites the gazette of each country; none is left out."""
    found = Counter({country: sum(1 for _ in regex.finditer(text)) for country, regex in _patterns()})
    # "Sl. glasnik RS" is the gazette of Serbia and of Republika Srpska: the name that the text has more often decides.
    if found["serbia"] and len(_ENTITY.findall(text)) > len(_SERBIA.findall(text)):
        found["bosnia-and-herzegovina"] += found.pop("serbia")
    return +found


@cache
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = {entry.id: entry.row.get("gazettes") for entry in taxonomy.load().entries["country"].values()}
    return tuple((id, re.compile(rf"(?<!\w)(?:{'|'.join(ways)})(?!\w)")) for id, ways in rows.items() if ways)
