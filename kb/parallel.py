"""Two expressions of one work side by side, article by article. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import NamedTuple

from kb.model import Document, Passage


class Row(NamedTuple):
    """What stands beside each other; None where one side has nothing."""

    left: Passage | None
    right: Passage | None


def aligned(left: Document, right: Document) -> tuple[Row, ...]:
    """The passages of both in the order of the left one: equal anchors on one row, the rest beside nothing.

    Between two common anchors as many other passages stand side by side as both have, if they have the same level.
    """
    a, b = left.passages, right.passages
    # Without `autojunk`: it takes anchors of long laws for noise.
    matcher = SequenceMatcher(None, [p.anchor for p in a], [p.anchor for p in b], autojunk=False)
    rows: list[Row] = []
    for operation, low, high, start, end in matcher.get_opcodes():
        if operation == "equal":
            rows += [Row(x, y) for x, y in zip(a[low:high], b[start:end], strict=True)]
        else:
            rows += _between(a[low:high], b[start:end])
    return tuple(rows)


def _between(left: tuple[Passage, ...], right: tuple[Passage, ...]) -> Iterator[Row]:
    # Headings outside law are in two languages and share no anchor; articles that differ in number are not the same.
    paired = len(left) == len(right) and all(not _law(x) and not _law(y) for x, y in zip(left, right, strict=True))
    if paired:
        yield from (Row(x, y) for x, y in zip(left, right, strict=True))
        return
    yield from (Row(passage, None) for passage in left)
    yield from (Row(None, passage) for passage in right)


def _law(passage: Passage) -> bool:
    return passage.anchor.startswith("art-")
