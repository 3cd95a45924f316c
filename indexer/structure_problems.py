"""What looks wrong with the structure of a law: said to its owner, and never a reason not to index it. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from kb.address import parse_anchor
from kb.instruments import LEGAL_TYPES, is_digest
from kb.model import Document, Problem

_SHOWN = 5


def structure_problems(document: Document) -> tuple[Problem, ...]:
    """Problems of a full legal text: no article, a number that comes twice, numbers that are missing."""
    record = document.record
    if record.type not in LEGAL_TYPES or is_digest(record):
        return ()
    return tuple(Problem(record.source.path, "structure", *said, fatal=False) for said in _said(document))


def _said(document: Document) -> Iterator[tuple[str, str]]:
    anchors = [p.anchor for p in document.passages if p.anchor.startswith("art-")]
    if not anchors:
        yield "the legal text has no articles", "write each article's number on a line of its own, such as `Član 5.`"
        return
    twice = Counter(re.sub(r"--\d+\Z", "", anchor) for anchor in anchors)
    if repeated := [anchor[4:] for anchor, count in twice.items() if count > 1]:
        yield f"article numbers come twice: {_list(repeated)}", "check the numbers, or mark the annex with a heading"
    counted = {int(re.match(r"\d*", n)[0] or 0) for a in anchors for n in parse_anchor(a).articles()}  # type: ignore[index]
    # From the first number that is there: an extract of a law may begin anywhere.
    if missing := [str(n) for n in range(min(counted), max(counted)) if n not in counted]:
        yield f"article numbers are missing: {_list(missing)}", "check whether the source left them out"


def _list(numbers: list[str]) -> str:
    more = len(numbers) - _SHOWN
    return ", ".join(numbers[:_SHOWN]) + (f" and {more} more" if more > 0 else "")
