"""A query that is a citation → the passage it means: `čl. 388 st. 1 KZ` goes straight to the article."""

from __future__ import annotations

import re

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


def jump(query: str, searcher: Searcher, known: Instruments | None = None) -> str:
    """`document-id#anchor` of the provision that the whole query cites; empty where it is no citation or not indexed.

    The text itself comes before a digest of it. A law that no list of instruments knows is found by its title, if no
    other law in the index bears it.
    """
    # Most queries have no number; they are not worth looking for citations in.
    if not _MAYBE.search(query) or len(query) > 200:
        return ""
    known = known or load()
    for typed in dict.fromkeys((query, _capitals(query))):
        found = find(typed, known)
        if len(found) == 1 and found[0].provisions and _IDLE.fullmatch(typed[: found[0].start] + typed[found[0].end :]):
            for reference in resolve(found, Context(countries=_HOME), known):
                if reference.addresses and (place := _place(reference.addresses[0], searcher)):
                    return place
    return ""


def _capitals(query: str) -> str:
    """The query with its last word in capitals: people type `čl. 350 kz`."""
    head, space, last = query.strip().rpartition(" ")
    return f"{head}{space}{last.upper()}" if len(last) < 7 else query


def _place(address: str, searcher: Searcher) -> str:
    held = next((held for held in versions_at(searcher, address) if held.passage), None)
    if held is None or held.passage is None:
        return ""
    # A paragraph that the article does not have leads to the article: an anchor must exist wherever it is followed.
    wanted = parse_address(address).provision.anchor
    return f"{held.record.id}#{_inner(wanted, held.record, held.passage) or held.passage.anchor}"


def _inner(wanted: str, record: Record, article: Passage) -> str:
    """The anchor of a paragraph or point, if the article has it."""
    places = provisions(article, counted=not is_digest(record))
    return next((inner.anchor for inner in places if inner.anchor == wanted), "")
