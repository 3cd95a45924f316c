"""Documents stored in a segment."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kb.engines.whoosh.documents import passage_from_bytes, record_from_bytes
from kb.engines.whoosh.schema import DOCUMENT
from kb.engines.whoosh.storage import IndexStorage
from kb.model import Document


def stored_documents(folder: Path, segment: Any) -> Iterator[tuple[int, Document]]:
    """Number and document, of those that are not deleted."""
    reader = segment.codec().per_document_reader(IndexStorage(str(folder)), segment)
    for number in range(segment.doc_count_all()):
        if not segment.is_deleted(number):
            record, *passages = reader.stored_fields(number)[DOCUMENT]
            yield number, Document(record_from_bytes(record), tuple(map(passage_from_bytes, passages)))
    reader.close()
