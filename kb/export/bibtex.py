"""BibTeX in UTF-8, with what TeX would read as commands escaped."""

from __future__ import annotations

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


def bibtex(entries: Iterable[Entry]) -> Iterator[str]:
    """One entry of BibTeX an entry."""
    for one in entries:
        fields = [f"  {name} = {{{value}}}" for name, value in _fields(one) if value]
        yield f"@{one.kinds.get('bibtex', 'misc')}{{{key(one.key)},\n" + ",\n".join(fields) + "\n}\n\n"


def key(id: str) -> str:
    """A citation key: letters, digits and : . _ - of ASCII."""
    return re.sub(r"[^A-Za-z0-9:._-]+", "-", id).strip("-") or "document"


def escaped(text: str) -> str:
    """The text as TeX shows it.

    >>> escaped("50 % & više")
    '50 \\\\% \\\\& više'
    """
    return _ANY_SPECIAL.sub(lambda found: _SPECIAL[found.group()], one_line(text))


def _fields(one: Entry) -> Iterator[tuple[str, str]]:
    record = one.record
    yield "title", f"{{{escaped(record.title)}}}"
    yield "author", " and ".join(f"{{{escaped(author)}}}" for author in one.authors)
    yield "institution", escaped(one.publisher)
    yield "year", str(one.date[0]) if one.date else ""
    yield "date", "-".join(f"{n:02}" for n in one.date)
    yield "type", escaped(one.genre)
    yield "abstract", escaped(record.summary)
    yield "keywords", escaped(", ".join(one.keywords))
    yield "language", escaped(record.lang)
    yield "note", escaped(one.heading or one.anchor)
    yield "url", one.url.replace("{", "%7B").replace("}", "%7D").replace("\\", "%5C")
