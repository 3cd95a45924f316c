"""Where the operations of the API are registered, and how one is described and guarded."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from apiflask import APIBlueprint, Schema
from flask import request

from webapp.api.asked import asked_interface
from webapp.api.names import check_names
from webapp.api.shapes import Problem

P = ParamSpec("P")
T = TypeVar("T")
View = Callable[P, T]

blueprint = APIBlueprint("api", "webapp.api", url_prefix="/api/v1")

JSON = "application/json"
ALWAYS = (400, 429, 503)
"""The statuses that every operation can answer beside 200"""


class Nothing(Schema):
    """No parameters."""


def operation(
    answer: type[Schema] | None = None,
    *,
    query: type[Schema] = Nothing,
    content: Mapping[str, Mapping[str, Any]] | None = None,
    says: str = "The answer.",
    problems: tuple[int, ...] = (),
    headers: Mapping[str, Any] | None = None,
) -> Callable[[View[P, T]], View[P, T]]:
    """Describes a view for /openapi.json and refuses parameters it does not describe.

    `answer` is the schema of its JSON, or `content` maps media types to schemas; `problems` are the statuses that it
    answers beside those which every operation can (400, 429, 503).
    """
    shapes = dict(content or {}) | ({JSON: {"schema": answer}} if answer else {})
    responses: dict[Any, Any] = {200: {"description": says, "content": shapes, "headers": dict(headers or {})}}
    # The description of each is filled in by webapp.api.description, out of the table of problems.
    refusal = {"description": "", "content": {"application/problem+json": {"schema": Problem}}}
    refusals = {status: dict(refusal) for status in sorted({*ALWAYS, *problems})}

    described = query()

    def decorate(view: View[P, T]) -> View[P, T]:
        @wraps(view)
        def guarded(*args: P.args, **kwargs: P.kwargs) -> T:
            check_names(request.args, request.query_string, described)
            # Here for all: an operation whose answer has no words would else take any language for one it speaks.
            asked_interface()
            return view(*args, **kwargs)

        documented: View[P, T] = blueprint.doc(responses=responses | refusals)(guarded)
        # apiflask's own decorator would also read the values, and refuse in its words; these are only described.
        documented._spec["args"] = [(described, "query")]  # type: ignore[attr-defined]
        return documented

    return decorate
