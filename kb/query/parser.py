"""The query string as a tree. Never fails: what cannot be read as syntax is read as words."""

from __future__ import annotations

import re

from kb.query.syntax import Everything, Not, Parsed, Phrase, Query, Term, Words

_PIECE = re.compile(r'-?"([^"]*)"?|(\S+)')


def parse(text: str) -> Parsed:
    """The tree of a query, with notes on what was read differently from what was perhaps meant."""
    parts = tuple(_part(m) for m in _PIECE.finditer(text))
    if not parts:
        return Parsed(Everything())
    return Parsed(parts[0] if len(parts) == 1 else Words(parts))


def _part(found: re.Match[str]) -> Query:
    if found.group(2) is None:
        return Phrase(found.group(1), found.start())
    if found.group().startswith("-") and len(found.group()) > 1:
        return Not(Term(found.group()[1:], found.start()))
    return Term(found.group(), found.start())
