"""Nodes of a plan put together, without a wrapper where there is nothing to wrap."""

from __future__ import annotations

from collections.abc import Sequence as SequenceOf
from dataclasses import replace

from kb.query.plan import All, Best, Every, Key, Maybe, Node, Pattern, Sequence, Without
from kb.query.plan import Any as AnyOf


def best(nodes: SequenceOf[Node]) -> Node:
    """Any of the nodes, each once; the best one scores."""
    kept = tuple(dict.fromkeys(nodes))
    return kept[0] if len(kept) == 1 else Best(kept)


def together(nodes: tuple[Node, ...]) -> Node:
    """All of the nodes; everything where there is none."""
    return Every() if not nodes else nodes[0] if len(nodes) == 1 else All(nodes)


def with_bonus(node: Node, bonus: tuple[Node, ...]) -> Node:
    """The node, scoring more where any of the bonus matches."""
    return Maybe(node, AnyOf(bonus)) if bonus else node


def without(node: Node, drop: tuple[Node, ...]) -> Node:
    """The node where none of the others matches."""
    return Without(node, AnyOf(drop)) if drop else node


def size(node: Node) -> int:
    """How many words a person would count in the node: all ways of having one word are one."""
    match node:
        case Best(parts):
            return max(map(size, parts), default=0)
        case All(parts) | AnyOf(parts):
            return sum(map(size, parts))
        case Maybe(first, second) | Without(first, second):
            return size(first) + size(second)
        case Sequence(_, places):
            return len(places)
    return 1


def leaves(node: Node) -> int:
    """How many terms stand in the node."""
    match node:
        case Best(parts) | All(parts) | AnyOf(parts):
            return sum(map(leaves, parts))
        case Maybe(first, second) | Without(first, second):
            return leaves(first) + leaves(second)
        case Sequence(_, places):
            return sum(map(len, places))
    return 1


def scaled(node: Node, factor: float) -> Node:
    """The node with its weights multiplied."""
    if factor == 1.0:
        return node
    match node:
        case Key(stream, term, weight):
            return Key(stream, term, weight * factor)
        case Sequence() | Pattern():
            return replace(node, weight=node.weight * factor)
        case Best(parts):
            return Best(tuple(scaled(part, factor) for part in parts))
    return node
