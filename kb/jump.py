"""A query that is a citation → the passage it means: `čl. 388 st. 1 KZ` goes straight to the article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kb.address import parse_address
from kb.citation import Context, find, resolve
from kb.citation_graph import versions_at
from kb.engine import Searcher
from kb.instruments import Instruments, is_digest, load
from kb.model import Passage, Record
from kb.provisions import provisions

_MAYBE = re.compile(r"\d|\b[IVXL]+\b")
_IDLE = re.compile(r"[\W_]*")
_HOME = ("serbia",)
_SHORT = 7
"""Names of fewer letters are read as abbreviations, which have capitals"""
_BARE = re.compile(
    r"(?P<name>[^\W\d](?:(?!\d|\b(?:cl|čl|art|чл)).)*?)[\s,]+(?P<number>\d{1,4}[a-z]?(?:\s.*)?)", re.IGNORECASE
)
_UNIT = re.compile(r"(?<=\w)\s+(?=(?:[čc]l|чл|art))", re.IGNORECASE)
_NUMBER_FIRST = re.compile(r"(?P<number>\d{1,4}[a-z]?)\s+(?P<name>[^\W\d].*)")


@dataclass(frozen=True, slots=True)
class Cited:
    """Where a query that is a citation leads: `place` in the index, or the address that is `missing` from it."""

    place: str = ""
    missing: str = ""


def jump(query: str, searcher: Searcher, language: str = "", known: Instruments | None = None) -> Cited:
    """The provision that the whole query cites, as `document-id#anchor`; nothing where it is no citation.

    The text itself comes before a digest of it, and then the version in the `language` of the question. A law that no
    list of instruments knows is found by its title, if no other law in the index bears it; only what the list knows can
    be missing.
    """
    # Most queries have no number; they are not worth looking for citations in.
    if not _MAYBE.search(query) or len(query) > 200:
        return Cited()
    known, missing = known or load(), ""
    for typed in dict.fromkeys(_spellings(query.strip())):
        found = find(typed, known)
        if len(found) == 1 and found[0].provisions and _IDLE.fullmatch(typed[: found[0].start] + typed[found[0].end :]):
            for reference in resolve(found, Context(countries=_HOME), known):
                if reference.addresses and (place := _place(reference.addresses[0], searcher, language)):
                    return Cited(place)
                missing = missing or (reference.addresses[0] if reference.known else "")
    return Cited(missing=missing)


def _spellings(query: str) -> Iterator[str]:
    """What was typed, and with the capitals and the `čl.` that people leave out: `čl. 350 kz`, `kz 350`, `350 kz`."""
    yield query
    head, space, last = query.rpartition(" ")
    yield f"{head}{space}{_capitals(last)}"
    first, space, tail = query.partition(" ")
    yield from (f"{name}{space}{tail}" for name in (_capitals(first), first[:1].upper() + first[1:]))
    # Without its comma the title of a law that no list knows would go on to the end: Zakon o lovu član 2.
    if unit := _UNIT.search(query):
        yield f"{_capitals(query[: unit.start()])}, {query[unit.end() :]}"
    if bare := _BARE.fullmatch(query) or _NUMBER_FIRST.fullmatch(query):
        yield f"{_capitals(bare['name'])}, čl. {bare['number']}"


def _capitals(name: str) -> str:
    return name.upper() if len(name) < _SHORT else name[:1].upper() + name[1:]


def _place(address: str, searcher: Searcher, language: str) -> str:
    versions = [held for held in versions_at(searcher, address) if held.passage]
    versions.sort(key=lambda held: (is_digest(held.record), held.record.language != language))
    held = next(iter(versions), None)
    if held is None or held.passage is None:
        return ""
    # A paragraph that the article does not have leads to the article: an anchor must exist wherever it is followed.
    wanted = parse_address(address).provision.anchor
    return f"{held.record.id}#{_inner(wanted, held.record, held.passage) or held.passage.anchor}"


def _inner(wanted: str, record: Record, article: Passage) -> str:
    """The anchor of a paragraph or point, if the article has it."""
    places = provisions(article, counted=not is_digest(record))
    return next((inner.anchor for inner in places if inner.anchor == wanted), "")
