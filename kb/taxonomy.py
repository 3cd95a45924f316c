"""Countries, themes, audiences and document types: any spelling of them to one id, and an id to its label."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kb.tables import table
from kb.text.scripts import to_cyrillic

INTERFACE_LANGUAGES = ("en", "sr-Latn", "sr-Cyrl")


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a facet: permanent id, labels by interface language, the broader entry's id, and its source row."""

    id: str
    labels: Mapping[str, str]
    broader: str = ""
    row: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Taxonomy:
    """The vocabularies by facet name (`country`, `theme`, `audience`, `type`), each in display order."""

    entries: Mapping[str, Mapping[str, Entry]]
    related: frozenset[str] = frozenset()
    """ids of places outside the eleven countries of the workshops"""

    def label(self, facet: str, value: str, interface: str = "en") -> str:
        """The label in the interface language; the value itself where the vocabulary does not know it."""
        if entry := self.entries.get(facet, {}).get(value):
            return entry.labels.get(interface) or entry.labels["en"]
        return LANGUAGE_LABELS[value][interface] if facet == "language" and value in LANGUAGE_LABELS else value

    def with_broader(self, facet: str, values: tuple[str, ...]) -> tuple[str, ...]:
        """The values and all broader ones, each once, in order."""
        known = self.entries.get(facet, {})
        return tuple(dict.fromkeys(x for v in values for x in (v, known[v].broader if v in known else "") if x))

    def knows(self, facet: str, value: str) -> bool:
        """Whether the vocabulary of the facet has this id."""
        return value in self.entries.get(facet, {})


# Read at the first question, not at import: `kb --help` needs none of it.
@cache
def load() -> Taxonomy:
    """The taxonomy of `kb/data`, read once."""
    countries = table("countries.yaml")
    entries = {
        # Related places are countries to a filter; only the coverage page tells them apart.
        "country": {e.id: e for e in map(_country, countries["countries"] + countries["related"])},
        "theme": {e.id: e for top in table("themes.yaml")["themes"] for e in _themes(top)},
        "audience": {e.id: e for e in map(_labelled, table("audiences.yaml")["audiences"])},
        "type": {e.id: e for e in map(_labelled, table("document_types.yaml")["document_types"])},
    }
    return Taxonomy(entries, frozenset(row["id"] for row in countries["related"]))


def _labels(english: str, serbian: str) -> dict[str, str]:
    # Cyrillic labels are made, not kept: two spellings of one label would drift apart.
    return {"en": english, "sr-Latn": serbian, "sr-Cyrl": to_cyrillic(serbian)}


def _country(row: Mapping[str, Any]) -> Entry:
    names = row["names"]
    labels = {"en": names["en"], "sr-Latn": names["sr_latn"], "sr-Cyrl": names["sr_cyrl"]}
    return Entry(row["id"], labels, row=row)


def _labelled(row: Mapping[str, Any], broader: str = "") -> Entry:
    return Entry(row["id"], _labels(row["label"]["en"], row["label"]["sr"]), broader, row)


def _themes(top: Mapping[str, Any]) -> list[Entry]:
    return [_labelled(top), *(_labelled(row, top["id"]) for row in top["narrower"])]


LANGUAGE_LABELS: dict[str, dict[str, str]] = {
    code: _labels(english, serbian)
    for code, english, serbian in [
        ("en", "English", "engleski"), ("sr", "Serbian", "srpski"), ("hr", "Croatian", "hrvatski"),
        ("bs", "Bosnian", "bosanski"), ("mk", "Macedonian", "makedonski"), ("sq", "Albanian", "albanski"),
        ("bg", "Bulgarian", "bugarski"), ("ro", "Romanian", "rumunski"), ("el", "Greek", "grčki"),
        ("tr", "Turkish", "turski"), ("und", "Other or unknown", "drugi ili nepoznat"),
    ]
}
