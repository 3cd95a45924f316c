"""A vocabulary as SKOS in Turtle, with links to EuroVoc."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from json import dumps

from kb.taxonomy import Entry

EUROVOC = "http://eurovoc.europa.eu/"


def matches(entry: Entry) -> tuple[tuple[str, str], ...]:
    """(address in EuroVoc, degree of likeness) of each EuroVoc concept that the entry names."""
    given = entry.row.get("eurovoc") or ()
    # Most entries name one concept that means the same; a few name several that are narrower or broader.
    rows = [{"id": given, "match": "exact"}] if isinstance(given, str) else given
    return tuple((EUROVOC + str(row["id"]), str(row["match"])) for row in rows)


def turtle(name: str, entries: Mapping[str, Entry], address: str) -> str:
    """The vocabulary as one concept scheme at this address, its concepts at `address#id`."""
    # Written by hand: a library for RDF would be the largest dependency for the smallest page.
    head = (
        "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\n"
        f"<{address}> a skos:ConceptScheme ;\n  skos:prefLabel {dumps(name)}@en .\n"
    )
    return head + "".join(f"\n<{address}#{e.id}> a skos:Concept ;\n  " + " ;\n  ".join(_facts(e, entries, address))
                          + " .\n" for e in entries.values())


def _facts(entry: Entry, entries: Mapping[str, Entry], address: str) -> Iterator[str]:
    yield f"skos:inScheme <{address}>"
    yield from (f"skos:prefLabel {dumps(label, ensure_ascii=False)}@{tag}" for tag, label in entry.labels.items())
    if entry.broader in entries:
        yield f"skos:broader <{address}#{entry.broader}>"
    else:
        yield f"skos:topConceptOf <{address}>"
    yield from (f"skos:{degree}Match <{uri}>" for uri, degree in matches(entry))
