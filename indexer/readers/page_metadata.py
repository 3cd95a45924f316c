"""What a web page says of itself: Highwire, Dublin Core, schema.org, Open Graph and plain tags, in this order of trust.

The names are those of the front-matter schema.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from bs4 import BeautifulSoup

# Front-matter name → names of `meta` tags, the most trusted first.
_TAGS: Mapping[str, tuple[str, ...]] = {
    "title": ("citation_title", "dc.title", "dcterms.title", "og:title", "twitter:title"),
    "summary": ("dc.description", "dcterms.abstract", "dcterms.description", "og:description", "description"),
    "date_published": (
        "citation_publication_date",
        "citation_date",
        "citation_online_date",
        "dc.date.issued",
        "dc.date",
        "dcterms.issued",
        "dcterms.date",
        "dcterms.created",
        "article:published_time",
        "og:published_time",
        "date",
    ),
    "publisher": ("citation_publisher", "dc.publisher", "dcterms.publisher", "og:site_name"),
    "language": ("citation_language", "dc.language", "dcterms.language", "og:locale"),
    "rights": ("dc.rights", "dcterms.rights"),
    "source_url": ("citation_abstract_html_url", "og:url"),
}

# Libraries write `citation_` and `dc` for machines that file papers; `og` is what looks good when a page is shared.
_AUTHORS = ("citation_author", "dc.creator", "dcterms.creator", "article:author", "author")
_KEYWORDS = ("citation_keywords", "dc.subject", "dcterms.subject", "article:tag", "keywords")
_ISO_DATE = re.compile(r"(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?")
_TEXTS = (("title", "headline"), ("title", "name"), ("summary", "description"), ("language", "inLanguage"))
_PAGES = re.compile(r"Article|Event|Report|Book|WebPage|Legislation|Thesis|Dataset|Course|Posting|CreativeWork")


def page_metadata(tree: BeautifulSoup) -> dict[str, Any]:
    """Title, summary, authors, dates, publisher, language, keywords and address, only those that are given."""
    named = _named(tree)
    found: dict[str, Any] = _structured(tree)
    for name, tags in _TAGS.items():
        trusted = [tag for tag in tags if tag.startswith(("citation_", "dc"))]
        value = _first(named, trusted) or found.get(name) or _first(named, tags)
        if value:
            found[name] = value
    for name, tags in (("authors", _AUTHORS), ("themes", _KEYWORDS)):
        if values := next((named[tag] for tag in tags if tag in named), None):
            found.setdefault(name, _listed(values) if name == "themes" else [v for v in values if "://" not in v])
    return _tidy(found, tree)


def _tidy(found: dict[str, Any], tree: BeautifulSoup) -> dict[str, Any]:
    for name in ("date", "date_published"):
        if name in found:
            found[name] = iso_date(str(found[name]))
    language = str(found.get("language") or (tree.html.get("lang") if tree.html else "") or "")
    # Scripts are counted in the text: sites declare `sr-RS` over either.
    found["language"] = language.replace("_", "-").split("-")[0].lower()[:3]
    for link in tree.find_all("link", rel="canonical", href=True):
        if str(link["href"]).startswith("http"):
            found.setdefault("source_url", str(link["href"]))
    return {name: value for name, value in found.items() if value}


def iso_date(text: str) -> str:
    """The date at the beginning of a text in ISO 8601, to the day, the month or the year; empty where there is none.

    >>> iso_date("2016/7/5"), iso_date("2016-07-25T10:00:00Z"), iso_date("July")
    ('2016-07-05', '2016-07-25', '')
    """
    found = _ISO_DATE.match(text.strip())
    if not found:
        return ""
    year, month, day = found.groups()
    if month is None or not 1 <= int(month) <= 12:
        return year
    return f"{year}-{int(month):02}" + (f"-{int(day):02}" if day and 1 <= int(day) <= 31 else "")


def _named(tree: BeautifulSoup) -> dict[str, list[str]]:
    """The `meta` tags by name in lower case; a name may have several values."""
    named: dict[str, list[str]] = {}
    for tag in tree.find_all("meta", content=True):
        content = " ".join(str(tag["content"]).split())
        for name in str(tag.get("name") or tag.get("property") or "").lower().split():
            if content:
                named.setdefault(name, []).append(content)
    return named


def _first(named: Mapping[str, list[str]], tags: Iterable[str]) -> str:
    return next((named[tag][0] for tag in tags if tag in named), "")


def _listed(values: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(part.strip() for value in values for part in re.split(r"[,;]", value) if part.strip()))


def _structured(tree: BeautifulSoup) -> dict[str, Any]:
    """What the page's JSON-LD says; broken JSON says nothing."""
    found: dict[str, Any] = {}
    for script in tree.find_all("script", type="application/ld+json"):
        try:
            # Not strict: descriptions with line breaks in them are common.
            data = json.loads(script.get_text(), strict=False)
        except (ValueError, RecursionError):
            continue
        for thing in _things(data):
            for name, value in _thing(thing):
                found.setdefault(name, value)
    return found


def _things(data: Any) -> Iterator[Mapping[str, Any]]:
    for item in data if isinstance(data, list) else [data]:
        if isinstance(item, dict):
            if isinstance(item.get("@graph"), list):
                yield from _things(item["@graph"])
            elif _PAGES.search(str(item.get("@type"))):
                yield item


def _thing(thing: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
    for name, key in _TEXTS:
        if isinstance(thing.get(key), str):
            yield name, " ".join(thing[key].split())
    if names := _names(thing.get("author")):
        yield "authors", names
    if names := _names(thing.get("publisher")):
        yield "publisher", names[0]
    if "Event" in str(thing.get("@type")):
        yield "date", str(thing.get("startDate") or "")
        yield "event", {"organisers": _names(thing.get("organizer")), "place": ", ".join(_names(thing.get("location")))}
    yield "date_published", str(thing.get("datePublished") or "")


def _names(value: Any) -> list[str]:
    items = value if isinstance(value, list) else [value]
    names = (item.get("name") if isinstance(item, dict) else item for item in items)
    return [" ".join(name.split()) for name in names if isinstance(name, str) and name.strip() and "://" not in name]
