"""Where pages hang: `permanent` at the root of the site, `pages` below a language."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, g

from webapp.i18n import LANGUAGES, current, language_of

permanent = Blueprint("pages", __name__)
"""Addresses for ever, without a language: they lead to the page in the visitor's language."""

SLUGS = ",".join(f"'{language.slug}'" for language in LANGUAGES)

pages = Blueprint("ui", __name__, url_prefix=f"/<any({SLUGS}):language>")


@pages.url_value_preprocessor
def _take_language(endpoint: str | None, values: dict[str, Any] | None) -> None:
    g.language = language_of((values or {}).pop("language", ""))


@pages.url_defaults
def _give_language(endpoint: str, values: dict[str, Any]) -> None:
    # Templates link without naming a language; only a link to another one names it.
    values.setdefault("language", current().slug)
