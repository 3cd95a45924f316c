"""The pages: permanent addresses at the root, and every page under its language."""

from __future__ import annotations

from apiflask import APIFlask

from webapp.views import (
    chrome,
    compare,
    coverage,
    document,
    home,
    maintenance,
    prose,
    provision,
    reference,
    root,
    search,
)
from webapp.views.blueprints import pages, permanent

__all__ = [
    "compare", "coverage", "document", "home", "maintenance", "prose", "provision", "reference", "register", "root",
    "search",
]


def register(app: APIFlask) -> None:
    """Serve the pages from this application."""
    chrome.register(app)
    app.register_blueprint(permanent)
    app.register_blueprint(pages)
