"""Reading from other sites' pages (CORS): allowed for the programs' side, never with credentials."""

from __future__ import annotations

from flask import Flask, Response, request

OPEN = ("/api/", "/openapi.json", "/oai")
EXPOSED = (
    "ETag, Link, Retry-After, X-Request-Id, X-Total-Count, Index-Generation, Content-Disposition, RateLimit, "
    "RateLimit-Policy, RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset"
)
ASKED = "Accept, Accept-Language, If-None-Match, X-Request-Id"
DAY = "86400"


def register(app: Flask) -> None:
    """Let scripts of any site read what is under `OPEN`."""

    @app.after_request
    def _allow(response: Response) -> Response:
        if request.path.startswith(OPEN):
            # Everything here is public and no cookie counts, so that no origin needs to be told apart.
            response.headers["Access-Control-Allow-Origin"] = "*"
            response.headers["Cross-Origin-Resource-Policy"] = "cross-origin"
            response.headers["Access-Control-Expose-Headers"] = EXPOSED
            if request.method == "OPTIONS":
                response.headers["Access-Control-Allow-Methods"] = "GET, HEAD, OPTIONS"
                response.headers["Access-Control-Allow-Headers"] = ASKED
                response.headers["Access-Control-Max-Age"] = DAY
        return response
