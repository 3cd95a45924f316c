"""What a provision cites and what cites it, over an index: the answer of `/api/v1/citations`. Reads only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, NamedTuple

from kb.address import basis_address, containing, parse_address
from kb.engine import Searcher, Window
from kb.errors import NotFound
from kb.instruments import NAMED, is_digest, works_named
from kb.model import Passage, Record
from kb.query.plan import Only, Plan

Kind = Literal["link", "basis", "related", "text"]


@dataclass(frozen=True, slots=True)
class Link:
    """One end of a citation. `id` and `anchor` are empty for a text that is not in the index.

    `kind` says how the citation is known: `link` (its author linked the place), `basis` and `related` (the front matter
    names it) or `text` (it was found in the words).
    """

    address: str
    id: str = ""
    anchor: str = ""
    title: str = ""
    heading: str = ""
    lang: str = ""
    type: str = ""
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Citations:
    """What a place cites, what of that could not be found, and what cites it; `total` counts all citing passages."""

    address: str
    cites: tuple[Link, ...]
    unresolved: tuple[str, ...]
    cited_by: tuple[Link, ...]
    total: int

    def as_json(self) -> dict[str, Any]:
        """The same as plain JSON values."""
        return asdict(self)


def citations(searcher: Searcher, id: str, anchor: str = "", limit: int = 100) -> Citations:
    """The citations of a document, or of one passage (or a paragraph in it). Raises NotFound."""
    record = searcher.record(id)
    if record is None:
        raise NotFound(f"there is no document {id!r}", id=id)
    passages = [p for p in searcher.passages(id) if not anchor or f"{anchor}-".startswith(f"{p.anchor}-")]
    if anchor and not passages:
        raise NotFound(f"document {id!r} has no place {anchor!r}", id=id, anchor=anchor)
    cited = tuple(dict.fromkeys(address for passage in passages for address in passage.cites))
    links = [replace(target(searcher, a), kind=_kind(record, passages, a)) for a in cited]
    address = _address(record, passages, anchor)
    total, citing = _citing(searcher, record, address, limit)
    found = tuple(link for link in links if link.id)
    return Citations(address, found, tuple(link.address for link in links if not link.id), citing, total)


def target(searcher: Searcher, address: str) -> Link:
    """The passage (or the document, for a whole work) at an address: the text itself before a digest of it."""
    found = next(iter(versions_at(searcher, address)), None)
    return _link(address, found.record, found.passage) if found else Link(address)


class Held(NamedTuple):
    """A version of a text that holds an address, and the passage there; None for a whole text."""

    record: Record
    passage: Passage | None


def versions_at(searcher: Searcher, address: str) -> tuple[Held, ...]:
    """What is at an address in each version of the text that is here: the text before digests of it, then by id.

    Nothing where a title is all that is known and several laws bear it.
    """
    place = parse_address(address)
    article = f"{place.work}#{place.provision.whole_article.anchor}"
    part = place.provision.part if not place.provision.article else ""
    # The first passage of a law that only its title names has that name for its address.
    named = place.work.startswith(NAMED)
    whole = Only("address", (place.work,)) if named else Only("work", (place.work,))
    node = Only("address", (article,)) if place.provision.article else whole
    found = []
    # Twenty are enough: a work has few versions, and one of them is to be chosen.
    for hit in searcher.search(Plan(node), Window(limit=20)).hits:
        record, passage = searcher.record(hit.id), searcher.passage(hit.id, hit.passages[0].ordinal)
        if record and passage:
            found.append(Held(record, passage if place.provision.article else _named(searcher, record, part)))
    # Several laws may bear one title, in neighbouring countries above all: which one is meant is then open.
    if named and len({held.record.work or held.record.id for held in found}) > 1:
        return ()
    return tuple(sorted(found, key=lambda held: (is_digest(held.record), held.record.id)))


def work_and_names(record: Record, passages: Iterable[Passage]) -> tuple[str, ...]:
    """What citations call a document: its work, or its identifier without one; then its titles, for those who knew no
    work of that name (`name:…`)."""
    work = _work(record, passages)
    return (work or record.id, *works_named(record))


def _work(record: Record, passages: Iterable[Passage]) -> str:
    return next((p.address.partition("#")[0] for p in passages if p.address), record.work)


def _address(record: Record, passages: list[Passage], anchor: str) -> str:
    work = _work(record, passages)
    return f"{work}#{anchor}" if work and anchor else work


def _citing(searcher: Searcher, record: Record, address: str, limit: int) -> tuple[int, tuple[Link, ...]]:
    place = parse_address(address)
    anchor = f"#{place.provision.anchor}" if place.provision.anchor else ""
    # A document without a work is linked by its identifier; one that no list knew is cited by its title.
    own = address or record.id + anchor
    values = (own, *(name + anchor for name in works_named(record)))
    results = searcher.search(Plan(Only("cites", values)), Window(limit=limit, group="passage"))
    links = []
    for hit in results.hits:
        citing, passage = searcher.record(hit.id), searcher.passage(hit.id, hit.passages[0].ordinal)
        if citing and passage:
            links.append(replace(_link(passage.address, citing, passage), kind=_kind(citing, [passage], own)))
    return results.total, tuple(links)


def _named(searcher: Searcher, record: Record, anchor: str) -> Passage | None:
    """The passage that a link names by its anchor outside law, such as `results`."""
    return next((p for p in searcher.passages(record.id) if p.anchor == anchor), None) if anchor else None


def _kind(record: Record, passages: Sequence[Passage], address: str) -> Kind:
    """How the document is known to cite the address, or a place in it: the surest sign first."""
    linked = (link.address for passage in passages for link in (*passage.links, *passage.heading_links))
    if any(address in containing(link) for link in linked):
        return "link"
    # The front matter counts as the first passage's (see indexer.citing).
    if any(passage.ordinal == 0 for passage in passages):
        basis = record.metadata.get("legal_basis") or ()
        if any(address in containing(basis_address(row)) for row in basis if isinstance(row, Mapping)):
            return "basis"
        if address in (record.metadata.get("related") or ()):
            return "related"
    return "text"


def _link(address: str, record: Record, passage: Passage | None) -> Link:
    anchor, heading = (passage.anchor, passage.heading) if passage else ("", "")
    return Link(address, record.id, anchor, record.title, heading, record.lang, record.type)
