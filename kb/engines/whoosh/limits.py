"""What one query may cost."""

from __future__ import annotations

from dataclasses import dataclass

from kb.errors import QueryTooCostly
from kb.query.plan import All, Any, Best, Maybe, Node, Pattern, Plan, Sequence, Without

# Terms that a clause may have at the most, on average: its forms, lemmas, stems and translations.
_LEAVES = 64
# Patterns of a query, all spellings counted: each may stand for hundreds of terms, and each is looked for anew.
_PATTERNS = 48


@dataclass(frozen=True, slots=True)
class Limits:
    """`expansions` caps the terms of one pattern, `clauses` the words of a query; the cache has `cache_bytes`."""

    expansions: int = 256
    clauses: int = 128
    cache_bytes: int = 64 << 20

    def check(self, plan: Plan) -> None:
        """Raises QueryTooCostly for a plan with too many clauses."""
        leaves = leaves_of(plan.node)
        # each pattern and each clause is at least one term
        if leaves <= min(_PATTERNS, self.clauses):
            return
        clauses = clauses_of(plan.node)
        if (patterns := patterns_of(plan.node)) > _PATTERNS:
            raise QueryTooCostly("q", f"the query has {patterns} patterns (words with * or ?, in all their spellings), "
                                      f"and at most {_PATTERNS} can be answered: ask for fewer, or with longer "
                                      "beginnings", clauses=patterns, most=_PATTERNS)
        if clauses > self.clauses or leaves > self.clauses * _LEAVES:
            raise QueryTooCostly("q", f"the query has {clauses} words or clauses, and at most {self.clauses} can be "
                                      "answered: shorten it", clauses=clauses, most=self.clauses)


def clauses_of(node: Node) -> int:
    """How many words a person would count: all spellings of a word are one."""
    match node:
        case Best(parts):
            return max(map(clauses_of, parts), default=0)
        case All(parts) | Any(parts):
            return sum(map(clauses_of, parts))
        case Without(first, second) | Maybe(first, second):
            return clauses_of(first) + clauses_of(second)
        case Sequence(_, places):
            return len(places)
        case _:
            return 1


def leaves_of(node: Node) -> int:
    """How many terms stand in the plan."""
    match node:
        case Best(parts) | All(parts) | Any(parts):
            return sum(map(leaves_of, parts))
        case Without(first, second) | Maybe(first, second):
            return leaves_of(first) + leaves_of(second)
        case Sequence(_, places):
            return sum(map(len, places))
        case _:
            return 1


def patterns_of(node: Node) -> int:
    """How many prefixes, wildcards and misspelt words stand in the plan."""
    match node:
        case Best(parts) | All(parts) | Any(parts):
            return sum(map(patterns_of, parts))
        case Without(first, second) | Maybe(first, second):
            return patterns_of(first) + patterns_of(second)
        case _:
            return int(isinstance(node, Pattern))
