"""Lines on a page → paragraphs and headings. Pure: knows positions and sizes, nothing of PDF.

Lines come in the order in which the file draws them, which is the reading order of nearly all documents, also of
those in two columns; positions decide where a paragraph ends.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from indexer.cleaning import join_broken
from indexer.lines import is_article_line, starts_item
from indexer.parsed import Block

# A line that reaches this share of its column's width was ended by the page, not by its author.
_FULL = 0.88

# Lines further apart than this many usual distances belong to two paragraphs.
_GAP = 1.45

# A font this many times the body's is a heading's: 12 points above 10.5, but not 11 above 10, which some tables have.
_LARGER = 1.12

# Characters: what is longer is a paragraph in large print.
_HEADING_LENGTH = 200


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text where it stands on the page; points, from the lower left corner. `size` is the font's."""

    text: str
    left: float = 0.0
    right: float = 0.0
    bottom: float = 0.0
    size: float = 0.0


def blocks_of_pages(pages: Sequence[Sequence[Line]], outline: Mapping[str, int]) -> tuple[Block, ...]:
    """Paragraphs, list items and headings. `outline` gives the level of the titles that the file itself lists."""
    levels = _heading_levels(pages)
    return tuple(
        block for number, lines in enumerate(pages, 1) for block in _page_blocks(lines, number, levels, outline)
    )


def title_key(text: str) -> str:
    """A title as it is compared with the outline: without spaces, numbers' dots and case."""
    return "".join(c for c in text.lower() if c.isalnum())


def _heading_levels(pages: Sequence[Sequence[Line]]) -> dict[float, int]:
    """Font sizes clearly above the body's → heading levels, the largest first; at most four."""
    sizes: Counter[float] = Counter()
    for line in (line for lines in pages for line in lines):
        sizes[_round(line.size)] += len(line.text)
    if not sizes or not sizes.most_common(1)[0][0]:
        return {}
    body = sizes.most_common(1)[0][0]
    larger = sorted((size for size in sizes if size >= _LARGER * body), reverse=True)
    return {size: min(level, 4) for level, size in enumerate(larger, 1)}


def _round(size: float) -> float:
    # Producers scale fonts: 11.04 and 10.98 are both 11 points.
    return round(size * 2) / 2


def _page_blocks(
    lines: Sequence[Line], page: int, levels: Mapping[float, int], outline: Mapping[str, int]
) -> Iterator[Block]:
    usual = _usual_distance(lines)
    for group in _groups(lines, usual):
        text = join_broken([line.text for line in group])
        level = outline.get(title_key(text), 0) or (levels.get(_round(group[0].size), 0) if _may_head(text) else 0)
        if level:
            yield Block(text, "heading", level, page)
        else:
            yield Block(text, "item" if starts_item(text) else "paragraph", page=page)


def _may_head(text: str) -> bool:
    return len(text) <= _HEADING_LENGTH and any(c.isalpha() for c in text) and not is_article_line(text)


def _usual_distance(lines: Sequence[Line]) -> float:
    # Smaller steps are raised letters, larger ones gaps; negative ones lead to the next column.
    steps = [a.bottom - b.bottom for a, b in pairwise(lines) if 2 < a.bottom - b.bottom < 60]
    return median(steps) if steps else 0.0


def _groups(lines: Sequence[Line], usual: float) -> Iterator[list[Line]]:
    """The lines of each paragraph."""
    widths = _column_edges(lines)
    group: list[Line] = []
    for line in lines:
        if group and _begins(group, line, usual, widths):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _column_edges(lines: Sequence[Line]) -> dict[int, float]:
    """The right edge of the column that a left edge belongs to, by left edges rounded to 40 points."""
    # Rounded, because the first line of a paragraph is indented and those of a list hang.
    edges: dict[int, float] = {}
    for line in lines:
        place = int(line.left // 40)
        edges[place] = max(edges.get(place, 0.0), line.right)
    return edges


def _begins(group: Sequence[Line], line: Line, usual: float, edges: Mapping[int, float]) -> bool:
    before = group[-1]
    if is_article_line(before.text) or is_article_line(line.text) or starts_item(line.text):
        return True
    # A footnote or a caption is set smaller than the text it follows.
    if abs(line.size - before.size) > 0.12 * max(line.size, before.size):
        return True
    step = before.bottom - line.bottom
    # Still on the same line: a raised number, or a word in another font that the file draws by itself.
    if abs(step) < 0.5 * before.size:
        return False
    if usual and step > _GAP * usual and step > _GAP * before.size:
        return True
    # A sentence that plainly goes on is no new paragraph, however short its line was.
    if line.text[:1].islower() or before.text[-1:] in ",-–\xad(":
        return False
    edge = max(edges.get(int(before.left // 40), 0.0), before.left + 1)
    return before.right - group[0].left < _FULL * (edge - group[0].left)
