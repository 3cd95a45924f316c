"""The whole knowledge base as one file."""

from __future__ import annotations

from flask import Response, stream_with_context

from kb.export.dump import MEDIA_TYPE, dump, filename
from webapp.api.blueprint import blueprint, operation
from webapp.api.export import DOWNLOAD
from webapp.api.parameters import Spoken
from webapp.current import absolute, knowledge_base, settings

_CONTENT = {MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}}


@blueprint.get("/dump", endpoint="dump")
@operation(query=Spoken, content=_CONTENT, says="The archive, streamed.", headers=DOWNLOAD)
def whole() -> Response:
    """Everything the index holds, as a data package with checksums.

    A ZIP file with documents, passages and vocabularies as JSONL and `datapackage.json`. One state of the index always
    gives the same bytes; ETag says whether there is a newer one.
    """
    base = knowledge_base()
    searcher = base.open()
    pieces = dump(searcher, base.taxonomy, settings().site_name, absolute(""))
    answer = Response(stream_with_context(pieces), content_type=MEDIA_TYPE)
    # No `X-Total-Count`, as exports have: the manifest says how many, and a ZIP file that was cut off shows it.
    answer.headers["Index-Generation"] = searcher.status().generation
    answer.headers.set("Content-Disposition", "attachment", filename=filename(searcher))
    return answer
