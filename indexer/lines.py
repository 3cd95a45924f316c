"""Which lines belong together. A legal text breaks lines where it means to, a wrapped text where the page ended.

Pure. Readers whose formats know only lines (text, Markdown's soft breaks, PDF, `<br>`) ask here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from kb.text.scripts import to_latin

_ARTICLE_LINE = re.compile(
    r"""(?:члан|член|član|čl\.|articles?|art\.|neni|section)\s*
        (?:\d+(?:\s?[-–]\s?\d+)?\s?[^\W\d_]?|[IVXLCDM]+(?:\s(?:bis|ter|quater))?)
        \s*[.:)*]*""",
    re.IGNORECASE | re.VERBOSE,
)
_MARKER = re.compile(
    r"(?:\(?\d{1,3}[a-zа-ш]?[.)]|\(?[a-zа-шšđčćž]{1,2}[).]{1,2}\s|\([ivx]+\)|[-–—•●▪◦*·]\s|[|§])", re.IGNORECASE
)
_CLOSED = re.compile(r"[.;:!?…][\"”“’')\]]*\Z")
_PENALTY = re.compile(r"kazniće se\b|učinilac će se\b")
WHO = ("Ko ", "Ко ", "Кo ", "Kо ")
"""`Who`, in either script and mixed: an offence begins with it, a title does not."""
_WRAPPED_AT = (45, 110)


def is_article_line(line: str) -> bool:
    """True for a line that is only an article's number: `Члан 350а.`, `Article XII`."""
    return len(line) < 40 and _ARTICLE_LINE.fullmatch(line.strip()) is not None


def starts_item(line: str) -> bool:
    """True for a line that begins with a number, a letter or a dash as a list's item does."""
    return _MARKER.match(line) is not None


def is_legal(lines: Iterable[str]) -> bool:
    """True where at least one line is nothing but an article's number."""
    return any(is_article_line(line) for line in lines)


def legal_blocks(lines: Sequence[str]) -> tuple[str, ...]:
    """The blocks of one paragraph of a legal text: a line break counts unless the line plainly goes on.

    >>> legal_blocks(["Члан 1.", "Предмет закона", "Овим законом уређују се права и", "обавезе лица."])
    ('Члан 1.', 'Предмет закона', 'Овим законом уређују се права и обавезе лица.')
    """
    blocks: list[str] = []
    for line in filter(None, (" ".join(line.split()) for line in lines)):
        if blocks and _goes_on(blocks[-1], line) and not _is_titled(blocks, line):
            blocks[-1] = f"{blocks[-1]} {line}"
        else:
            blocks.append(line)
    return tuple(blocks)


def _goes_on(before: str, line: str) -> bool:
    if is_article_line(before) or is_article_line(line) or starts_item(line) or _CLOSED.search(before):
        return False
    return line[:1].islower() or before[-1:] in ",-" or line[:1] in ",)"


def begins_penalty(line: str) -> bool:
    """True for a line that begins with what a criminal provision threatens: `казниће се затвором …`."""
    return _PENALTY.match(to_latin(line[:24])) is not None


def _is_titled(blocks: Sequence[str], line: str) -> bool:
    """Whether the last block is an article's title although the line after it begins in lower case."""
    # Sources that lost the words of an offence keep its title and its penalty; joined, they would read as one sentence.
    return len(blocks) > 1 and is_article_line(blocks[-2]) and begins_penalty(line) and blocks[-1][:3] not in WHO


def is_wrapped(lines: Sequence[str]) -> bool:
    """True where lines end because the page did: most are nearly as long as the longest, which a page could hold."""
    lengths = sorted(len(line.rstrip()) for line in lines if line.strip())
    if len(lengths) < 2:
        return False
    longest = lengths[int(len(lengths) * 0.95)]
    full = sum(length >= 0.7 * longest for length in lengths)
    return _WRAPPED_AT[0] <= longest <= _WRAPPED_AT[1] and full >= 0.5 * len(lengths)


def wrapped_blocks(lines: Sequence[str]) -> tuple[str, ...]:
    """The blocks of one paragraph of wrapped text: lines joined, list items and article lines standing alone."""
    blocks: list[str] = []
    for line in filter(None, (" ".join(line.split()) for line in lines)):
        if blocks and not (starts_item(line) or is_article_line(line) or is_article_line(blocks[-1])):
            blocks[-1] = f"{blocks[-1]} {line}"
        else:
            blocks.append(line)
    return tuple(blocks)
