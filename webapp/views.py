"""The pages."""

from __future__ import annotations

from flask import Blueprint, render_template, request

from webapp.current import knowledge_base, settings
from webapp.params import search_request

blueprint = Blueprint("pages", __name__)


@blueprint.get("/")
def home() -> str:
    """The search page: results once there is a question."""
    base = knowledge_base()
    page = base.search(search_request(request.args, settings(), base.knows))
    return render_template("search.html", page=page)


@blueprint.get("/documents/<id>")
def document(id: str) -> str:
    """A document with its passages and anchors."""
    found = knowledge_base().document(id)
    return render_template("document.html", document=found)
