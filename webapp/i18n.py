"""The three languages of the interface: which one a visitor gets, and texts, dates and numbers in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import Flask, g, request
from flask_babel import Babel, Domain, get_translations

COOKIE = "language"


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the interface: its place in addresses, its BCP 47 tag, Babel's locale, its own name."""

    slug: str
    tag: str
    locale: str
    name: str

    @property
    def base(self) -> str:
        """The language without its script, as documents have it: `en` or `sr`."""
        return self.tag.partition("-")[0]


LANGUAGES = (
    Language("en", "en", "en", "English"),
    Language("sr-latn", "sr-Latn", "sr_Latn", "srpski"),
    Language("sr-cyrl", "sr-Cyrl", "sr_Cyrl", "српски"),
)
_BY_SLUG = {language.slug: language for language in LANGUAGES}
# What browsers ask for → the language they get. Unmarked Serbian is Cyrillic, as Unicode's locale data has it.
_BROWSERS = {
    "en": "en", "sr-latn": "sr-latn", "sr-cyrl": "sr-cyrl", "sr": "sr-cyrl",
    "sh": "sr-latn", "hr": "sr-latn", "bs": "sr-latn", "cnr": "sr-latn",
}


def language_of(slug: str) -> Language | None:
    """The language that has this place in addresses."""
    return _BY_SLUG.get(slug)


def negotiated(chosen: str, accepted: Iterable[str]) -> Language:
    """What a person chose before; else the first language of the browser that we speak; else English."""
    if chosen in _BY_SLUG:
        return _BY_SLUG[chosen]
    for tag in accepted:
        parts = tag.lower().replace("_", "-").split("-")
        for known in ("-".join(parts[:2]), parts[0]):
            if known in _BROWSERS:
                return _BY_SLUG[_BROWSERS[known]]
    return LANGUAGES[0]


def visitors() -> Language:
    """The language for the visitor of this request, from cookie and browser."""
    return negotiated(request.cookies.get(COOKIE, ""), [tag for tag, _ in request.accept_languages])


def current() -> Language:
    """The language of the page being made: the one in its address, else the visitor's."""
    # An error page has no view that took the language from the address.
    if "language" not in g:
        g.language = language_of(request.path.split("/", 2)[1]) or visitors()
    found: Language = g.language
    return found


class _Texts(Domain):  # type: ignore[misc]
    """The catalogues, of which a request has one: a page has some hundred texts, and each would look for it again."""

    def get_translations(self) -> Any:
        """The catalogue in the language of the page."""
        if not g:
            return super().get_translations()
        if "texts" not in g:
            g.texts = super().get_translations()
        return g.texts


class _Babel(Babel):  # type: ignore[misc]
    @property
    def domain_instance(self) -> Domain:
        """The catalogues of this application."""
        return _Texts(domain=self.domain)


def _text(text: str) -> str:
    return str(_texts().ugettext(text))


def _text_of(one: str, many: str, number: int) -> str:
    return str(_texts().ungettext(one, many, number))


def _texts() -> Any:
    return g.texts if "texts" in g else get_translations()


def register(app: Flask) -> None:
    """Let Flask-Babel speak the current language."""
    _Babel(app, locale_selector=lambda: current().locale, default_timezone="Europe/Belgrade")
    app.jinja_env.install_gettext_callables(_text, _text_of, newstyle=True)  # type: ignore[attr-defined]
