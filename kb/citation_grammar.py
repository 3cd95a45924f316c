"""The patterns of citations, for both languages at once, over `plain` text: one script, no marks, same offsets."""

from __future__ import annotations

import re

from kb.text.scripts import to_latin

# One letter for one, so that places found in the plain text are places in the text itself: љ becomes ǉ, not lj.
_MARKS = dict(zip("čćšžđČĆŠŽĐ", "ccszdCCSZD", strict=True))
_DIGRAPHS = {"љ": "ǉ", "њ": "ǌ", "џ": "ǆ", "Љ": "L", "Њ": "N", "Џ": "D"}
_CYRILLIC = {chr(code): to_latin(chr(code)) for code in range(0x400, 0x460)}
_TABLE = str.maketrans(
    {letter: _MARKS.get(latin, latin) for letter, latin in _CYRILLIC.items() if len(latin) == 1}
    | _MARKS
    | _DIGRAPHS
    | dict.fromkeys("\u00a0\u202f\u2009\n\t", " ")
    | dict.fromkeys("–—−‑", "-")
)


def plain(text: str) -> str:
    """The text in Latin letters without marks, with plain spaces and hyphens: as many characters as before.

    >>> plain("чл. 350–352")
    'cl. 350-352'
    """
    return text.translate(_TABLE)


_ART = (
    r"[Cc]lan(?:ovima|ovi|ova|ove|om|aka|ak|ka|ku|kom|ci|cima|a|u)?|CLAN(?:A|U|OM)?|[Cc]l\.?|CL\.?"
    r"|[Aa]rticles?|ARTICLES?|[Aa]rts?\.?"
)
_PAR = r"[Ss]tav(?:ovima|ovi|ova|ove|om|ak|ka|ku|kom|a|u)?|[Ss]t\.|[Pp]aragraphs?|[Pp]aras?\.?"
_POINT = r"[Tt][ao]c(?:ka|ke|ki|kom|aka|kama|\.)|t\.|[Pp]oints?|[Ss]ub-?\s?paragraphs?|[Ll]etters?|lit\.|[Ii]tems?"
_SUB = r"[Pp]od-?t[ao]c(?:ka|ke|ki|kom|aka|\.)|[Aa]linej[aeiou]m?|[Ss]ub-?points?"
# Inserted articles go by letter; lj, nj and dž are letters of their own in Serbian.
_LETTER = r"(?:lj|nj|dz|[a-zA-Zǉǌǆ])"
# Up to 1299: longer numbers are years (`član 2005`), and what a slash or decimals follow is a gazette or an amount.
_NUMBER = rf"(?:1[0-2]\d\d|\d{{1,3}})(?:\s?(?:bis|ter|quater)\b|[-/]?{_LETTER}(?![\w]))?(?![\d]|/\d|\.\d)"
_ROMAN = r"[IVXL]{1,7}(?:bis)?(?![\w])"
_PAREN = r"\s?\(\s?(?:\d{1,2}|[a-z]|[ivx]{1,4}|[a-z]{2})\s?\)"
_ITEM = rf"(?:{_NUMBER}(?:{_PAREN}){{0,3}}|{_PAREN}(?:{_PAREN}){{0,2}}|[a-zǉǌǆ]\))(?:\.(?!\d))?\)?"
_ARTICLE_ITEM = rf"(?:(?:{_NUMBER}|{_ROMAN})(?:{_PAREN}){{0,3}}|{_PAREN}(?:{_PAREN}){{0,2}}(?=\W))\.?"
_SEPARATOR = (
    r"(?:\s?[,;]\s?(?:(?:i|and|or|ili|te|kao\si|odnosno|as\swell\sas)\s)?"
    r"|\s(?:i|ili|and|or|do|to|odnosno|kao\si|te|through|up\sto)\s|\s?-\s?)"
)
_LIST = rf"{_ITEM}(?:{_SEPARATOR}{_ITEM})*"
_ARTICLE_LIST = rf"{_ARTICLE_ITEM}(?:{_SEPARATOR}{_ARTICLE_ITEM})*"

CHUNK = re.compile(
    rf"(?:{_ART})\s{{0,2}}(?P<art>(?=[\dIVXL]){_ARTICLE_LIST})"
    rf"|(?:{_PAR})\s{{0,2}}(?P<par>{_LIST})"
    rf"|(?:{_POINT})\s{{0,2}}(?P<pt>{_LIST})"
    rf"|(?:{_SUB})\s{{0,2}}(?P<sub>{_LIST})"
)
"""One unit with its numbers: `čl. 350 i 351`, `st. 2`, `tačka 3)`, `Article 6(2)(a)`."""

# A look at one letter spares most places in a text the trial of every alternative: that was half the time of finding.
FIRST = re.compile(rf"(?<!\w)(?=[CcAaSsPpTtLlIi])(?:{CHUNK.pattern})")
"""A unit that begins a citation, and so a word; for searching."""

ITEM = re.compile(rf"({_NUMBER}|{_ROMAN})?((?:{_PAREN}){{0,3}})([a-zǉǌǆ](?=\)))?")
PAREN = re.compile(r"\(\s?(\w+)\s?\)")
SEPARATOR = re.compile(_SEPARATOR)
RANGE = re.compile(r"\s(?:do|to|through|up\sto)\s|\s?-\s?")

JOIN = re.compile(
    r"(?P<of>\s?,?\s(?:of|to|in|from|under)\s(?:the\s)?)"
    r"|(?P<and>\s?[,;]?\s(?:i|and|or|ili|odnosno|kao\si|te)\s(?:of\s|iz\s|u\s|sa\s|to\s|in\s)?)"
    r"|(?P<near>\s?,?\s|(?=\())"
)
"""What may stand between two units of one citation."""

_DEMONSTRATIVE = (
    r"(?P<this>ov(?:og|oga|om|ome|oj|im|e)|this|the\spresent|present)"
    r"|tog|toga|tom|istog|that|the\ssame|the\ssaid"
)
SELF = re.compile(rf"\s?,?\s?(?:(?:of|to|in|under|from|iz|u)\s)?(?:{_DEMONSTRATIVE})\s(?P<head>[A-Za-z]+)")
"""`ovog zakona`, `of this Article`, and of the one before: `istog člana`."""

BEFORE_NAME = re.compile(r"\s?,?\s?(?:(?:of|to|in|from|under|iz|u|uz)\s)?(?:the\s)?\(?")
UPWARD = re.compile(r"\s?,?\s(?:of\s|ov(?:og|oga|om|e)\s|tog\s|istog\s|(?:clana|cl\.)\s)")
BETWEEN_CITATIONS = re.compile(
    r"\s?[,;]?\s?(?:i|and|or|ili|odnosno|kao\si|as\swell\sas|u\svezi(?:\ssa?)?|in\sconjunction\swith|te)?\s?"
    r"(?:iz|u|sa?|of|to|in|with)?\s?"
)
AFTER_NAME = re.compile(r"[\s,(:-]{1,3}(?:u\s|in\s|its\s|and\sits\s)?")

# As stems: `ovog zakona`, `ovom zakoniku`, `this Regulation`.
WORK_HEADS = frozenset(
    "zakon zakonik protokol konvencij sporazum ugovor pravilnik uredb odluk direktiv statut ustav poslovnik tarif"
    " strategij programm convention protocol agreement law act cod treaty charter directiv regulation constitution"
    " statut decision covenant annex arrangement instrument".split()
)
"""Stems of the words by which a legal text speaks of itself."""
