"""Whole result sets, streamed: every hit of a search, once, from one state of the index."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from apiflask.fields import String
from apiflask.validators import OneOf
from flask import Response, request, stream_with_context, url_for

from kb import export as writers
from kb.export.entry import Entry, entry
from kb.knowledge_base import KnowledgeBase
from kb.paging import Everything, everything
from kb.service import HitView
from webapp.api.asked import asked_interface, asked_search
from webapp.api.blueprint import blueprint, operation
from webapp.api.feed import MEDIA_TYPE as ATOM
from webapp.api.feed import atom
from webapp.api.parameters import Query, Spoken
from webapp.api.representation import hit_json
from webapp.current import absolute, knowledge_base
from webapp.params import choice

JSONL = "application/jsonl"
FORMATS = ("jsonl", *writers.FORMATS, "atom")
CITATIONS = ("ris", "bibtex", "csl")
# OpenAPI cannot describe these formats further than that they are text.
_STRING: Mapping[str, Any] = {"schema": {"type": "string"}}
_CONTENT = {f.media_type.split(";")[0]: _STRING for name, f in writers.FORMATS.items() if name != "csl"} | {
    JSONL: _STRING, ATOM: _STRING,
    writers.FORMATS["csl"].media_type: {"schema": {"type": "array", "items": {"type": "object"}}},
}
DOWNLOAD = {
    "Index-Generation": {"description": "The state of the index that it is from.", "schema": {"type": "string"}},
    "Content-Disposition": {"description": "A file name.", "schema": {"type": "string"}},
}
_HEADERS = DOWNLOAD | {
    "X-Total-Count": {"description": "How many hits the whole has.", "schema": {"type": "integer"}},
}


class Export(Query):
    """What to export, and how."""

    format = String(validate=OneOf(FORMATS), metadata={"description": "The format.", "default": FORMATS[0]})


class Citation(Spoken):
    """How to cite."""

    format = String(validate=OneOf(CITATIONS), metadata={"description": "The format.", "default": CITATIONS[0]})


@blueprint.get("/export")
@operation(query=Export, content=_CONTENT, says="Every hit, streamed.", problems=(422,), headers=_HEADERS)
def export() -> Response:
    """Export every hit of a search, not only a page of it.

    JSONL has the objects of `hits`, one a line; CSV is UTF-8 with a byte order mark, and no cell of it runs as a
    formula. Atom has the fifty newest. With group=passage each hit is a passage, cited with its anchor.
    """
    format = choice(request.args, "format", FORMATS)
    base, asked = knowledge_base(), asked_search()
    if format == "atom":
        return Response(atom(base, asked), mimetype=ATOM)
    # Before the answer begins: what is wrong with the search must still be able to become a status.
    whole = everything(base, asked)
    if format == "jsonl":
        return _streamed(_lines(whole, asked.highlight), JSONL, "jsonl", whole)
    writer = writers.FORMATS[format]
    entries = _entries(whole.hits, base, asked.interface, asked.group == "passage")
    return _streamed(writer.write(entries), writer.media_type, writer.extension, whole)


@blueprint.get("/documents/<id>/citation")
@operation(query=Citation, content={m: s for m, s in _CONTENT.items() if m not in (JSONL, ATOM, "text/csv")},
           says="The reference.", problems=(404,))
def citation(id: str) -> Response:
    """One document as a bibliographic reference."""
    writer = writers.FORMATS[choice(request.args, "format", CITATIONS)]
    base = knowledge_base()
    one = entry(base.document(id).record, absolute(url_for("pages.document", id=id)), base.taxonomy, asked_interface())
    answer = Response("".join(writer.write([one])), content_type=writer.media_type)
    answer.headers.set("Content-Disposition", "attachment", filename=f"{id}.{writer.extension}")
    return answer


def _lines(whole: Everything, highlight: bool) -> Iterator[str]:
    return (json.dumps(hit_json(hit, highlight, False), ensure_ascii=False) + "\n" for hit in whole.hits)


def _entries(hits: Iterable[HitView], base: KnowledgeBase, interface: str, by_passage: bool) -> Iterator[Entry]:
    for hit in hits:
        # A hit by document has passages too, but what is cited then is the whole.
        anchor = hit.passages[0].anchor if by_passage and hit.passages else ""
        url = absolute(url_for("pages.document", id=hit.record.id, _anchor=anchor or None))
        yield entry(hit.record, url, base.taxonomy, interface, hit, anchor)


def _streamed(pieces: Iterator[str], media_type: str, extension: str, whole: Everything) -> Response:
    answer = Response(stream_with_context(pieces), content_type=media_type)
    answer.headers["X-Total-Count"] = str(whole.total)
    answer.headers["Index-Generation"] = whole.generation
    answer.headers.set("Content-Disposition", "attachment", filename=f"search.{extension}")
    return answer
