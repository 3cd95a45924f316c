"""A search as an Atom feed (RFC 4287): its newest documents."""

from __future__ import annotations

from dataclasses import replace
from xml.etree.ElementTree import Element, SubElement, register_namespace, tostring

from flask import request, url_for

from kb.export.entry import date_parts
from kb.knowledge_base import KnowledgeBase
from kb.model import Record
from kb.service import SearchRequest
from webapp.current import absolute, settings
from webapp.xml import clean

MEDIA_TYPE = "application/atom+xml"
NEWEST = 50
_ATOM = "{http://www.w3.org/2005/Atom}"
_BEFORE_ANY = "1970-01-01T00:00:00Z"


def atom(base: KnowledgeBase, asked: SearchRequest) -> bytes:
    """The feed of a search, newest first by the documents' own dates."""
    # By date, and documents: a feed reader shows what is new, whatever order and grouping the search had.
    page = base.search(replace(asked, sort="date", limit=NEWEST, offset=0, cursor="", facets=(), group="document"))
    updated = _stamp(base.open().status().updated) or _BEFORE_ANY
    register_namespace("", _ATOM.strip("{}"))
    feed = Element(f"{_ATOM}feed")
    own = absolute(request.full_path)
    _add(feed, "id", own)
    _add(feed, "title", f"{settings().site_name}: {asked.q}" if asked.q else settings().site_name)
    _add(feed, "updated", updated)
    _add(SubElement(feed, f"{_ATOM}author"), "name", settings().site_name)
    SubElement(feed, f"{_ATOM}link", rel="self", type=MEDIA_TYPE, href=own)
    for hit in page.hits:
        feed.append(_entry(hit.record, updated))
    written: bytes = tostring(feed, encoding="utf-8", xml_declaration=True)
    return written


def _entry(record: Record, indexed: str) -> Element:
    made = Element(f"{_ATOM}entry", {"{http://www.w3.org/XML/1998/namespace}lang": record.lang} if record.lang else {})
    address = absolute(url_for("pages.document", id=record.id))
    _add(made, "id", address)
    _add(made, "title", record.title)
    # Atom demands a time of each entry; an undated document has at least that of the index.
    _add(made, "updated", _stamp(record.date) or indexed)
    SubElement(made, f"{_ATOM}link", rel="alternate", href=address, type="text/html")
    _add(made, "summary", record.summary)
    for value in (*record.themes, *record.countries):
        SubElement(made, f"{_ATOM}category", term=value)
    return made


def _add(parent: Element, name: str, text: str) -> None:
    SubElement(parent, _ATOM + name).text = clean(text)


def _stamp(date: str) -> str:
    """An ISO 8601 date or time as RFC 3339 wants it; empty if it is none."""
    # RFC 3339 allows both forms, but old feed readers know only Z.
    if "T" in date:
        return date.replace("+00:00", "Z")
    parts = date_parts(date)
    return "{:04}-{:02}-{:02}T00:00:00Z".format(*parts, *(1, 1)[len(parts) - 1 :]) if parts else ""
