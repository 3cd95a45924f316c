"""Paragraphs, points and sub-points inside the text of an article, as places with anchors. Pure."""

from __future__ import annotations

import re
from typing import NamedTuple

from kb.address import parse_anchor
from kb.model import Passage
from kb.numbering import canonical

_PARAGRAPH = re.compile(r"\((\d{1,3}[^\W\d_]?)\)")
_ENGLISH = re.compile(r"(\d{1,3})\.\s")
_POINT = re.compile(r"(\d{1,3}[^\W\d_]?|[^\W\d_]{1,2})\)|\(([a-z])\)")
_SUBPOINT = re.compile(r"\((\d{1,3}|[ivx]{1,5})\)")
_FOOTNOTE = re.compile(r"\*")


class Place(NamedTuple):
    """A place in a passage's text, from `start` to `end`."""

    anchor: str
    start: int
    end: int


def provisions(passage: Passage, counted: bool = True) -> tuple[Place, ...]:
    """The places inside an article, outer before inner; empty for any other passage.

    Paragraphs without numbers, as most Serbian laws have, are counted, if `counted`: those of a digest are not the
    law's. A line that goes on with a small letter or a footnote belongs to what stands before it.
    """
    if not parse_anchor(passage.anchor).article:
        return ()
    opened: list[tuple[str, int, int]] = []
    lines = _lines(passage.text)
    # The first line tells how the whole article is built: no article counts some of its paragraphs and not others.
    numbered = not counted or (bool(lines) and _PARAGRAPH.match(passage.text, lines[0][0]) is not None)
    english = bool(lines) and _ENGLISH.match(passage.text, lines[0][0]) is not None
    paragraph, point, count = "", "", 0
    for start, _ in lines:
        kind, number = _kind(passage.text, start, numbered, english, point)
        if kind == "paragraph":
            count += 1
            paragraph, point = number or str(count), ""
            opened.append((f"par-{paragraph}", start, 1))
        elif kind == "point":
            point = number
            opened.append(("-".join(filter(None, (f"par-{paragraph}" if paragraph else "", f"pt-{point}"))), start, 2))
        elif kind == "subpoint":
            opened.append((f"par-{paragraph or 1}-pt-{point}-sub-{number}", start, 3))
    return _closed(passage, opened)


def _lines(text: str) -> list[tuple[int, int]]:
    return [(found.start(), found.end()) for found in re.finditer(r"[^\n]+", text)]


def _kind(text: str, start: int, numbered: bool, english: bool, point: str) -> tuple[str, str]:
    if _FOOTNOTE.match(text, start):
        return "", ""
    if numbered and (found := _PARAGRAPH.match(text, start)):
        return "paragraph", canonical(found[1])
    if english and (found := _ENGLISH.match(text, start)):
        return "paragraph", found[1]
    # Where paragraphs are `(1)`, a `(1)` below a point would be one of them: only else can it be a sub-point.
    if point and not numbered and (found := _SUBPOINT.match(text, start)):
        return "subpoint", found[1]
    if found := _POINT.match(text, start):
        return "point", canonical(found[1] or found[2])
    if numbered or english or text[start].islower() or text[start] in "–-—":
        return "", ""
    return "paragraph", ""


def _closed(passage: Passage, opened: list[tuple[str, int, int]]) -> tuple[Place, ...]:
    places, seen = [], set()
    for n, (anchor, start, depth) in enumerate(opened):
        end = next((s - 1 for _, s, d in opened[n + 1 :] if d <= depth), len(passage.text))
        # A number that comes again is a slip of the law; its second place could not be told from the first.
        if anchor not in seen:
            places.append(Place(f"{passage.anchor}-{anchor}", start, end))
        seen.add(anchor)
    return tuple(places)
