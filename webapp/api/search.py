"""Searching: one page of hits, with facets, interpretation and cursors."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import urlencode

from flask import Response, jsonify, request, url_for

from kb.service import ResultPage
from webapp.api.asked import asked_fields, asked_search
from webapp.api.blueprint import blueprint, operation
from webapp.api.changes import changed_since
from webapp.api.parameters import Search
from webapp.api.representation import results
from webapp.api.shapes import HIT_FIELDS, SearchAnswer
from webapp.current import history, knowledge_base
from webapp.params import number
from webapp.problems import wrong

_AS_OF = re.compile(r"([A-Za-z0-9._-]{1,80})~([0-9]{1,9})")
LINKS = {"Link": {"description": "RFC 8288: first, next, prev, canonical.", "schema": {"type": "string"}}}


@blueprint.get("/search")
@operation(SearchAnswer, query=Search, says="One page of hits.", problems=(410, 422), headers=LINKS)
def search() -> Response:
    """Search documents or passages.

    Follow `next` to the last hit: each comes exactly once. Values of one facet mean "or", facets mean "and".
    """
    fields = asked_fields(HIT_FIELDS)
    facet_limit = number(request.args, "facet_limit", 1, 1000, 1000)
    then = _as_of(request.args.get("as-of", ""))
    page = knowledge_base().search(asked_search())
    permalink = _address(without=("cursor", "as-of")) | {"as-of": f"{page.generation}~{page.total}"}
    answer = jsonify(
        results(page, fields, facet_limit)
        | {"permalink": _url(permalink), "as_of": _changes(then, page) if then else None}
    )
    answer.headers["Link"] = _links(page)
    return answer


def _as_of(token: str) -> tuple[str, int] | None:
    if not token:
        return None
    match = _AS_OF.fullmatch(token)
    if not match:
        raise wrong("as-of", "as-of")
    return match[1], int(match[2])


def _changes(then: tuple[str, int], page: ResultPage) -> dict[str, Any]:
    generation, total = then
    changed = generation != page.generation
    # Only when something has changed: finding every hit again costs as much as counting them.
    hits = (record.id for record in knowledge_base().records(page.request)) if changed else ()
    documents = changed_since(history(), generation, hits)
    return {"generation": generation, "changed": changed, "total_then": total, "total_now": page.total,
            "documents": documents}


def _address(without: tuple[str, ...]) -> dict[str, Any]:
    return {name: values for name, values in request.args.lists() if name not in without}


def _url(parameters: dict[str, Any]) -> str:
    return url_for("api.search") + ("?" + urlencode(parameters, doseq=True) if parameters else "")


def _links(page: ResultPage) -> str:
    first = _address(without=("cursor",))
    places = {"first": first, "canonical": _address(without=("cursor", "as-of"))}
    places |= {"next": first | {"cursor": page.next}} if page.next else {}
    places |= {"prev": first | {"cursor": page.previous}} if page.previous else {}
    return ", ".join(f'<{_url(parameters)}>; rel="{relation}"' for relation, parameters in places.items())
