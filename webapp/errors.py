"""KbError → HTTP, in one table; a page for people, problem+json (RFC 9457) under /api."""

from __future__ import annotations

from typing import Any

from apiflask import APIFlask
from apiflask.exceptions import HTTPError
from flask import Response, jsonify, request
from werkzeug.exceptions import HTTPException, InternalServerError

from kb import errors
from webapp import error_pages

STATUSES: tuple[tuple[type[errors.KbError], int, str], ...] = (
    (errors.CursorStale, 410, "cursor-stale"),
    (errors.QueryTooCostly, 422, "query-too-costly"),
    (errors.WrongParameter, 400, "wrong-parameter"),
    (errors.WrongUse, 400, "wrong-request"),
    (errors.NotFound, 404, "not-found"),
    (errors.DeadlineExceeded, 503, "deadline-exceeded"),
    (errors.IndexProblem, 503, "index-unavailable"),
    (errors.KbError, 500, "internal"),
)
"""The first row that fits decides: error, status, problem type."""


def register(app: APIFlask) -> None:
    """Answer every error of this application by `STATUSES`."""
    app.register_error_handler(errors.KbError, _kb_error)
    app.register_error_handler(HTTPException, _http_error)

    @app.error_processor
    def _validation(error: HTTPError) -> Any:
        return _answer(error.status_code, "wrong-parameter", error.message or "")


def _kb_error(error: errors.KbError) -> tuple[Response | str, int]:
    status, kind = next((s, k) for known, s, k in STATUSES if isinstance(error, known))
    extra = {"parameter": error.parameter} if isinstance(error, errors.WrongParameter) else {}
    return _answer(status, kind, error.message, **extra)


def _http_error(error: HTTPException) -> tuple[Response | str, int]:
    if isinstance(error, InternalServerError):
        return _answer(500, "internal", "something went wrong on our side; it has been logged")
    return _answer(error.code or 500, _kind(error), error.description or "")


def _kind(error: HTTPException) -> str:
    return (error.name or "error").lower().replace(" ", "-")


def _answer(status: int, kind: str, detail: str, **extra: str) -> tuple[Response | str, int]:
    if not request.path.startswith("/api/"):
        return error_pages.page(status, kind, detail), status
    title = kind.replace("-", " ")
    problem = {"type": f"/problems/{kind}", "title": title, "status": status, "detail": detail, **extra}
    response = jsonify(problem)
    response.mimetype = "application/problem+json"
    return response, status
