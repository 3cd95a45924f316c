"""A record in unqualified Dublin Core, the format that every harvester understands."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, register_namespace

from kb.export.entry import entry
from kb.model import Record
from kb.taxonomy import Taxonomy
from webapp.xml import clean

PREFIX = "oai_dc"
NAMESPACE = "http://www.openarchives.org/OAI/2.0/oai_dc/"
SCHEMA = "http://www.openarchives.org/OAI/2.0/oai_dc.xsd"
TERMS = "http://purl.org/dc/elements/1.1/"
_LOCATION = "{http://www.w3.org/2001/XMLSchema-instance}schemaLocation"


def dublin_core(record: Record, taxonomy: Taxonomy, site: str) -> Element:
    """The record as an element oai_dc:dc; elements without a value are left out."""
    # ElementTree would call them ns0 and ns1, which is right, and which many a harvester cannot read.
    register_namespace(PREFIX, NAMESPACE)
    register_namespace("dc", TERMS)
    made = Element(f"{{{NAMESPACE}}}dc", {_LOCATION: f"{NAMESPACE} {SCHEMA}"})
    for name, value in _values(record, taxonomy, site):
        # An empty element would be harvested as a value that is known to be empty.
        if text := clean(value).strip():
            SubElement(made, f"{{{TERMS}}}{name}").text = text
    return made


def _values(record: Record, taxonomy: Taxonomy, site: str) -> Iterator[tuple[str, str]]:
    page = f"{site}/documents/{quote(record.id, safe='')}"
    known = entry(record, page, taxonomy)
    yield "title", record.title
    yield from (("creator", author) for author in known.authors)
    yield from (("subject", taxonomy.label("theme", theme)) for theme in record.themes)
    yield "description", record.summary
    yield "publisher", known.publisher
    yield "date", record.date
    yield "type", known.genre
    yield "identifier", page
    # The text it rests on, not our file: that is what a library wants to find.
    yield "source", str(record.metadata.get("source_url") or record.source.url)
    yield "language", record.lang
    yield from (("coverage", taxonomy.label("country", country)) for country in record.countries)
    yield "rights", str(record.metadata.get("rights") or "")
