"""The table of contents of a document, as a tree. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from kb.model import Document


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a table of contents with the lines below it."""

    anchor: str
    heading: str
    entries: tuple[Entry, ...] = ()


def contents(document: Document) -> tuple[Entry, ...]:
    """The passages that have a heading, nested by their level. The parts of one long section are one entry."""
    # `--2` marks the later parts of a section that was too long for one passage.
    lines = [(p.level, p.anchor, p.heading) for p in document.passages if p.heading and "--" not in p.anchor]
    return _nested(lines)


def _nested(lines: list[tuple[int, str, str]]) -> tuple[Entry, ...]:
    # A level may jump (from a part to an article without a chapter): what is deeper than a line is below it.
    entries, place = [], 0
    while place < len(lines):
        level, anchor, heading = lines[place]
        end = place + 1
        while end < len(lines) and lines[end][0] > level:
            end += 1
        entries.append(Entry(anchor, heading, _nested(lines[place + 1 : end])))
        place = end
    return tuple(entries)
