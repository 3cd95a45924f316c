"""One JSON line a request: which operation, how it ended, how long it took. Nothing about who asked, or what."""

from __future__ import annotations

import json
import logging
import time
from logging.handlers import WatchedFileHandler

from flask import Flask, Response, g, request

from kb.errors import WrongUse

log = logging.getLogger("kb.access")


def register(app: Flask) -> None:
    """Write the lines when an answer has been sent, streams included."""

    @app.before_request
    def _start() -> None:
        g.started = time.monotonic()

    @app.after_request
    def _end(response: Response) -> Response:
        started = g.get("started", time.monotonic())
        line = {
            "request": g.get("request_id", ""), "method": request.method,
            "route": request.url_rule.rule if request.url_rule else "", "status": response.status_code,
            "bytes": response.content_length,
        }
        # A streamed answer ends long after it was begun, and only then is its time known.
        response.call_on_close(lambda: _write(line, started))
        return response


def write_to(target: str) -> None:
    """Send the lines to a file, or to standard error if it is `-`; empty: nowhere. Once a process and target.

    The file may be moved away while it is written (logrotate). Raises WrongUse if it cannot be opened.
    """
    # Applications made one after another in one process would else write each line as often.
    if not target or target in (handler.name for handler in log.handlers):
        return
    try:
        handler = logging.StreamHandler() if target == "-" else WatchedFileHandler(target, encoding="utf-8")
    except OSError as error:
        raise WrongUse(f"access log {target}: {error.strerror}; name another file, or - for standard error") from error
    handler.name = target
    handler.setFormatter(logging.Formatter("%(message)s"))
    log.addHandler(handler)
    log.setLevel(logging.INFO)
    log.propagate = False


def _write(line: dict[str, object], started: float) -> None:
    if log.isEnabledFor(logging.INFO):
        now = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime())
        log.info(json.dumps({"time": now, **line, "ms": round((time.monotonic() - started) * 1000, 1)}))
