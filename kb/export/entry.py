"""One hit as a bibliography sees it: plain values, labels in the interface language, nothing of any format."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from kb.model import Record
from kb.service import HitView
from kb.taxonomy import Taxonomy


@dataclass(frozen=True, slots=True)
class Entry:
    """What is cited. `kinds` are the types in RIS, CSL and BibTeX; `date` is (year, month, day) as far as known."""

    record: Record
    key: str
    url: str
    authors: tuple[str, ...] = ()
    publisher: str = ""
    date: tuple[int, ...] = ()
    genre: str = ""
    keywords: tuple[str, ...] = ()
    kinds: Mapping[str, str] = field(default_factory=dict)
    anchor: str = ""
    heading: str = ""
    score: float | None = None


def entry(
    record: Record, url: str, taxonomy: Taxonomy, interface: str = "en", hit: HitView | None = None, anchor: str = ""
) -> Entry:
    """The entry of a record, or with an anchor of the passage of the hit that is there. `url` is absolute."""
    heading = next((p.heading for p in hit.passages if p.anchor == anchor), "") if hit and anchor else ""
    row = taxonomy.entries["type"].get(record.type)
    return Entry(
        record, f"{record.id}:{anchor}" if anchor else record.id, url, _authors(record.metadata),
        _line(record.metadata.get("publisher")), date_parts(record.date),
        taxonomy.label("type", record.type, interface), _keywords(record, taxonomy, interface),
        {name: str(row.row[name]) for name in ("ris", "csl", "bibtex")} if row else {},
        anchor, heading, hit.score if hit else None,
    )


def date_parts(date: str) -> tuple[int, ...]:
    """An ISO 8601 date, possibly only a year or a month, as numbers; empty if it is none.

    >>> date_parts("2002-02")
    (2002, 2)
    """
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?", date)
    return tuple(int(part) for part in match.groups() if part) if match else ()


def one_line(text: str) -> str:
    """The text without control characters and line ends."""
    # isprintable also knows the line ends of Unicode, which readers of RIS break at.
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


def _authors(metadata: Mapping[str, Any]) -> tuple[str, ...]:
    # A practice without authors is cited by those who carried it out.
    named = metadata.get("authors") or [b.get("name") for b in metadata.get("implementing_bodies") or ()]
    return tuple(line for name in named if (line := _line(name)))


def _keywords(record: Record, taxonomy: Taxonomy, interface: str) -> tuple[str, ...]:
    pairs = [("theme", v) for v in record.themes] + [("country", v) for v in record.countries]
    return tuple(taxonomy.label(facet, value, interface) for facet, value in pairs)


def _line(value: object) -> str:
    return one_line(str(value)) if value else ""
