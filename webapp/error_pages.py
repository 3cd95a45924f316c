"""The page a person sees when something is wrong: what happened, and what helps now."""

from __future__ import annotations

from flask import render_template, request
from flask_babel import gettext as _

SEARCHABLE = 500
"""From this status on the page offers no search: it would fail as well."""


def page(status: int, kind: str, detail: str) -> str:
    """The page for a problem; `detail` is the error's own sentence."""
    heading, advice = _words(status, kind)
    shown = detail if kind in ("wrong-parameter", "query-too-costly", "wrong-request") else ""
    return render_template(
        "error.html", status=status, heading=heading, advice=advice, detail=shown, searchable=status < SEARCHABLE,
        retry=request.full_path.rstrip("?"),
    )


def _words(status: int, kind: str) -> tuple[str, str]:
    known = {
        "not-found": (
            _("There is no such page"),
            _("The address may be mistyped, or the document was taken out. A search will show what there is."),
        ),
        "cursor-stale": (
            _("The list has changed"),
            _("Documents were added since you began to page through these results. Start the search again."),
        ),
        "query-too-costly": (
            _("This query asks for too much"),
            _("Use fewer words or patterns that match fewer words."),
        ),
        "deadline-exceeded": (
            _("This search took too long"),
            _("Try again in a moment, or use fewer or rarer words."),
        ),
        "index-unavailable": (
            _("The search is being prepared"),
            _("The index is being built or repaired. No document is lost; try again in a few minutes."),
        ),
        "too-many-requests": (
            _("Too many requests"),
            _("Wait a minute, then go on."),
        ),
    }
    if kind in known:
        return known[kind]
    if status >= 500:
        return _("Something went wrong on our side"), _("It has been written to the log. Please try again.")
    return _("This address cannot be understood"), _("One of its parts has a value that does not exist here.")
