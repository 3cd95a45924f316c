"""From the tree to the plan: analysis in every language the words may be in, weights, and the ladder of levels."""

from __future__ import annotations

import math
from dataclasses import dataclass

from kb.engine import Searcher
from kb.query.plan import All, Best, Every, Key, Node, Sequence, Without
from kb.query.plan import Any as AnyOf
from kb.query.syntax import Everything, Not, Parsed, Phrase, Query, Term, Words
from kb.service import Interpretation, Level, SearchRequest
from kb.text.analyzers import analyze

_LANGUAGES = ("sr", "en")


@dataclass(frozen=True, slots=True)
class Planned:
    """The ladder of plans, strictest first, and how the query was read."""

    levels: tuple[tuple[Level, Node], ...]
    interpretation: Interpretation


def plan_query(parsed: Parsed, request: SearchRequest, searcher: Searcher) -> Planned:
    """Plan a parsed query: `all`, and for several plain words `most` and `any` after it."""
    levels: list[tuple[Level, Node]] = [("all", _node(parsed.query))]
    if isinstance(parsed.query, Words):
        levels += [("most", _loose(parsed.query, 0.6)), ("any", _loose(parsed.query, 0.0))]
    return Planned(tuple(levels), Interpretation(query=request.q, notes=parsed.notes))


def _loose(words: Words, share: float) -> Node:
    keep = tuple(_node(part) for part in words.parts if not isinstance(part, Not))
    drop = tuple(_node(part.part) for part in words.parts if isinstance(part, Not))
    node: Node = AnyOf(keep, max(1, math.ceil(share * len(keep)))) if keep else Every()
    return Without(node, AnyOf(drop)) if drop else node


def _node(query: Query) -> Node:
    match query:
        case Everything():
            return Every()
        case Term(text):
            words = [_word(text[a.start : a.end]) for a in analyze(text, "und")]
            return words[0] if len(words) == 1 else All(tuple(words)) if words else Every()
        case Phrase(text):
            return Best(tuple(_sequence(text, language) for language in _LANGUAGES))
        case Words(parts):
            keep = tuple(_node(p) for p in parts if not isinstance(p, Not))
            drop = tuple(_node(p.part) for p in parts if isinstance(p, Not))
            node: Node = All(keep) if keep else Every()
            return Without(node, AnyOf(drop)) if drop else node
        case Not(part):
            return Without(Every(), _node(part))
        case _:
            return Every()


def _sequence(text: str, language: str) -> Node:
    return Sequence("lemma", tuple((a.keys.lemma,) for a in analyze(text, language)))


def _word(word: str) -> Node:
    keys: list[Node] = []
    for language in _LANGUAGES:
        for found in analyze(word, language):
            keys.append(Key("form", found.keys.form, 1.2))
            keys += [Key("lemma", found.keys.lemma), Key("stem", found.keys.stem, 0.9)]
            keys += [Key("heading", found.keys.lemma, 1.5), Key("title", found.keys.lemma, 0.7)]
    return Best(tuple(dict.fromkeys(keys)))
