"""What has changed in the index since an earlier state: for harvesters, and for who cites a search."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any

from apiflask import Schema
from apiflask.fields import Integer, String
from apiflask.validators import Regexp
from flask import request, url_for

from kb.errors import HistoryUnknown
from kb.history import Change, History, net
from webapp.api.blueprint import blueprint, operation
from webapp.api.parameters import Spoken, bounded_text, number
from webapp.api.shapes import many, maybe, string
from webapp.current import history, knowledge_base
from webapp.params import number as read_number
from webapp.params import text
from webapp.problems import sentence, wrong

KINDS = ("added", "changed", "removed")
MOST = 1000
LONGEST = 500
"""characters of a cursor, which is an id"""
GENERATION = r"[A-Za-z0-9._-]{1,80}"
MOMENT = r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|\+00:00)?)?"


class Since(Spoken):
    """Since when, and how much of it."""

    since = String(
        validate=Regexp(f"^({GENERATION}|{MOMENT})?$"),
        metadata={"description": "A `generation` of an earlier answer, or a day or time in UTC, whose changes count; "
                                 "without it everything that the history has.", "example": "2026-11-24"},
    )
    limit = number("At most so many documents.", 1, MOST, 100)
    cursor = bounded_text("Where to go on: `next` of the answer before.", LONGEST)


class Changed(Schema):
    """What became of one document."""

    id = string()
    kind = string("As one who saw the earlier state sees it now.", enum=list(KINDS))
    time = string("When it was last touched, UTC, ISO 8601.")
    generation = string("The state of the index that this led to.")
    url = maybe("The document's page; null if it is gone.")


class Changes(Schema):
    """The documents that are not as they were, in order of id."""

    since = string("The generation counted from; empty: the beginning of the history.")
    generation = string("The state of the index now.")
    total = Integer(required=True, metadata={"description": "All documents that are not as they were."})
    changes = many(Changed)
    next = maybe("Cursor of the rest; null at the end.")


@blueprint.get("/changes")
@operation(Changes, query=Since, says="The changes.", problems=(410,))
def changes() -> dict[str, Any]:
    """Which documents were added, changed or removed since an earlier state of the index."""
    given, limit = request.args.get("since", ""), read_number(request.args, "limit", 1, MOST, 100)
    known = history()
    start = _start(known, given)
    found = net(known.commits if start is None else known.after(start) or ())
    # By id, not by number: a document that changes meanwhile neither repeats nor hides another.
    after = text(request.args, "cursor", LONGEST)
    rest = sorted(id for id in found if id > after)
    page = rest[:limit]
    return {
        "since": start or "", "generation": knowledge_base().open().status().generation, "total": len(found),
        "changes": [_shown(found[id]) for id in page], "next": page[-1] if len(rest) > limit else None,
    }


def changed_since(known: History, generation: str, hits: Iterable[str]) -> dict[str, Any]:
    """For who cites a search: which of its hits were added or changed since, and what is gone from the index."""
    commits = known.after(generation)
    found, now = net(commits or ()), frozenset(hits)
    # Whether a document that is gone was a hit can no longer be asked.
    told = sorted(one.id for one in found.values() if one.id in now or one.kind == "removed")
    ids = {kind: [id for id in told if found[id].kind == kind][:MOST] for kind in KINDS}
    return {"known": commits is not None, **ids}


def _start(known: History, given: str) -> str | None:
    """The generation to count from; None for the beginning. Raises WrongParameter and HistoryUnknown."""
    if not given:
        return None
    if re.fullmatch(MOMENT, given):
        found = known.at(given.replace("Z", "+00:00"))
    elif re.fullmatch(GENERATION, given):
        found = given if known.after(given) is not None else None
    else:
        raise wrong("since", "since", given=given)
    if found is None:
        values = {"given": given, "begins": known.begins or "–"}
        raise HistoryUnknown("since", sentence("history-unknown", "en", values), code="history-unknown", **values)
    return found


def _shown(change: Change) -> dict[str, Any]:
    url = None if change.kind == "removed" else url_for("pages.document", id=change.id)
    return {"id": change.id, "kind": change.kind, "time": change.time, "generation": change.generation, "url": url}
