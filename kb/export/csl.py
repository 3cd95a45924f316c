"""CSL-JSON, the input of citeproc."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from kb.export.entry import Entry


def csl(entries: Iterable[Entry]) -> Iterator[str]:
    """A JSON array with one object an entry, one a line."""
    # Written piece by piece, so that a whole index never lies in memory.
    before = "[\n"
    for one in entries:
        yield before + json.dumps(item(one), ensure_ascii=False)
        before = ",\n"
    yield "[]\n" if before == "[\n" else "\n]\n"


def item(one: Entry) -> dict[str, Any]:
    """The entry as an object of CSL-JSON; what is unknown is left out."""
    record = one.record
    known = {
        "id": one.key,
        "type": one.kinds.get("csl", "document"),
        "title": record.title,
        # Not divided into names: many authors are bodies, and nobody says where a family name begins.
        "author": [{"literal": author} for author in one.authors],
        "issued": {"date-parts": [list(one.date)]} if one.date else None,
        "publisher": one.publisher,
        "genre": one.genre,
        "abstract": record.summary,
        "keyword": "; ".join(one.keywords),  # names of themes have commas of their own
        "language": record.lang,
        "section": one.heading or one.anchor,
        "URL": one.url,
    }
    return {name: value for name, value in known.items() if value}
