"""One state of the index as the protocol sees it: items with identifiers, sets and datestamps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import quote, unquote, urlsplit

from kb.engine import Searcher
from kb.model import Record
from kb.taxonomy import Taxonomy
from webapp.oai.faults import Fault
from webapp.oai.moments import parsed
from webapp.oai.token import Place

PAGE = 100
"""Records in one answer"""


@dataclass(frozen=True, slots=True)
class Portion:
    """A part of a list: its records, how many the list has, and where it goes on; None at its end."""

    records: Sequence[Record]
    before: int
    total: int
    next: Place | None


@dataclass(frozen=True, slots=True)
class Repository:
    """What is harvested. `site` is the service's address without a slash at its end."""

    searcher: Searcher
    taxonomy: Taxonomy
    name: str
    site: str

    @property
    def host(self) -> str:
        """The domain name of the service."""
        # Without its port: the scheme of OAI identifiers allows a domain name only.
        return urlsplit(self.site).hostname or "localhost"

    @property
    def contact(self) -> str:
        """Where mail for the service goes."""
        return f"webmaster@{self.host}"

    @property
    def namespace(self) -> str:
        """What all identifiers begin with."""
        return f"oai:{self.host}:"

    @property
    def changed(self) -> datetime:
        """When the index was last written; it is every record's datestamp, see docs/api.md."""
        return parsed(self.searcher.status().updated)

    def identifier(self, record: Record) -> str:
        """The permanent name of a record."""
        return self.namespace + quote(record.id, safe="-._~")

    def find(self, identifier: str) -> Record:
        """The record of an identifier. Raises Fault idDoesNotExist."""
        id = unquote(identifier.removeprefix(self.namespace)) if identifier.startswith(self.namespace) else ""
        found = self.searcher.record(id) if id else None
        if found is None:
            raise Fault("idDoesNotExist", f"there is no {identifier[:200]}")
        return found

    def portion(self, place: Place, size: int = PAGE) -> Portion:
        """The records of a list from a place on. Raises Fault noRecordsMatch for an empty set."""
        matching = [r for r in self.searcher.records() if not place.set or r.type == place.set]
        # By id, not by number: a record added or gone meanwhile neither repeats nor hides another.
        rest = sorted((r for r in matching if r.id > place.after), key=lambda record: record.id)
        if not rest and not place.after:
            raise Fault("noRecordsMatch", "nothing fits this question")
        records = rest[:size]
        after = records[-1].id if records else place.after
        onward = Place(place.prefix, place.set, after, place.before + len(records)) if len(rest) > size else None
        return Portion(records, place.before, len(matching), onward)
