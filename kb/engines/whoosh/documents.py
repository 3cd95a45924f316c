"""Documents as bytes and back: compact JSON, fields by position. Knows nothing of files."""

from __future__ import annotations

import json
import zlib
from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from kb.model import Document, Passage, Record, Source, Tag, TextLink

_RECORD = tuple(f.name for f in fields(Record))
_PASSAGE = tuple(f.name for f in fields(Passage))
_SOURCE = tuple(f.name for f in fields(Source))
_TAG = tuple(f.name for f in fields(Tag))
_DECODER = json.JSONDecoder()
SHAPE = f"{zlib.crc32(repr((_RECORD, _PASSAGE, _SOURCE, _TAG)).encode()):08x}"
"""Changes with the fields of the model, so that an index in an older shape is seen to be outdated."""


def record_to_bytes(record: Record) -> bytes:
    """The record as JSON."""
    values = {name: getattr(record, name) for name in _RECORD}
    values["source"] = [getattr(record.source, name) for name in _SOURCE]
    values["tags"] = [[getattr(tag, name) for name in _TAG] for tag in record.tags]
    return _dump(list(values.values()))


def record_from_bytes(data: bytes | memoryview) -> Record:
    """The record that `record_to_bytes` was given."""
    values: dict[str, Any] = dict(zip(_RECORD, _load(data), strict=True))
    values["source"] = Source(*values["source"])
    values["tags"] = tuple(Tag(*tag) for tag in values["tags"])
    for name in ("countries", "themes", "audiences"):
        values[name] = tuple(values[name])
    return Record(**values)


def passage_to_bytes(passage: Passage) -> bytes:
    """The passage as JSON."""
    return _dump([getattr(passage, name) for name in _PASSAGE])


def passage_from_bytes(data: bytes | memoryview) -> Passage:
    """The passage that `passage_to_bytes` was given."""
    # by place and not by name: a page reads some thirty of them, and the list is in the order of the fields
    values = _load(data)
    cites, links, heading_links, names = values[-4:]
    values[-4:] = tuple(cites), _links(links), _links(heading_links), tuple(names)
    return Passage(*values)


def _links(values: list[list[Any]]) -> tuple[TextLink, ...]:
    return tuple(TextLink(*link) for link in values)


def to_bytes(document: Document) -> tuple[bytes, list[bytes]]:
    """A document's record and passages as JSON."""
    return record_to_bytes(document.record), [passage_to_bytes(passage) for passage in document.passages]


def _dump(values: list[Any]) -> bytes:
    text = json.dumps(values, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return text.encode("utf-8", "surrogatepass")


def _plain(value: object) -> object:
    if isinstance(value, Mapping):
        return dict(value)
    raise TypeError(f"{type(value).__name__} is not plain JSON")


def _load(data: bytes | memoryview) -> list[Any]:
    # what was dumped has no space around it, which json.loads would look for
    loaded: list[Any] = _DECODER.raw_decode(str(data, "utf-8", "surrogatepass"))[0]
    return loaded
