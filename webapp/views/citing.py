"""What a place cites and what cites it, as pages show it: each text once, in the reader's language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kb.address import Provision, parse_address
from kb.citation_graph import Held, versions_at
from kb.cite_as import format_provision
from kb.cited_by import Citing, in_one_language
from kb.engine import Searcher
from kb.instruments import is_digest
from kb.model import Document, Passage, Record
from kb.provisions import provisions
from webapp.i18n import current


@dataclass(frozen=True, slots=True)
class Cited:
    """The other texts that cite a place, the articles of the same text that do, and how many passages these are."""

    others: tuple[Citing, ...]
    own: tuple[Passage, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Place:
    """A cited place: the document and its anchor there (empty for the whole text), and what to call it."""

    id: str
    anchor: str
    name: str


@dataclass(frozen=True, slots=True)
class Cites:
    """A text that is cited, in the reader's language where it is here in that, its other versions, and the places."""

    text: Record
    versions: tuple[Record, ...]
    places: tuple[Place, ...]


def cited(found: Iterable[Citing], record: Record) -> Cited | None:
    """What cites a place of this record's document; None where nothing does."""
    citing = tuple(found)
    others = in_one_language((c for c in citing if c.record.id != record.id), current().base)
    # A passage without a heading is the text's own summary: no article that a reader could look up.
    own = tuple(passage for c in citing if c.record.id == record.id for passage in c.passages if passage.heading)
    total = len(own) + sum(len(c.passages) for c in others)
    return Cited(others, own, total) if total else None


def cites(searcher: Searcher, addresses: Iterable[str], record: Record) -> tuple[Cites, ...]:
    """The other texts at these addresses, in the order in which they are first cited; what is not here is left out."""
    works: dict[str, list[str]] = {}
    for address in dict.fromkeys(addresses):
        works.setdefault(address.partition("#")[0], []).append(address)
    # A code cites itself hundreds of times; looking those up would take longer than showing the page.
    others = (places for work, places in works.items() if work not in (record.id, record.work))
    return tuple(found for places in others if (found := _cites(searcher, places)))


def own_places(document: Document, passage: Passage) -> tuple[Place, ...]:
    """The other articles of the same text that a passage cites and that are here, and the paragraphs in them."""
    passages = {other.anchor: other for other in document.passages if other.anchor != passage.anchor}
    work, language = passage.address.partition("#")[0], current().base
    cited = (parse_address(address) for address in passage.cites if address.partition("#")[0] == work)
    places = (
        Place(document.record.id, _inner(at, document.record, passages[anchor]), format_provision(at, language))
        for place in cited if (anchor := (at := place.provision).whole_article.anchor) in passages
    )
    return tuple(dict.fromkeys(places))


def _cites(searcher: Searcher, addresses: Iterable[str]) -> Cites | None:
    known = [(address, held) for address in addresses if (held := versions_at(searcher, address))]
    if not known:
        return None
    # A digest holds few articles of a law: the version that has most of what is cited is the one to read.
    counts = Counter(each.record.id for _, held in known for each in held)
    versions = {each.record.id: each.record for _, held in known for each in held}.values()
    first, *others = sorted(versions, key=lambda record: (record.language != current().base, -counts[record.id]))
    places = (_place(parse_address(address).provision, held, first.id) for address, held in known)
    return Cites(first, tuple(others), tuple(dict.fromkeys(place for place in places if place.name)))


def _place(provision: Provision, held: Sequence[Held], id: str) -> Place:
    """The place in this document, or in the first version that has it."""
    record, passage = next((each for each in held if each.record.id == id), held[0])
    name = format_provision(provision, current().base) or (passage.heading if passage else "")
    return Place(record.id, _inner(provision, record, passage) if passage else "", name)


def _inner(provision: Provision, record: Record, passage: Passage) -> str:
    """The anchor of the paragraph if the article has it, else the article's: an anchor must exist to be followed."""
    inner = provision != provision.whole_article
    places = provisions(passage, counted=not is_digest(record)) if inner else ()
    held = any(place.anchor == provision.anchor for place in places)
    return provision.anchor if held else passage.anchor
