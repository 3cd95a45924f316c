"""A name for every request, in the answer, in problems and in the log."""

from __future__ import annotations

import re
import uuid

from flask import Flask, Response, g, request

HEADER = "X-Request-Id"
# Nothing that could break a line of a log or a header.
_GIVEN = re.compile(r"[A-Za-z0-9._-]{8,64}")


def register(app: Flask) -> None:
    """Name every request: as the client or proxy named it if that can be repeated safely, else by a new UUID."""

    @app.before_request
    def _name() -> None:
        given = request.headers.get(HEADER, "")
        g.request_id = given if _GIVEN.fullmatch(given) else str(uuid.uuid4())

    @app.after_request
    def _say(response: Response) -> Response:
        response.headers[HEADER] = g.get("request_id", "")
        return response
