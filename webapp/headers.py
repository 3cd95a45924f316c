"""The headers that keep readers safe: what a page may load and do, said on every answer."""

from __future__ import annotations

from flask import Flask, Response, request

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
"""Content security policy: everything from this site, nothing inline, nothing from elsewhere, no frames."""

ALWAYS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
YEAR = 365 * 24 * 3600


def register(app: Flask) -> None:
    """Put the headers on every answer of this application."""

    @app.after_request
    def _headers(response: Response) -> Response:
        for name, value in ALWAYS.items():
            response.headers.setdefault(name, value)
        if request.endpoint == "static" and response.status_code == 200:
            # In memory, so that what compresses the answer leaves no file open.
            response.direct_passthrough = False
            response.make_sequence()
        # A file named by its digest, and letters, whose names are numbered, never change under their address.
        if request.endpoint == "static" and (request.args.get("v") or "/fonts/" in request.path):
            response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
        # Over http it would be ignored, or lock a browser out of a machine that has no https.
        if request.is_secure:
            response.headers.setdefault("Strict-Transport-Security", f"max-age={YEAR}")
        return response
