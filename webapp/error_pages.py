"""The page a person sees when something is wrong: what happened, and what helps now."""

from __future__ import annotations

import re
from urllib.parse import urlencode

from flask import Response, make_response, render_template, request
from flask_babel import gettext as _
from markupsafe import Markup, escape
from werkzeug.datastructures import MultiDict

SEARCHABLE = 500
"""From this status on the page offers no search: it would fail as well."""
TOGETHER = {"year": ("year", "from", "to")}
"""What the form sends in place of one parameter: a wrong one of them spoils them all."""

_CODE = re.compile("`([^`]*)`")


def page(status: int, kind: str, detail: str, parameter: str = "") -> Response:
    """The page for a problem; `detail` is the error's own sentence, `parameter` the one that is wrong."""
    heading, advice = _words(status, kind)
    # Other sentences tell of the inside: a person can do nothing with them.
    shown = detail if kind in ("wrong-parameter", "query-too-costly", "wrong-request") else ""
    asked = request.args.get("q", "") if kind != "not-found" else words_of(request.path)
    return make_response(render_template(
        "error.html", status=status, heading=heading, advice=advice, detail=with_code(shown),
        searchable=status < SEARCHABLE, retry=request.full_path.rstrip("?"), asked=asked,
        without=without(request.path, request.args, parameter),
    ), status)


def words_of(path: str) -> str:
    """The words of a mistyped address, to search for: those of its last part, without the tags of languages.

    >>> words_of("/en/documents/rs-strike-grup-en")
    'strike grup'
    """
    last = path.rstrip("/").rpartition("/")[2].partition(".")[0]
    words = re.split(r"[-_+\s]+", last)
    # An identifier begins with a country and ends with a language: neither is what somebody looks for.
    return " ".join(word for word in words if len(word) > 2 and word not in ("latn", "cyrl"))[:100]


def without(path: str, given: MultiDict[str, str], parameter: str) -> str:
    """The same address without the parameter that spoils it; empty if it has no such parameter."""
    wrong = TOGETHER.get(parameter, (parameter,))
    if not any(given.get(name) for name in wrong):
        return ""
    left = [(k, v) for k, v in given.items(multi=True) if k not in wrong]
    return f"{path}?{urlencode(left)}" if left else path


def with_code(sentence: str) -> Markup:
    """A sentence in which names stand between backticks, as HTML."""
    return Markup(_CODE.sub(r"<code>\1</code>", str(escape(sentence))))


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
