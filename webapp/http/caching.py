"""Answers as pure functions of address, language and state of the index: so a validator is known before the work.

A client that shows the validator of the present state gets 304 without a search being made.
"""

from __future__ import annotations

import hashlib
import time
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

from flask import Flask, Response, g, request

from webapp.current import knowledge_base
from webapp.negotiation import accepted_interface

NEVER = ("/health", "/status", "/metrics", "/api/docs")
"""Endings of addresses whose answers are of the moment"""
SETTLED = 2.0
"""Seconds after which a time with whole seconds tells two states apart"""


def register(app: Flask) -> None:
    """Give answers of the programs' side validators, and answer 304 where nothing has changed."""
    # Another release may answer otherwise from the same index.
    started = datetime.now(UTC).replace(microsecond=0)
    running = release()

    @app.before_request
    def _unchanged() -> Response | None:
        if not _is_cacheable():
            return None
        status = knowledge_base().open().status()
        g.validator = _validator(status.generation, running)
        g.changed = max(started, _time(status.updated) or started)
        return Response(status=304) if _has_it() else None

    @app.after_request
    def _say(response: Response) -> Response:
        if not request.path.startswith(("/api/", "/oai", "/openapi.json")):
            return response
        if "validator" not in g or response.status_code not in (200, 304):
            response.headers.setdefault("Cache-Control", "no-store")
            return response
        # Weak, since compression changes the bytes.
        response.set_etag(g.validator, weak=True)
        if time.time() - g.changed.timestamp() > SETTLED:
            response.last_modified = g.changed
        response.headers.setdefault("Cache-Control", "public, no-cache")
        response.vary.add("Accept-Language")  # labels and sentences are in the client's language
        return response


def _is_cacheable() -> bool:
    own = request.path.startswith(("/api/", "/oai")) and not request.path.endswith(NEVER)
    return own and request.endpoint is not None and request.method in ("GET", "HEAD")


def _has_it() -> bool:
    if request.if_none_match:
        return request.if_none_match.contains_weak(g.validator)
    since = request.if_modified_since
    return since is not None and since >= g.changed and time.time() - g.changed.timestamp() > SETTLED


def _validator(generation: str, release: str) -> str:
    spoken = accepted_interface(request.accept_languages)
    asked = "\n".join((generation, release, request.host, request.full_path, spoken))
    return hashlib.sha256(asked.encode("utf-8", "surrogatepass")).hexdigest()[:20]


def _time(stamp: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(stamp)
    except ValueError:
        return None
    return (found if found.tzinfo else found.replace(tzinfo=UTC)).replace(microsecond=0)


def release() -> str:
    """The release of the software that runs; 0 if it is not installed."""
    try:
        return version("kb-good-practices")
    except PackageNotFoundError:
        return "0"
