"""How large a request may be. Everything that can be asked stands in the address, so a body is never read."""

from __future__ import annotations

from flask import Flask, request
from werkzeug.exceptions import RequestEntityTooLarge

LARGEST_BODY = 64 * 1024
"""bytes"""


def register(app: Flask) -> None:
    """Refuse larger bodies with 413."""
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_BODY

    # Flask itself measures a body only when it is read, and here none is.
    @app.before_request
    def _bounded() -> None:
        if (request.content_length or 0) > LARGEST_BODY:
            raise RequestEntityTooLarge
