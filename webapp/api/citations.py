"""What a document or a provision cites, and what cites it."""

from __future__ import annotations

from typing import Any

from apiflask import Schema
from apiflask.fields import Integer
from flask import request

from kb.citation_graph import citations as found_citations
from webapp.api.blueprint import blueprint, operation
from webapp.api.parameters import Spoken, bounded_text, number
from webapp.api.shapes import many, string, strings
from webapp.current import knowledge_base
from webapp.params import number as read_number
from webapp.params import text

# A criminal code is cited by some thousands of passages: `total` says how many, the first ones are shown.
MOST = 500
LONGEST = 200
"""characters of an anchor"""


class Place(Spoken):
    """Which place, and how many."""

    anchor = bounded_text("Only this provision, such as `art-350`; without it the whole document.", LONGEST)
    limit = number("At most so many citing passages.", 1, MOST, 100)


class Link(Schema):
    """One end of a citation."""

    address = string("`work#anchor`.")
    id = string()
    anchor = string()
    title = string()
    heading = string()
    lang = string()
    type = string()
    kind = string("How it is known: set as a link, named in the front matter, or found in the text.",
                  enum=["link", "basis", "related", "text"])


class Citations(Schema):
    """Citations in both directions."""

    address = string()
    cites = many(Link, "What is cited and in the index.")
    unresolved = strings("Addresses that are cited and not in the index.")
    cited_by = many(Link, "Passages that cite this place.")
    total = Integer(required=True, metadata={"description": "All citing passages."})


@blueprint.get("/documents/<id>/citations")
@operation(Citations, query=Place, says="The citations.", problems=(404,))
def citations(id: str) -> dict[str, Any]:
    """The citations of a document or of one provision, in both directions."""
    limit = read_number(request.args, "limit", 1, MOST, 100)
    return found_citations(knowledge_base().open(), id, text(request.args, "anchor", LONGEST), limit).as_json()
