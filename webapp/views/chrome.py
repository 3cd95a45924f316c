"""What every page has around its content: languages, reading script, colours, and words for templates."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from importlib import resources
from typing import Any
from urllib.parse import urlencode

from apiflask import APIFlask
from babel.numbers import format_decimal
from flask import g, request, url_for
from flask_babel import format_date
from flask_babel import gettext as _
from markupsafe import Markup

from kb.model import Record
from kb.service import Snippet
from webapp.current import knowledge_base, settings
from webapp.i18n import LANGUAGES, current
from webapp.interface_script import cyrillic
from webapp.reading import SCRIPTS, in_script, shown, snippet_shown, tag_in_script, with_marks
from webapp.views.dates import partial_date
from webapp.views.terms import terms


def register(app: APIFlask) -> None:
    """Give the templates of this application their words."""
    assets = _digests()
    app.context_processor(_context)
    app.jinja_env.globals.update(
        asset=lambda name: f"{url_for('static', filename=name)}?v={assets[name]}",
        label=label, say=say, snippet=snippet, marked=marked, plain=plain, lang_of=lang_of, absolute=absolute,
        number=number, day=day, term=term, suggested=suggested,
    )
    app.jinja_env.filters["web_address"] = web_address
    app.jinja_env.filters["own_cyrillic"] = lambda html: Markup(cyrillic(str(html)))
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def script() -> str:
    """The reading script: the address's, else the one a person chose before, else as written (empty)."""
    # An address that somebody sent shows what they saw, whatever is remembered here.
    if "script" not in g:
        wanted = request.args.get("script") or request.cookies.get("script", "")
        g.script = wanted if wanted in SCRIPTS else ""
    found: str = g.script
    return found


def theme() -> str:
    """The colours a person chose: `light`, `dark` or, empty, those of their device."""
    wanted = request.cookies.get("theme", "")
    return wanted if wanted in ("light", "dark") else ""


def label(facet: str, value: str) -> str:
    """The label of a facet's value in the language of the page."""
    return knowledge_base().taxonomy.label(facet, value, current().tag)


def say(text: str, lang: str) -> Markup:
    """Text of a document as an inline element with its language, in the reading script."""
    return shown(text, lang, script())


def snippet(piece: Snippet) -> Markup:
    """A snippet with its marks and language, in the reading script."""
    return snippet_shown(piece, script())


def marked(piece: Snippet) -> Markup:
    """A snippet's text with its marks, for an element that says the language itself."""
    return with_marks(piece.text, piece.marks, piece.lang, script())


def plain(text: str, lang: str, wanted: str = "") -> str:
    """Text of a document in the reading script (or the wanted one), for titles and attributes."""
    return in_script(text, lang, wanted or script())


def lang_of(lang: str) -> str:
    """The language tag of a text as it is shown."""
    return tag_in_script(lang, script())


def absolute(path: str) -> str:
    """The whole address of a path of this site."""
    return (settings().site_url or request.url_root).rstrip("/") + path


def web_address(given: object) -> str:
    """An address that a page may link to: http or https; empty for anything else a file may hold."""
    address = str(given or "")
    return address if address.startswith(("https://", "http://")) else ""


def number(value: int) -> str:
    """A number in the language of the page."""
    return _number(value, current().locale)


# The numbers of a page are the small counts of its facets, mostly.
@lru_cache(maxsize=4096)
def _number(value: int, locale: str) -> str:
    return format_decimal(value, locale=locale)


def day(date: str) -> str:
    """A date of a document, perhaps only a year or month, in the language of the page."""
    return partial_date(date, format_date, current().base)


def suggested(record: Record, facet: str, value: str) -> str | None:
    """The words of the text that speak for a tag which a program suggested; None for a tag that a person wrote."""
    # A person may have written what the program suggests as well: then the tag is theirs.
    found = {tag.origin: tag.evidence for tag in record.tags if (tag.facet, tag.value) == (facet, value)}
    if "front-matter" in found or not found:
        return None
    # What is broader than a suggestion is as unsure as the suggestion itself.
    rests_on_guess = any(tag.facet == facet and tag.origin == "suggested" for tag in record.tags)
    return found.get("suggested", "" if rests_on_guess else None)


def term(kind: str, value: str) -> str:
    """What a value of the front matter is called in the language of the page; the value itself if unknown."""
    return str(terms().get((kind, value), value))


def _context() -> dict[str, Any]:
    language = current()
    return {
        "language": language,
        "languages": [(each, _choice("language", each.slug, _same_page(each.slug))) for each in LANGUAGES],
        "alternates": [(each.tag, _same_page(each.slug)) for each in LANGUAGES],
        "script": script(),
        "scripts": [(code, _choice("script", code, _here())) for code in ("", *SCRIPTS)],
        "theme": theme(),
        "palettes": [(code, _choice("theme", code, _here())) for code in ("", "light", "dark")],
        "site_name": _(settings().site_name),
        "asked_q": request.args.get("q", "")[: settings().max_query_chars],
    }


def _choice(name: str, value: str, to: str) -> str:
    return f"{url_for('pages.choose')}?{urlencode({name: value, 'to': to})}"


def _same_page(slug: str) -> str:
    endpoint = request.endpoint or ""
    if not endpoint.startswith("ui."):
        return url_for("ui.home", language=slug)
    return _with_query(url_for(endpoint, **{**(request.view_args or {}), "language": slug}))


def _here() -> str:
    # Else the script in the address would outweigh the one that is being chosen.
    return _with_query(request.path, leaving=("script",))


def _with_query(path: str, leaving: tuple[str, ...] = ()) -> str:
    pairs = [(k, v) for k, v in request.args.items(multi=True) if k not in leaving]
    return f"{path}?{urlencode(pairs)}" if pairs else path


def _digests() -> dict[str, str]:
    # A changed file has a changed address, so that browsers may keep it for ever.
    files = [file for file in resources.files("webapp").joinpath("static").iterdir() if file.is_file()]
    return {file.name: hashlib.sha256(file.read_bytes()).hexdigest()[:10] for file in files}


