"""OAI-PMH 2.0 at /oai, by which libraries harvest our records. Every refusal of the protocol is an answer 200."""

from __future__ import annotations

from datetime import UTC, datetime
from xml.etree.ElementTree import Element, tostring

from flask import Blueprint, Flask, Response, request

from webapp.current import absolute, history, knowledge_base, settings
from webapp.oai import envelope
from webapp.oai.faults import Fault
from webapp.oai.question import Question, read
from webapp.oai.repository import Repository
from webapp.oai.verbs import VERBS

oai = Blueprint("oai", __name__)


def register(app: Flask) -> None:
    """Serve /oai from this application."""
    app.register_blueprint(oai)


# The protocol demands POST beside GET: its arguments then stand in the body.
@oai.route("/oai", methods=["GET", "POST"])
def harvest() -> Response:
    """The answer to one question of a harvester."""
    given = request.form if request.method == "POST" else request.args
    question: Question | None = None
    try:
        question = read(list(given.items(multi=True)))
        answered = VERBS[question.verb](_repository(), question)
    except Fault as fault:
        answered = envelope.refusal(fault)
    return _written(answered, question)


def _repository() -> Repository:
    base = knowledge_base()
    site = absolute("").rstrip("/")
    return Repository(base.open(), base.taxonomy, settings().site_name, site, history().latest())


def _written(answered: Element, question: Question | None) -> Response:
    now = datetime.now(UTC)
    whole = envelope.around(answered, absolute("/oai"), question.given if question else {}, now)
    return Response(tostring(whole, encoding="utf-8", xml_declaration=True), content_type="text/xml; charset=utf-8")
