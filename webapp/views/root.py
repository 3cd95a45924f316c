"""The root of the site: redirects to the visitor's language, choices a person makes, and files for machines."""

from __future__ import annotations

from urllib.parse import urlsplit

from flask import Response, make_response, redirect, render_template, request, url_for
from werkzeug.wrappers import Response as BaseResponse

from webapp.current import knowledge_base
from webapp.i18n import COOKIE, LANGUAGES, visitors
from webapp.views.blueprints import permanent

CHOICES = {
    COOKIE: frozenset(language.slug for language in LANGUAGES),
    "script": frozenset(("", "Latn", "Cyrl")),
    "theme": frozenset(("", "light", "dark")),
}
"""What a person can choose and have remembered; each is a cookie, and there are no others."""
_YEAR = 365 * 24 * 3600


@permanent.get("/")
def home() -> BaseResponse:
    """The home page, or the answer to a question, in the visitor's language."""
    endpoint = "ui.search" if request.args else "ui.home"
    return _negotiated(url_for(endpoint, language=visitors().slug))


@permanent.get("/documents/<id>")
def document(id: str) -> BaseResponse:
    """A document in the visitor's language of the interface. This address never changes."""
    # Looked up here: a redirect to a page that does not exist would look like success to a robot.
    knowledge_base().document(id)
    return _negotiated(url_for("ui.document", language=visitors().slug, id=id))


@permanent.get("/choose")
def choose() -> BaseResponse:
    """Remember what a person chose, and go back to where they were."""
    response = redirect(_inside(request.args.get("to", "/")), 303)
    for name, allowed in CHOICES.items():
        value = request.args.get(name)
        if value in allowed:
            _remember(response, name, value or "")
    return response


@permanent.get("/robots.txt")
def robots() -> Response:
    """What crawlers may read: documents and pages, not the endless results of searches."""
    return _text(render_template("robots.txt"), "text/plain")


@permanent.get("/sitemap.xml")
def sitemap() -> Response:
    """All documents, for crawlers."""
    # Three languages each: the protocol allows 50,000 addresses a file.
    records = list(knowledge_base().open().records())[:16_000]
    return _text(render_template("sitemap.xml", records=records), "application/xml")


@permanent.get("/opensearch.xml")
def opensearch() -> Response:
    """The description by which a browser adds this site to its search engines."""
    return _text(render_template("opensearch.xml", language=visitors()), "application/opensearchdescription+xml")


def _negotiated(path: str) -> BaseResponse:
    query = request.query_string.decode("utf-8", "replace")
    response = redirect(f"{path}?{query}" if query else path)
    # The same address leads elsewhere for others, and a cache must know by what.
    response.vary.update(("Accept-Language", "Cookie"))
    return response


def _inside(to: str) -> str:
    """A path of this site; the home page in place of any other address."""
    parts = urlsplit(to)
    # Browsers read // and /\ as the beginning of another host.
    inside = to.startswith("/") and not to.startswith(("//", "/\\")) and not parts.scheme and not parts.netloc
    return to if inside and to.isprintable() else "/"


def _remember(response: BaseResponse, name: str, value: str) -> None:
    # Not kept at all where nothing is chosen: an empty cookie would still say that one was here.
    if value:
        response.set_cookie(name, value, max_age=_YEAR, httponly=True, samesite="Lax", secure=request.is_secure)
    else:
        response.delete_cookie(name)


def _text(text: str, media_type: str) -> Response:
    response: Response = make_response(text)
    response.mimetype = media_type
    return response
