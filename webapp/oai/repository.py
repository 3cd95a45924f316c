"""One state of the index as the protocol sees it: items with identifiers, sets and datestamps."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from urllib.parse import quote, unquote, urlsplit

from kb.engine import Searcher
from kb.history import Change
from kb.model import Record
from kb.taxonomy import Taxonomy
from webapp.oai.faults import Fault
from webapp.oai.moments import bounds, parsed
from webapp.oai.token import Place

PAGE = 100
"""Items in one answer"""


@dataclass(frozen=True, slots=True)
class Item:
    """What has an identifier: a record, or None where it is gone, and when it was last touched."""

    id: str
    changed: datetime
    record: Record | None = None


@dataclass(frozen=True, slots=True)
class Portion:
    """A part of a list: its items, how many the list has, and where it goes on; None at its end."""

    items: Sequence[Item]
    before: int
    total: int
    next: Place | None


@dataclass(frozen=True, slots=True)
class Repository:
    """What is harvested. `site` is the service's address without a slash at its end.

    `latest` is what became last of each document (`kb.history`); one that it does not know has the time of the last
    commit.
    """

    searcher: Searcher
    taxonomy: Taxonomy
    name: str
    site: str
    latest: Mapping[str, Change] = field(default_factory=dict)

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
        """When the index was last written."""
        return parsed(self.searcher.status().updated)

    @property
    def earliest(self) -> datetime:
        """The datestamp before which nothing was touched."""
        return min((item.changed for item in self._items("")), default=self.changed)

    def identifier(self, item: Item) -> str:
        """The permanent name of an item."""
        return self.namespace + quote(item.id, safe="-._~")

    def find(self, identifier: str) -> Item:
        """The item of an identifier. Raises Fault idDoesNotExist."""
        id = unquote(identifier.removeprefix(self.namespace)) if identifier.startswith(self.namespace) else ""
        record = self.searcher.record(id) if id else None
        if record is None and not self._gone(id):
            raise Fault("idDoesNotExist", f"there is no {identifier[:200]}")
        return self._item(id, record)

    def portion(self, place: Place, size: int = PAGE) -> Portion:
        """The items of a list from a place on. Raises Fault noRecordsMatch for an empty list."""
        first, last = bounds(place.first, place.last)
        matching = [
            item for item in self._items(place.set)
            if (first is None or item.changed >= first) and (last is None or item.changed <= last)
        ]
        # By id, not by number: an item added or gone meanwhile neither repeats nor hides another.
        rest = sorted((item for item in matching if item.id > place.after), key=lambda item: item.id)
        if not rest and not place.after:
            raise Fault("noRecordsMatch", "nothing fits this question")
        items = rest[:size]
        onward = replace(place, after=items[-1].id, before=place.before + len(items)) if len(rest) > size else None
        return Portion(items, place.before, len(matching), onward)

    def _items(self, type_: str) -> Iterator[Item]:
        there: set[str] = set()
        for record in self.searcher.records():
            there.add(record.id)
            if not type_ or record.type == type_:
                yield self._item(record.id, record)
        # Of what type a document was that is gone, nobody knows: it is told in the list of everything only.
        if not type_:
            yield from (self._item(id) for id in self.latest if id not in there and self._gone(id))

    def _item(self, id: str, record: Record | None = None) -> Item:
        known = self.latest.get(id)
        return Item(id, parsed(known.time) if known else self.changed, record)

    def _gone(self, id: str) -> bool:
        return id in self.latest and self.latest[id].kind == "removed"
