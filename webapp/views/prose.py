"""Pages of prose: help, about, accessibility; and the glossary."""

from __future__ import annotations

from flask import render_template
from flask_babel import gettext as _

from kb.engine import IndexStatus
from kb.errors import IndexProblem
from webapp.current import knowledge_base
from webapp.glossary import Concept, glossary
from webapp.i18n import current
from webapp.views.blueprints import pages
from webapp.views.chrome import script

EXAMPLES = {
    "en": (
        "victim identification", '"joint investigation team"', "smuggling AND (vehicle OR boat)", "trafficking -labour",
        "country:serbia asset recovery", "year:2015..2018 workshop", "prosecut*", "evidence NEAR/8 phone",
    ),
    "sr": (
        "identifikacija žrtava", '"zajednički istražni tim"', "krijumčarenje AND (vozilo OR čamac)",
        "trgovina -radna", "zemlja:srbija oduzimanje imovine", "godina:2015..2018 radionica", "tužila*",
        "dokaz NEAR/8 telefon",
    ),
}
"""Queries of the help page; a test runs each."""


@pages.get("/help")
def help() -> str:
    """How to search, with examples that run."""
    return render_template("help.html", examples=EXAMPLES)


@pages.get("/about")
def about() -> str:
    """What this is, what it holds and where it comes from."""
    return render_template("about.html", status=_status())


@pages.get("/accessibility")
def accessibility() -> str:
    """The accessibility statement."""
    return render_template("accessibility.html")


@pages.get("/glossary")
def terms() -> str:
    """The terms of the field in both languages, each a search."""
    # Terms have no script of their own to be left in: without a choice they follow the page.
    shown = script() or ("Cyrl" if current().tag == "sr-Cyrl" else "Latn")
    groups: dict[str, list[Concept]] = {}
    for concept in glossary():
        groups.setdefault(concept.domain, []).append(concept)
    return render_template(
        "glossary.html", groups=groups, names=_domains(), serbian_script=shown, serbian_tag=f"sr-{shown}"
    )


def _status() -> IndexStatus | None:
    # What this site is can be said while its index is built; only the numbers wait.
    try:
        return knowledge_base().open().status()
    except IndexProblem:
        return None


def _domains() -> dict[str, str]:
    return {
        "offence": _("Offences"), "element": _("Elements of offences"), "phenomenon": _("Phenomena"),
        "person": _("Persons"), "actor": _("Actors"), "child": _("Children"), "assist": _("Assistance to victims"),
        "protection": _("International protection"), "return": _("Return"), "border": _("Border"),
        "procedure": _("Procedure"), "finance": _("Money and property"), "cooperation": _("Co-operation"),
        "policy": _("Policy"), "knowledge": _("Knowledge and training"), "institution": _("Institutions"),
        "org": _("International organisations"), "place": _("Places"),
    }
