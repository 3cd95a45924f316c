"""Pages of prose: help, about, accessibility; and the glossary."""

from __future__ import annotations

from flask import render_template
from flask_babel import gettext as _

from webapp.current import knowledge_base
from webapp.glossary import Concept, glossary
from webapp.i18n import current
from webapp.views.blueprints import pages


@pages.get("/help")
def help() -> str:
    """How to search, with examples that run."""
    return render_template("help.html")


@pages.get("/about")
def about() -> str:
    """What this is, what it holds and where it comes from."""
    return render_template("about.html", status=knowledge_base().open().status())


@pages.get("/accessibility")
def accessibility() -> str:
    """The accessibility statement."""
    return render_template("accessibility.html")


@pages.get("/glossary")
def terms() -> str:
    """The terms of the field in both languages, each a search."""
    script = current().tag
    groups: dict[str, list[Concept]] = {}
    for concept in glossary():
        groups.setdefault(concept.domain, []).append(concept)
    return render_template("glossary.html", groups=groups, cyrillic=script == "sr-Cyrl", names=_domains())


def _domains() -> dict[str, str]:
    return {
        "offence": _("Offences"), "procedure": _("Procedure"), "institution": _("Institutions"),
    }
