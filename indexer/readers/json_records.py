"""JSON records → documents, through a mapping from the names that sources use to the names of the front matter.

A JSONL file is a container: each line is a record and becomes a file of its own. A line `{"mapping": {"title":
"naslov"}}` names the keys of the lines after it where they are not among `MAPPING`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from indexer.decoding import decode, printable
from indexer.parsed import Attachment, ParsedDocument, Unreadable
from indexer.readers.html import page_blocks
from indexer.readers.text import text_blocks
from kb.model import Problem

MAPPING: Mapping[str, tuple[str, ...]] = {
    "identifier": ("identifier", "id", "_id", "uid"),
    "title": ("title", "name", "naslov", "naziv", "headline"),
    "text": ("text", "body", "content", "full_text", "tekst", "sadrzaj"),
    "html": ("html", "body_html", "content_html"),
    "summary": ("summary", "abstract", "description", "sazetak"),
    "date": ("date", "published", "date_published", "datum", "decision_date"),
    "source_url": ("source_url", "url", "link"),
    "language": ("language", "lang", "jezik"),
    "type": ("type", "kind", "vrsta"),
    "publisher": ("publisher", "source", "izvor"),
    "authors": ("authors", "author", "autor"),
    "countries": ("countries", "country", "drzava"),
    "themes": ("themes", "keywords", "tags", "subjects"),
}
"""Front-matter name (or `text`, `html`) → the keys under which it is looked for, the first that is filled wins."""

_LISTS = frozenset({"authors", "countries", "themes"})


def read(content: bytes, name: str) -> ParsedDocument:
    """One record. Raises Unreadable where it is no JSON object."""
    try:
        record = json.loads(decode(content).text)
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"the JSON is broken: {error}"[:200], "repair it, or export it again") from error
    if isinstance(record, list):
        return _container([json.dumps(item) for item in record], name)
    if not isinstance(record, dict):
        raise Unreadable("the JSON holds no record", "export it as an object with a title and a text")
    return _document(record)


def read_lines(content: bytes, name: str) -> ParsedDocument:
    """A file of records, one a line; broken lines are noted with their number."""
    return _container(decode(content).text.split("\n"), name)


def _container(lines: list[str], name: str) -> ParsedDocument:
    files: list[Attachment] = []
    notes: list[Problem] = []
    mapping: dict[str, str] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            if not isinstance(record, dict):
                raise ValueError("not an object")
        except (ValueError, RecursionError) as error:
            reason = f"the record is broken: {error}"
            # One broken line of ten thousand costs one record.
            notes.append(Problem(name, "read", reason[:200], "repair the line", line=number, fatal=False))
            continue
        if set(record) == {"mapping"} and isinstance(record["mapping"], dict):
            mapping = {str(key): str(value) for key, value in record["mapping"].items()}
            continue
        files.append(_file(record, mapping, number))
    return ParsedDocument(attachments=tuple(files), notes=tuple(notes))


def _file(record: dict[str, Any], mapping: Mapping[str, str], number: int) -> Attachment:
    mapped = {**record, **{ours: record[theirs] for ours, theirs in mapping.items() if theirs in record}}
    # The name becomes part of the document's id and address; records are often numbered with slashes.
    label = str(_first(mapped, "identifier") or f"{number:05}")
    name = "".join(c if c.isalnum() or c in "-_." else "-" for c in label)[:120]
    return Attachment(f"{name}.json", json.dumps(mapped).encode(), "application/json")


def _document(record: dict[str, Any]) -> ParsedDocument:
    metadata: dict[str, Any] = {}
    for key in MAPPING:
        value = _first(record, key)
        if value and key not in ("title", "text", "html", "identifier"):
            metadata[key] = _listed(value) if key in _LISTS else _clean(value)
    html, text = _first(record, "html"), _first(record, "text")
    blocks = page_blocks(_clean(html)) if html and not text else text_blocks(_paragraphs(text))
    return ParsedDocument(" ".join(_clean(_first(record, "title")).split()), blocks, metadata)


def _first(record: dict[str, Any], key: str) -> Any:
    return next((record[k] for k in MAPPING[key] if record.get(k)), "")


def _paragraphs(value: Any) -> str:
    """The text of a record; where it is a list of texts, each is a paragraph."""
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n\n".join(map(_clean, value))
    return _clean(value)


def _clean(value: Any) -> str:
    return printable(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False) if value else "")


def _listed(value: Any) -> list[str]:
    return [_clean(item) for item in value] if isinstance(value, list) else [_clean(value)]
