"""KbError → HTTP, in one table; a page for people, problem+json (RFC 9457) under /api."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from apiflask import APIFlask
from flask import Response, g, jsonify, redirect, request, url_for
from werkzeug.exceptions import HTTPException

from kb import errors
from webapp import error_pages
from webapp.i18n import current, language_of
from webapp.negotiation import accepted_interface
from webapp.problems import sentence, title

STATUSES: tuple[tuple[type[errors.KbError], int, str], ...] = (
    (errors.CursorStale, 410, "cursor-stale"),
    (errors.HistoryUnknown, 410, "history-unknown"),
    (errors.QueryTooCostly, 422, "query-too-costly"),
    (errors.WrongParameter, 400, "wrong-parameter"),
    (errors.WrongUse, 400, "wrong-request"),
    (errors.NotFound, 404, "not-found"),
    (errors.DeadlineExceeded, 503, "deadline-exceeded"),
    (errors.IndexProblem, 503, "index-unavailable"),
    (errors.KbError, 500, "internal"),
)
"""The first row that fits decides: error, status, problem type."""

KINDS = {404: "not-found", 405: "method-not-allowed", 413: "content-too-large", 429: "too-many-requests"}
"""The problem type of a status that Flask itself answers; below 500 all others are wrong requests"""

RETRY_SECONDS = 5
"""What Retry-After says with 503"""


def register(app: APIFlask) -> None:
    """Answer every error of this application by `STATUSES`."""

    def _log(exc_info: Any) -> None:
        # Flask's own line has no id, and the id is all that a person who was answered 500 can tell us.
        app.logger.error("request %s: %s %s", g.get("request_id", ""), request.method, request.path, exc_info=exc_info)

    app.log_exception = _log  # type: ignore[method-assign]
    app.register_error_handler(errors.KbError, _kb_error)
    app.register_error_handler(HTTPException, _http_error)


def _kb_error(error: errors.KbError) -> tuple[Response, int]:
    # KbError itself closes the table, so that there always is a row.
    status, kind = next((s, k) for known, s, k in STATUSES if isinstance(error, known))
    if not isinstance(error, errors.WrongParameter):
        return _answer(status, kind, _detail(error, kind))
    detail = _detail(error, kind)
    fault = {"parameter": error.parameter, "pointer": f"#/{error.parameter}", "detail": detail}
    return _answer(status, kind, detail, parameter=error.parameter, errors=[fault], **_restart(error))


def _detail(error: errors.KbError, kind: str) -> str:
    """The error's own words in English; in Serbian the sentence of its code, or of its type."""
    spoken = _interface()
    if spoken == "en":
        return error.message
    # The most particular sentence that there is: of the fault, of the parameter, of the type.
    codes = (error.details.get("code"), getattr(error, "parameter", None) if kind == "wrong-parameter" else None, kind)
    return next((said for c in codes if (said := sentence(str(c), spoken, error.details))), error.message)


def _restart(error: errors.KbError) -> dict[str, str]:
    if not isinstance(error, errors.CursorStale) or not request.endpoint:
        return {}
    # Started again without the cursor, with all that was asked.
    rest = {name: values for name, values in request.args.lists() if name != "cursor"}
    return {"restart": url_for(request.endpoint, **{**(request.view_args or {}), **rest})}


def _http_error(error: HTTPException) -> tuple[Response, int]:
    status = error.code or 500
    if status == 404 and (there := _in_small_letters()):
        return redirect(there, 308), 308  # type: ignore[return-value]
    kind = KINDS.get(status, "wrong-request" if status < 500 else "internal")
    values = {"limit": error.description, "most": request.max_content_length or 0}
    answer, status = _answer(status, kind, sentence(kind, _interface(), values) or error.description or "")
    answer.headers.extend([(k, v) for k, v in error.get_headers() if k.lower() != "content-type"])
    return answer, status


def _in_small_letters() -> str:
    """The address of a page whose language was written as texts have it (`/sr-Latn/help`); empty for any other."""
    written = request.path.split("/")[1]
    if written == written.lower() or not language_of(written.lower()):
        return ""
    # Quoted here: a line end within an address would begin a header of its own.
    rest = quote(request.path.removeprefix(f"/{written}"))
    asked = quote(request.query_string, safe="%&=+,;:/?@!$'()*~")
    return f"/{written.lower()}{rest}" + (f"?{asked}" if asked else "")


def _interface() -> str:
    # A page speaks the language of its address; the API, whose addresses have none, that of `lang` or the client.
    if not request.path.startswith("/api/"):
        return current().tag
    asked = request.args.get("lang", "")
    return asked if asked in ("en", "sr-Latn", "sr-Cyrl") else accepted_interface(request.accept_languages)


def _answer(status: int, kind: str, detail: str, **extra: Any) -> tuple[Response, int]:
    if not request.path.startswith("/api/"):
        page = error_pages.page(status, kind, detail, extra.get("parameter", ""))
        return _retry(page, status), status
    problem = {"type": f"/problems/{kind}", "title": title(kind, _interface()), "status": status, "detail": detail,
               "instance": f"urn:request:{g.get('request_id', '')}", **extra}
    response = jsonify(problem)
    response.mimetype = "application/problem+json"
    response.headers["Content-Language"] = _interface()
    return _retry(response, status), status


def _retry(response: Response, status: int) -> Response:
    # Crawlers that read it keep the page they know instead of this one.
    if status == 503:
        response.headers["Retry-After"] = str(RETRY_SECONDS)
    return response
