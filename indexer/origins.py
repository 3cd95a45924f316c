"""The country that a file's folder or its address on the web tells, where its text may not name one. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import pairwise
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from kb import taxonomy
from kb.model import Tag

# `.me` and its like are sold to anybody: there, only what a state keeps for itself says where a site is from.
_SOLD = frozenset(("me", "al", "it", "at", "si"))
_STATE = frozenset(("gov", "gouv", "gv", "parlament", "sud"))


def by_folder(path: str) -> Iterator[Tag]:
    """The country of `law/COUNTRY/...`: whose laws these are."""
    parts = PurePosixPath(path).parts[:-1]
    for above, folder in pairwise(parts):
        if above == "law" and taxonomy.load().knows("country", folder):
            yield Tag("country", folder, "derived", f"law/{folder}")


def by_address(url: str) -> Iterator[Tag]:
    """The country of a web address's domain, as a suggestion with the host as evidence."""
    try:
        host = (urlsplit(url).hostname or "").lower()
    except ValueError:
        return  # an address that no reader could follow tells nothing either
    *before, last = host.split(".")
    if (country := _by_domain().get(last)) and (last not in _SOLD or _STATE & set(before)):
        yield Tag("country", country, "suggested", host)


@cache
def _by_domain() -> Mapping[str, str]:
    entries = taxonomy.load().entries["country"].values()
    return {str(entry.row["iso2"]).lower(): entry.id for entry in entries if entry.row.get("iso2")}
