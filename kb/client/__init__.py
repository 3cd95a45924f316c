"""A small client of the API: searches as iterators over all hits, documents, exports. Standard library only."""

from __future__ import annotations

import importlib
import json
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote, urlencode

from kb.errors import KbError, WrongUse

Json = dict[str, Any]
AGAIN = (429, 503)
"""Statuses after which the same request is made again, when Retry-After allows"""
LONGEST_WAIT = 120.0
"""Seconds; a longer Retry-After is not waited for"""


class Refused(KbError):
    """The service did not answer this request."""

    def __init__(self, status: int, problem: Json) -> None:
        super().__init__(f"{status}: {problem.get('detail') or problem.get('title') or 'no reason given'}")
        self.status = status
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Client:
    """The API of the service at `url`, such as `https://kb.example.org`.

    `tries` is how often a request is made at most when the service is busy; between them it waits as Retry-After
    says. `timeout` is in seconds. Every method raises Refused for an answer that is a problem.
    """

    url: str
    timeout: float = 30.0
    tries: int = 4
    sleep: Callable[[float], None] = time.sleep

    def search(self, q: str = "", **parameters: object) -> Iterator[Json]:
        """Every hit, from the first to the last, page by page; parameters as in docs/api.md, lists for several values.

        Raises Refused with status 410 when the index changes in between: begin again.
        """
        # A hundred at a time is quick to answer; facets are counted anew for each page, so they have to be asked for.
        asked = {"limit": 100, "facets": "off", **parameters, "q": q}
        while True:
            # A page is yielded before the next one is asked for: who stops early has asked for no more than needed.
            page = self._json("/search", asked)
            yield from page["hits"]
            if not page["next"]:
                return
            asked["cursor"] = page["next"]

    def page(self, q: str = "", **parameters: object) -> Json:
        """One page of hits with total, facets and interpretation."""
        return self._json("/search", {"q": q, **parameters})

    def document(self, id: str) -> Json:
        """A document with its passages."""
        return self._json(f"/documents/{quote(id, safe='')}", {})

    def export(self, q: str = "", format: str = "jsonl", **parameters: object) -> bytes:
        """The whole result of a search in one of the export formats."""
        return self._get("/export", {"q": q, "format": format, **parameters})

    def counts(self, by: str = "", q: str = "", **parameters: object) -> Json:
        """Documents a year of those that a search finds, by the values of the facet `by`; see docs/api.md."""
        return self._json("/counts", {"q": q, "by": by, **parameters})

    def changes(self, since: str = "", limit: int = 1000) -> Iterator[Json]:
        """Every document added, changed or removed since a generation or a day (UTC), once; see docs/api.md."""
        asked: dict[str, object] = {"since": since, "limit": limit}
        while True:
            page = self._json("/changes", asked)
            yield from page["changes"]
            if not page["next"]:
                return
            asked["cursor"] = page["next"]

    def dump(self) -> bytes:
        """The whole knowledge base as a ZIP file; it is held in memory, so for large ones rather use curl."""
        return self._get("/dump", {})

    def _json(self, path: str, parameters: Mapping[str, object]) -> Json:
        found: Json = json.loads(self._get(path, parameters))
        return found

    def _get(self, path: str, parameters: Mapping[str, object]) -> bytes:
        # A hyphen cannot stand in a Python name, so as_of is written for as-of.
        given = {name.replace("as_of", "as-of"): value for name, value in parameters.items() if value is not None}
        address = f"{self.url.rstrip('/')}/api/v1{path}?{urlencode(given, doseq=True)}"
        for left in reversed(range(max(self.tries, 1))):
            try:
                with urllib.request.urlopen(address, timeout=self.timeout) as answer:
                    body: bytes = answer.read()
                    return body
            except urllib.error.HTTPError as error:
                with error:
                    # Only what the service calls busy is asked again; a wrong question would be wrong each time.
                    wait = _seconds(error.headers.get("Retry-After"))
                    if error.code not in AGAIN or not left or wait > LONGEST_WAIT:
                        raise Refused(error.code, _problem(error.read())) from error
                self.sleep(wait)
        raise AssertionError("unreachable")


def to_frame(hits: Iterable[Json]) -> Any:
    """The hits as a pandas data frame, one row each. Raises WrongUse if pandas is not installed."""
    try:
        # Only when it is wanted: it is larger than everything else here together.
        pandas = importlib.import_module("pandas")
    except ImportError as error:
        raise WrongUse("to_frame needs pandas: pip install pandas") from error
    return pandas.DataFrame(list(hits))


def _seconds(given: str | None) -> float:
    # Retry-After may also be a date; we wait a second then, and are told again.
    return float(given) if given and given.isdigit() else 1.0


def _problem(body: bytes) -> Json:
    try:
        found = json.loads(body)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
