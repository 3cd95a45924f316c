"""Pages for those who write programs: the API as it describes itself, and what each type of problem means."""

from __future__ import annotations

import re
from typing import Any, cast

from apiflask import APIFlask
from flask import current_app, render_template
from markupsafe import Markup

from kb.errors import NotFound
from webapp import reference
from webapp.i18n import current
from webapp.problems import kinds, title
from webapp.views.blueprints import permanent


@permanent.get("/api/docs")
def api_docs() -> str:
    """Every operation and schema of the API, from the description that programs read."""
    operations, shapes = _described()
    return render_template("api_docs.html", operations=operations, shapes=shapes, problems=kinds(), coded=coded)


def coded(text: str) -> Markup:
    """A description as HTML: what stands between backticks is code.

    >>> coded("`next` < last")
    Markup('<code>next</code> &lt; last')
    """
    # Every second piece was between backticks; one without its partner stays as it is.
    pieces = re.split(r"`([^`]+)`", text)
    return Markup("").join(Markup("<code>{}</code>").format(p) if n % 2 else p for n, p in enumerate(pieces))


@permanent.get("/problems/<kind>")
def problem(kind: str) -> str:
    """What a type of problem means and what to do. Raises NotFound for a type that does not exist."""
    if kind not in kinds():
        raise NotFound(f"there is no type of problem {kind!r}")
    return render_template("problem.html", kind=kind, heading=title(kind, current().tag), **kinds()[kind])


def _described() -> tuple[tuple[reference.Operation, ...], tuple[reference.Shape, ...]]:
    """The description as rows, made once: it changes only with the code."""
    found: tuple[tuple[reference.Operation, ...], tuple[reference.Shape, ...]] | None
    if (found := current_app.extensions.get("kb_reference")) is None:
        spec = cast("dict[str, Any]", cast("APIFlask", current_app).spec)
        found = (reference.operations(spec), reference.shapes(spec))
        current_app.extensions["kb_reference"] = found
    return found
