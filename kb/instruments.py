"""The legal texts that the knowledge base knows by name and number, and which of them a document is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from kb import taxonomy
from kb.identifiers import read_identifier
from kb.model import Record
from kb.names import Names, name_key
from kb.tables import table

LEGAL_TYPES = ("law", "treaty")
DIGEST = "own-words-digest"
NAMED = "name:"
"""The beginning of the address of a text that is known by its name only."""
# `Criminal Code, arts. 350` and `KZ – izvod` are the Criminal Code; `Directive 2011/36 (EU)` keeps its bracket.
_TAIL = re.compile(r",\s(?:arts?\.|čl\.)|\s[-–]\s|\s\((?!E[UCZ]\))|;")
_LANGUAGE = re.compile(r"^[a-z]{2}: ")


@dataclass(frozen=True, slots=True)
class Instrument:
    """A legal text. `country` is a taxonomy id, empty for an international text; `parent` is what it supplements."""

    id: str
    country: str = ""
    title_en: str = ""
    title_sr: str = ""
    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Instruments:
    """All known instruments, found by id, by name and by official number."""

    by_id: Mapping[str, Instrument] = field(default_factory=dict)
    names: Names = field(default_factory=Names)
    numbers: Mapping[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, instruments: Iterable[Instrument]) -> Instruments:
        """The instruments with their names and numbers looked up."""
        by_id = {instrument.id: instrument for instrument in instruments}
        names = Names.of((name, i.id) for i in by_id.values() for name in i.names)
        return cls(by_id, names, {number: i.id for i in by_id.values() for number in i.numbers})

    def choose(self, ids: tuple[str, ...], countries: tuple[str, ...]) -> str:
        """Which of the texts of one name is meant in a document of these countries; empty where it is open."""
        if len(ids) == 1:
            return ids[0]
        here = [id for id in ids if self.by_id[id].country in countries]
        if len(here) == 1:
            return here[0]
        # Guides in the corpus speak of the codes of Serbia without saying whose they are.
        at_home = [id for id in (here or ids) if self.by_id[id].country == "serbia"]
        return at_home[0] if at_home else ""


@cache
def load() -> Instruments:
    """The instruments of `kb/data`, read once."""
    countries = {row.row["iso2"]: id for id, row in taxonomy.load().entries["country"].items() if "iso2" in row.row}
    more = table("citation_names.yaml")
    rows = table("instruments.yaml")["instruments"]
    return Instruments.of(_instrument(row, countries, more) for row in rows)


def work_of(record: Record, known: Instruments | None = None) -> str:
    """The work that a document is a version of: what it says itself, else the instrument with its title and country.

    A legal text of neither kind is a work of its own, under the document's id. Other documents are none: empty.
    """
    if record.type not in LEGAL_TYPES or record.work not in ("", record.id):
        return record.work
    known = known or load()
    title = _plain(record.title)
    found = known.names.longest(title, 0)
    # The name must be the whole title: amending laws begin with the name of what they amend.
    if not found or found[0] < len(title.rstrip(" .")):
        return record.id
    suits = tuple(id for id in found[1] if known.by_id[id].country in ("", *record.countries))
    return suits[0] if len(suits) == 1 else record.id


def is_digest(record: Record) -> bool:
    """Whether the document only retells the text, so that it must not stand for it."""
    return record.translation_status == DIGEST


def works_named(record: Record) -> tuple[str, ...]:
    """The keys under which a citation of this document by its name is kept while no one knows the name."""
    names = (record.title, *map(str, record.metadata.get("short_titles") or ()))
    return tuple(dict.fromkeys(f"{NAMED}{name_key(_plain(name))}" for name in names))


def _instrument(row: Mapping[str, Any], countries: Mapping[str, str], more: Mapping[str, Any]) -> Instrument:
    titles = [_plain(row["title_en"]), _plain(row.get("title_sr") or "")]
    names = [*titles, *row.get("short_en", ()), *row.get("short_sr", ()), *more["names"].get(row["id"], ())]
    return Instrument(
        row["id"],
        countries.get(row.get("jurisdiction", ""), ""),
        title_en=titles[0],
        title_sr=titles[1],
        names=tuple(dict.fromkeys(_LANGUAGE.sub("", name) for name in names if name and name not in more["ambiguous"])),
        numbers=tuple(dict.fromkeys(_numbers(row))),
        parent=more["parents"].get(row["id"], ""),
    )


def _numbers(row: Mapping[str, Any]) -> Iterator[str]:
    for text in (row["title_en"].partition(" amending ")[0], *(item["value"] for item in row.get("identifiers", ()))):
        if found := read_identifier(text):
            yield found.key


def _plain(title: str) -> str:
    """A title without the articles or the explanation that a digest adds to it."""
    return _TAIL.split(title, maxsplit=1)[0].strip()
