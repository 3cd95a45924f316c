"""BibTeX in UTF-8, with what TeX would read as commands escaped."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator

from kb.export.entry import Entry, one_line

_SPECIAL = {
    "\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}",
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}",
}
# BibTeX counts braces even after a backslash, so \{ alone would break the entry.
_ANY_SPECIAL = re.compile("[" + re.escape("".join(_SPECIAL)) + "]")
# TeX sets these neighbours as one sign: -- as a dash, `` as a quotation mark, ?` as ¿.
_LIGATURE = re.compile(r"(?<=-)(?=-)|(?<=`)(?=`)|(?<=')(?=')|(?<=[?!])(?=`)|(?<=<)(?=<)|(?<=>)(?=>)|(?<=,)(?=,)")


def bibtex(entries: Iterable[Entry]) -> Iterator[str]:
    """One entry of BibTeX an entry."""
    for one in entries:
        fields = [f"  {name} = {{{value}}}" for name, value in _fields(one) if value]
        yield f"@{one.kinds.get('bibtex', 'misc')}{{{key(one.key)},\n" + ",\n".join(fields) + "\n}\n\n"


def key(id: str) -> str:
    """A citation key: letters, digits and : . _ - of ASCII. Different ids have different keys."""
    plain = re.sub(r"[^A-Za-z0-9:._-]+", "-", id).strip("-")
    if plain == id:
        return id
    # Two ids in Cyrillic would be left with nothing, and one of two entries with the same key is dropped on import.
    return f"{plain or 'document'}-{hashlib.sha256(id.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"


def escaped(text: str) -> str:
    """The text as TeX shows it.

    >>> escaped("50 % & više")
    '50 \\\\% \\\\& više'
    """
    return _LIGATURE.sub("{}", _ANY_SPECIAL.sub(lambda found: _SPECIAL[found.group()], one_line(text)))


def _keyword(word: str) -> str:
    # Commas stand between keywords, so that one within a keyword is hidden in braces.
    return f"{{{escaped(word)}}}" if "," in word else escaped(word)


def _fields(one: Entry) -> Iterator[tuple[str, str]]:
    record = one.record
    yield "title", f"{{{escaped(record.title)}}}"
    yield "author", " and ".join(f"{{{escaped(author)}}}" for author in one.authors)
    yield "institution", escaped(one.publisher)
    yield "year", str(one.date[0]) if one.date else ""
    yield "date", "-".join(f"{n:02}" for n in one.date)
    yield "type", escaped(one.genre)
    yield "abstract", escaped(record.summary)
    yield "keywords", ", ".join(map(_keyword, one.keywords))
    yield "language", escaped(record.lang)
    yield "note", escaped(one.heading or one.anchor)
    yield "url", one.url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
