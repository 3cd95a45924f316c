"""A query that is a citation → the passage it means: `čl. 388 st. 1 KZ` goes straight to the article."""

from __future__ import annotations

import re

from kb.address import Address, Expression, parse_address
from kb.citation import Context, find, resolve
from kb.engine import Searcher, Window
from kb.instruments import Instruments, is_digest, load
from kb.model import Passage
from kb.provisions import provisions
from kb.query.plan import Only, Plan

_MAYBE = re.compile(r"\d|\b[IVXL]+\b")
_IDLE = re.compile(r"[\W_]*")
_HOME = ("serbia",)


def jump(query: str, searcher: Searcher, known: Instruments | None = None) -> str:
    """`document-id#anchor` of the provision that the whole query cites; empty where it is no citation or not indexed.

    The text itself comes before a digest of it, and a text in the language of the query before another.
    """
    # Most queries have no number; they are not worth looking for citations in.
    if not _MAYBE.search(query) or len(query) > 200:
        return ""
    known = known or load()
    for typed in dict.fromkeys((query, _capitals(query))):
        found = find(typed, known)
        if len(found) == 1 and found[0].provisions and _IDLE.fullmatch(typed[: found[0].start] + typed[found[0].end :]):
            for reference in resolve(found, Context(countries=_HOME), known):
                if reference.known and reference.addresses:
                    return _place(reference.addresses[0], searcher)
    return ""


def _capitals(query: str) -> str:
    """The query with its last word in capitals: people type `čl. 350 kz`."""
    head, space, last = query.strip().rpartition(" ")
    return f"{head}{space}{last.upper()}" if len(last) < 7 else query


def _place(address: str, searcher: Searcher) -> str:
    place = parse_address(address)
    article = Address(Expression(place.work), place.provision.whole_article).key
    hits = searcher.search(Plan(Only("address", (article,))), Window(limit=20)).hits
    ranked = []
    for hit in hits:
        record = searcher.record(hit.id)
        passage = searcher.passage(hit.id, hit.passages[0].ordinal)
        if record and passage:
            ranked.append((is_digest(record), hit.id, passage))
    if not ranked:
        return ""
    # A paragraph that the article does not have leads to the article: an anchor must exist wherever it is followed.
    _, id, passage = min(ranked, key=lambda found: found[:2])
    return f"{id}#{_inner(place.provision.anchor, passage) or passage.anchor}"


def _inner(wanted: str, article: Passage) -> str:
    """The anchor of a paragraph or point, if the article has it."""
    return next((inner.anchor for inner in provisions(article) if inner.anchor == wanted), "")
