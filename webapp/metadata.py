"""What a page tells machines about a document: Highwire and Dublin Core tags, and JSON-LD. Zotero reads them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from kb.model import Record
from kb.taxonomy import Taxonomy

Tags = Iterator[tuple[str, str]]


def highwire(record: Record, address: str) -> Tags:
    """(name, content) of the meta elements of a document's page; a name may come more than once."""
    meta = record.metadata
    yield "citation_title", record.title
    for author in authors(record):
        yield "citation_author", author
    if record.date:
        # Google Scholar, which made these names, wants slashes.
        yield "citation_publication_date", record.date.replace("-", "/")
    if record.lang:
        yield "citation_language", record.lang
    if meta.get("publisher"):
        yield "citation_publisher", str(meta["publisher"])
    # Zotero takes the address without a language: whoever opens it later gets their own.
    yield "citation_public_url", address
    yield from _dublin_core(record, address)


def authors(record: Record) -> tuple[str, ...]:
    """The authors that the front matter names, as strings."""
    return tuple(str(author) for author in record.metadata.get("authors") or ())


def _dublin_core(record: Record, address: str) -> Tags:
    yield "DC.title", record.title
    for author in authors(record):
        yield "DC.creator", author
    pairs = {
        "DC.date": record.date, "DC.language": record.lang, "DC.type": record.type, "DC.identifier": address,
        "DC.publisher": record.metadata.get("publisher", ""), "DC.description": record.summary,
        "DC.rights": record.metadata.get("rights", ""), "DC.source": record.metadata.get("source_url", ""),
    }
    yield from ((name, str(content)) for name, content in pairs.items() if content)
    for theme in record.themes:
        yield "DC.subject", theme


def json_ld(record: Record, address: str, taxonomy: Taxonomy) -> Mapping[str, Any]:
    """The document in the words of schema.org; empty values are left out."""
    entry = taxonomy.entries["type"].get(record.type)
    said = {
        "@context": "https://schema.org",
        "@type": entry.row.get("schema_org", "CreativeWork") if entry else "CreativeWork",
        "@id": address,
        "url": address,
        "identifier": record.id,
        "name": record.title,
        "headline": record.title[:110],  # search engines refuse longer ones
        "abstract": record.summary,
        "inLanguage": record.lang,
        "datePublished": record.date,
        "author": [{"@type": "Person", "name": name} for name in authors(record)],
        "publisher": _organisation(record.metadata.get("publisher")),
        "spatialCoverage": [_place(taxonomy.label("country", country)) for country in record.countries],
        "keywords": [taxonomy.label("theme", theme) for theme in record.themes],
        "isBasedOn": record.metadata.get("source_url", ""),
        "license": record.metadata.get("rights", ""),
    }
    return {name: value for name, value in said.items() if value}


def _organisation(name: object) -> Mapping[str, str]:
    return {"@type": "Organization", "name": str(name)} if name else {}


def _place(name: str) -> Mapping[str, str]:
    return {"@type": "Country", "name": name}
