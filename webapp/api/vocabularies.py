"""The vocabularies behind the facets, and the glossary, for programs."""

from __future__ import annotations

from typing import Any

from apiflask import Schema
from apiflask.fields import Dict, List, Nested, String
from flask import Response, request

from kb.errors import NotFound
from kb.skos import matches, turtle
from kb.taxonomy import Entry
from kb.text.scripts import fold, to_cyrillic, to_latin
from webapp.api.blueprint import blueprint, operation
from webapp.api.parameters import Spoken, bounded_text
from webapp.api.shapes import many, string, strings
from webapp.current import absolute, knowledge_base
from webapp.glossary import Concept, glossary
from webapp.params import text

TURTLE = "text/turtle"
LONGEST = 200
"""characters of what is looked up"""


class Match(Schema):
    """A concept of EuroVoc."""

    uri = string(example="http://eurovoc.europa.eu/1915")
    match = string("How close the two are.", enum=["exact", "close", "broad", "related"])


class Value(Schema):
    """One value of a vocabulary."""

    id = string("What the facet takes.")
    labels = Dict(keys=String(), values=String(), required=True, metadata={"description": "Language → label."})
    broader = string("Id of the broader value, or empty.")
    eurovoc = many(Match)


class Vocabulary(Schema):
    """A vocabulary in display order."""

    name = string()
    values = many(Value)


class Vocabularies(Schema):
    """The names of all vocabularies."""

    vocabularies = strings()


class Term(Schema):
    """A concept of the glossary: its terms, the preferred one first."""

    id = string()
    domain = string()
    terms = Dict(keys=String(), values=List(String()), required=True, metadata={"description": "Language → terms."})
    note = string("A trap in using the term, or empty.")


class Terms(Schema):
    """Concepts."""

    concepts = List(Nested(Term), required=True)


class LookUp(Spoken):
    """Which concepts."""

    q = bounded_text("Part of a term in English or Serbian, in either script, with or without diacritics.", LONGEST)


@blueprint.get("/vocabularies")
@operation(Vocabularies, query=Spoken, says="The names.")
def vocabularies() -> dict[str, Any]:
    """The vocabularies of the facets."""
    return {"vocabularies": list(knowledge_base().taxonomy.entries)}


@blueprint.get("/vocabularies/<name>")
@operation(Vocabulary, query=Spoken, says="The vocabulary.", problems=(404,))
def vocabulary(name: str) -> dict[str, Any]:
    """One vocabulary with labels in three languages and links to EuroVoc."""
    return {"name": name, "values": [_value(entry) for entry in _entries(name).values()]}


@blueprint.get("/vocabularies/<name>/skos")
@operation(query=Spoken, content={TURTLE: {"schema": {"type": "string"}}}, says="SKOS in Turtle.", problems=(404,))
def skos(name: str) -> Response:
    """One vocabulary as SKOS in Turtle."""
    return Response(turtle(name, _entries(name), absolute(f"/api/v1/vocabularies/{name}")), mimetype=TURTLE)


@blueprint.get("/concepts")
@operation(Terms, query=LookUp, says="The concepts.")
def concepts() -> dict[str, Any]:
    """Look up concepts of the glossary by their terms in both languages; all of them without `q`."""
    # Folded as the search folds, or a term typed without diacritics would be found there and not here.
    sought = fold(to_latin(text(request.args, "q", LONGEST))).lower().strip()
    return {"concepts": [_term(one) for one in glossary() if _has(one, sought)]}


@blueprint.get("/concepts/<id>")
@operation(Term, query=Spoken, says="The concept.", problems=(404,))
def concept(id: str) -> dict[str, Any]:
    """One concept of the glossary."""
    found = next((one for one in glossary() if one.id == id), None)
    if found is None:
        raise NotFound(f"there is no concept {id[:80]!r}", id=id)
    return _term(found)


def _entries(name: str) -> Any:
    known = knowledge_base().taxonomy.entries
    if name not in known:
        raise NotFound(f"there is no vocabulary {name[:80]!r}; there are {', '.join(known)}", id=name)
    return known[name]


def _value(entry: Entry) -> dict[str, Any]:
    return {
        "id": entry.id, "labels": dict(entry.labels), "broader": entry.broader,
        "eurovoc": [{"uri": uri, "match": degree} for uri, degree in matches(entry)],
    }


def _has(one: Concept, sought: str) -> bool:
    return any(sought in fold(term).lower() for term in (*one.english, *one.serbian))


def _term(one: Concept) -> dict[str, Any]:
    # The glossary has Serbian once, in Latin: Cyrillic follows from it letter by letter, the other way round not.
    terms = {"en": one.english, "sr-Latn": one.serbian, "sr-Cyrl": tuple(map(to_cyrillic, one.serbian))}
    return {"id": one.id, "domain": one.domain, "terms": terms, "note": one.note}
