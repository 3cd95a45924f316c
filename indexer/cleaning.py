"""Repairs to text that was damaged on its way: broken words, running heads, mis-decoded letters. Pure.

Every function returns the text unchanged where it is not sure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise
from statistics import mean

from indexer.lines import is_article_line

_HYPHENS = "-\xad\u2010\u00ac"
_BROKEN_WORD = re.compile(rf"([^\W\d_]{{2,}})[{_HYPHENS}]\Z")
# Only beginnings that hardly ever end a syllable of a longer word: `pro-`, `re-`, `inter-`, `ne-` break far more often.
_KEPT_FIRST = re.compile(r"(?:eks|vice|anti|non|self|cross|екс|вице|анти)\Z", re.IGNORECASE)


def join_broken(lines: Iterable[str]) -> str:
    """Lines as one text; a word broken by a hyphen at a line's end is whole again.

    >>> join_broken(["smuggling of mi-", "grants in the cross-", "border area"])
    'smuggling of migrants in the cross-border area'
    """
    text = ""
    for line in filter(None, (" ".join(line.split()) for line in lines)):
        if not text:
            text = line
        elif (broken := _BROKEN_WORD.search(text)) and line[:1].isalpha():
            kept = text[-1] != "\xad" and _keeps_hyphen(broken.group(1), line)
            text = f"{text[:-1]}-{line}" if kept else text[:-1] + line
        else:
            text = f"{text} {line}"
    return text.replace("\xad", "")


def _keeps_hyphen(before: str, line: str) -> bool:
    """Whether the hyphen between a word's beginning and the next line belongs to the word."""
    if line[0].islower():
        return _KEPT_FIRST.match(before) is not None
    # A capital begins a name (`Beograd-Niš`), except in a heading that is all capitals: `KRIVIČNI ZAKO-`, `NIK`.
    return not (before.isupper() and len(before) > 2 and line.split()[0].isupper())


# Lines at the top and bottom of a page among which running heads are looked for.
_EDGE = 3


def without_running_heads(pages: Sequence[Sequence[str]]) -> tuple[frozenset[int], ...]:
    """For each page the places of the lines that are running heads, feet or page numbers.

    A line is one where the same words, numbers aside, stand near the same edge of many pages; a lone number is one
    where it grows with the pages. Documents of one or two pages keep all their lines.
    """
    if len(pages) < 3:
        return tuple(frozenset() for _ in pages)
    edges = [_edge_lines(lines) for lines in pages]
    counts = Counter(key for lines in edges for key in {_head_key(text, side) for text, side in lines.values()})
    enough = max(3, 0.3 * len(pages))
    numbered = _are_page_numbers(edges)
    return tuple(
        frozenset(
            place
            for place, (text, side) in lines.items()
            if (numbered if text.isdigit() else counts[_head_key(text, side)] >= enough and not is_article_line(text))
        )
        for lines in edges
    )


def _edge_lines(lines: Sequence[str]) -> dict[int, tuple[str, str]]:
    """Place → (text, edge) of the lines near the edges of a page; a line counts for the nearer one."""
    last = len(lines) - 1
    top = {place: (lines[place].strip(), "top") for place in range(min(_EDGE, len(lines)))}
    bottom = {place: (lines[place].strip(), "bottom") for place in range(max(last - _EDGE + 1, 0), last + 1)}
    return {**bottom, **{p: v for p, v in top.items() if p <= last - p}}


def _head_key(text: str, side: str) -> str:
    numbered = re.sub(r"\d+", "#", " ".join(text.lower().split()))
    return f"{side} {numbered}"


def _are_page_numbers(edges: Sequence[Mapping[int, tuple[str, str]]]) -> bool:
    """True where lone numbers near the edges mostly grow by one from page to page."""
    numbers = [[int(text) for text, _ in lines.values() if text.isdigit() and len(text) < 6] for lines in edges]
    steps = [any(b == a + 1 for a in one for b in two) for one, two in pairwise(numbers)]
    return bool(steps) and mean(steps) >= 0.5


