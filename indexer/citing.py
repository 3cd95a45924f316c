"""Passages of a document → the same with their addresses, in law, and with the addresses that they cite. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from kb.address import basis_address, parse_anchor
from kb.citation import Context, find, resolve
from kb.instruments import LEGAL_TYPES, load, work_of, works_named
from kb.model import Passage, Record


def with_citations(passages: tuple[Passage, ...], record: Record, metadata: Mapping[str, Any]) -> tuple[Passage, ...]:
    """Address and citations of each passage; an author's link is a citation.

    What the front matter names, as legal basis or as related, the first passage cites.
    """
    work = work_of(record) if record.type in LEGAL_TYPES else ""
    # Others cite a law that no list knows by its title, which they can do before it is here: both sides keep the name.
    names = works_named(record) if work and work == record.id else ()
    made = [_cited(passage, record, work, names) for passage in passages]
    if made and (named := [*_legal_basis(metadata), *map(str, metadata.get("related") or ())]):
        made[0] = replace(made[0], cites=tuple(dict.fromkeys((*made[0].cites, *named))))
    return tuple(made)


def _cited(passage: Passage, record: Record, work: str, names: tuple[str, ...]) -> Passage:
    known = load()
    context = Context(work, parse_anchor(passage.anchor).article if work else "", record.countries)
    found = resolve(find(passage.text, known), context, known)
    read = (address for reference in found for address in reference.addresses)
    # An address of the web is no place in a work: there is nothing that its page could be told by.
    linked = (link.address for link in (*passage.links, *passage.heading_links) if "://" not in link.address)
    cites = dict.fromkeys((*read, *linked))
    address = f"{work}#{passage.anchor}" if work else ""
    own = tuple(f"{name}#{passage.anchor}" for name in names) + (names if passage.ordinal == 0 else ())
    return replace(passage, address=address, cites=tuple(a for a in cites if a not in (address, work, *own)), names=own)


def _legal_basis(metadata: Mapping[str, Any]) -> list[str]:
    rows = metadata.get("legal_basis") or ()
    return [basis_address(row) for row in rows if isinstance(row, Mapping) and row.get("instrument")]
