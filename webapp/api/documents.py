"""One document: its record, passages and language versions."""

from __future__ import annotations

from typing import Any

from flask import request

from kb.errors import NotFound
from kb.page_json import only
from webapp.api.asked import asked_fields
from webapp.api.blueprint import blueprint, operation
from webapp.api.parameters import MOST_SIMILAR, Few, OneRecord, Spoken
from webapp.api.representation import passage_json, record_json, summary_json, version_json
from webapp.api.shapes import RECORD_FIELDS, Passage, Passages, Record, Similar, Versions
from webapp.current import knowledge_base
from webapp.params import number
from webapp.similar import similar as nearest


@blueprint.get("/documents/<id>")
@operation(Record, query=OneRecord, says="The document.", problems=(404,))
def document(id: str) -> dict[str, Any]:
    """One document with its passages."""
    fields = asked_fields(RECORD_FIELDS)
    base = knowledge_base()
    found = base.document(id)
    whole = record_json(found.record, base.translations(found.record))
    return only(whole | {"passages": [passage_json(p) for p in found.passages]}, fields)


@blueprint.get("/documents/<id>/passages")
@operation(Passages, query=Spoken, says="All passages, in order.", problems=(404,))
def passages(id: str) -> dict[str, Any]:
    """The passages of a document."""
    return {"id": id, "passages": [passage_json(p) for p in knowledge_base().document(id).passages]}


@blueprint.get("/documents/<id>/passages/<anchor>")
@operation(Passage, query=Spoken, says="The passage.", problems=(404,))
def passage(id: str, anchor: str) -> dict[str, Any]:
    """One passage, such as `art-350` of a law."""
    # By anchor, not by number: passages are numbered anew when a text changes, an article keeps its anchor.
    found = next((p for p in knowledge_base().document(id).passages if p.anchor == anchor), None)
    if found is None:
        raise NotFound(f"document {id!r} has no passage {anchor!r}", id=id)
    return passage_json(found)


@blueprint.get("/documents/<id>/translations")
@operation(Versions, query=Spoken, says="The other language versions.", problems=(404,))
def translations(id: str) -> dict[str, Any]:
    """The other language versions of the same work."""
    base = knowledge_base()
    others = base.translations(base.document(id).record)
    return {"id": id, "translations": [version_json(other.id, other.lang, other.title) for other in others]}


@blueprint.get("/documents/<id>/similar")
@operation(Similar, query=Few, says="The nearest first.", problems=(404,))
def similar(id: str) -> dict[str, Any]:
    """Other works in the document's language that share its most telling words, as its page shows them."""
    limit = number(request.args, "limit", 1, MOST_SIMILAR, 4)
    base = knowledge_base()
    found = nearest(base.open(), base.document(id), limit)
    return {"id": id, "similar": [summary_json(other) for other in found]}
