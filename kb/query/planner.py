"""From the tree to the plan: analysis in every language the words may be in, weights, and the ladder of levels."""

from __future__ import annotations

from collections.abc import Mapping

from kb.query.plan import All, Best, Every, Key, Node, Plan, Sequence, Without
from kb.query.plan import Any as AnyOf
from kb.query.syntax import Everything, Not, Phrase, Query, Term, Words
from kb.text.analyzers import analyze

_LANGUAGES = ("sr", "en")


def plan(query: Query, selections: Mapping[str, tuple[str, ...]]) -> Plan:
    """The plan that finds all of the query's words."""
    return Plan(_node(query), selections)


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