_SECOND = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
# Two characters that are one letter of UTF-8 read as Latin-1 or Windows-1252.
_MISREAD = re.compile(f"[\xc2-\xdf][\x80-\xbf{_SECOND}]")

# A damage has to show this often before it is believed.
_ENOUGH = 3


def repair_mojibake(text: str) -> str:
    """Letters that were UTF-8 and were read as Latin, put right; with fewer than three of them the text stays.

    >>> repair_mojibake("zaÅ¡tita Å¾rtava, ÄŒlan")
    'zaštita žrtava, Član'
    """
    found = _MISREAD.findall(text)
    if len(found) < _ENOUGH or sum(_read_again(pair) != pair for pair in found) < 0.8 * len(found):
        return text
    return _MISREAD.sub(lambda pair: _read_again(pair.group()), text)


def _read_again(pair: str) -> str:
    raw = b"".join(c.encode("latin-1") if c < "\u0100" else c.encode("cp1252") for c in pair)
    letter = raw.decode("utf-8", "replace")
    return letter if len(letter) == 1 and ("\u0100" <= letter <= "\u024f" or "\u0400" <= letter <= "\u04ff") else pair


_WESTERN = str.maketrans("èæðÈÆÐ", "čćđČĆĐ")


def repair_western(text: str) -> str:
    """Windows-1250 that was read as Windows-1252 (`èlan`, `mogu æ`), put right where the text is plainly ours.

    >>> repair_western("èlan, žrtva, veæ, takoðe, šta")
    'član, žrtva, već, takođe, šta'
    """
    marks = sum(text.count(c) for c in "èæð")
    telling = ("æ" in text) + ("ð" in text) + ("š" in text or "ž" in text)
    if marks < _ENOUGH or telling < 2 or any(c in text for c in "čćđéêàùß"):
        return text
    return text.translate(_WESTERN)


_YUSCII = str.maketrans("[]{}^~@`|\\", "ŠĆšćČčŽžđĐ")
_MARKS = "[]{}^~@`|\\"
_YUSCII_WORD = re.compile(r"[A-Za-z\[\]{}^~@`|\\]+")
_SURE_YUSCII = re.compile(r"[A-Za-z][\[\]{}^~@`|\\][A-Za-z]{2,}|(?<!\w)[\^~@`\\{|][a-z]{3,}")


def repair_yuscii(text: str) -> str:
    """The Yugoslav seven-bit code, where `[` is Š and `^` is Č, read as it was meant; other text stays as it is.

    >>> repair_yuscii("OP[TE ODREDBE. ^lan 1. Ovim zakonom ure|uje se za{tita `rtava.")
    'OPŠTE ODREDBE. Član 1. Ovim zakonom uređuje se zaštita žrtava.'
    """
    if not any(mark in text for mark in _MARKS):
        return text
    words = len(text.split())
    sure = len(_SURE_YUSCII.findall(text))
    if sure < _ENOUGH or sure < 0.02 * words or any(c in text for c in "šđčćžŠĐČĆŽ") or "://" in text:
        return text
    return _YUSCII_WORD.sub(_yuscii_word, text)


def _yuscii_word(found: re.Match[str]) -> str:
    word = found.group()
    return word.translate(_YUSCII) if any(c.isalpha() for c in word) and any(c in _MARKS for c in word) else word


def repair_letters(text: str) -> str:
    """All repairs of mis-decoded letters, each where its damage shows."""
    if text.isascii():
        return repair_yuscii(text)
    return repair_western(repair_mojibake(text))


def repair_lines(lines: Sequence[str]) -> list[str] | None:
    """The lines with their letters repaired as one text; None where nothing is damaged."""
    text = "\n".join(line.replace("\n", " ") for line in lines)
    repaired = repair_letters(text)
    return None if repaired == text else repaired.split("\n")
