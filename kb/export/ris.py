"""RIS, as Zotero, EndNote and Mendeley read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kb.export.entry import Entry, one_line


def ris(entries: Iterable[Entry]) -> Iterator[str]:
    """One reference an entry, line ends CR LF, UTF-8."""
    # One value a line: a line end within it would begin a tag of its own.
    for one in entries:
        yield "".join(f"{tag}  - {one_line(value)}\r\n" for tag, value in _lines(one) if value) + "ER  - \r\n\r\n"


def _lines(one: Entry) -> Iterator[tuple[str, str]]:
    record = one.record
    yield "TY", one.kinds.get("ris", "GEN")
    yield "ID", one.key
    yield "TI", record.title
    yield from (("AU", author) for author in one.authors)
    yield "PY", str(one.date[0]) if one.date else ""
    # The slashes stay where month or day is unknown: the format counts them.
    yield "DA", "/".join([f"{n:02}" for n in one.date] + [""] * (4 - len(one.date))) if one.date else ""
    yield "PB", one.publisher
    yield "AB", record.summary
    yield from (("KW", keyword) for keyword in one.keywords)
    yield "LA", record.lang
    yield "M3", one.genre
    yield "SE", one.heading or one.anchor
    yield "UR", one.url
    yield "L2", str(record.metadata.get("source_url") or "")
