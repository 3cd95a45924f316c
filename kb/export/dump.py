"""The whole knowledge base in one ZIP file: a Frictionless data package with its checksums, made piece by piece."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from io import RawIOBase
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kb.engine import Searcher
from kb.export.readme import MANIFEST, README, SUMS, readme
from kb.model import Passage, Record
from kb.taxonomy import Taxonomy

MEDIA_TYPE = "application/zip"
LICENCE = {"name": "MIT", "title": "MIT License", "path": "https://opensource.org/license/mit"}
_OLDEST = (1980, 1, 1, 0, 0, 0)
_PIECE = 1 << 16

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _File:
    name: str
    about: str
    lines: Callable[[], Iterator[Json]]
    schema: Json


class _Sink(RawIOBase):
    """Takes what the archive writes until it is handed on; it cannot seek, so nothing is changed afterwards."""

    def __init__(self) -> None:
        super().__init__()
        self._held: list[bytes] = []
        self.size = 0

    def writable(self) -> bool:
        return True

    def write(self, data: Any) -> int:
        self._held.append(bytes(data))
        self.size += len(data)
        return len(data)

    def taken(self) -> bytes:
        """What was written since; it is held no longer."""
        found = b"".join(self._held)
        self._held.clear()
        self.size = 0
        return found


def dump(searcher: Searcher, taxonomy: Taxonomy, name: str, site: str = "") -> Iterator[bytes]:
    """The archive of one state of the index, in pieces. The same state gives the same bytes.

    `name` is the title of the package, `site` the address of the service that it is from, if any.
    """
    moment, sink = _moment(searcher.status().updated), _Sink()
    with ZipFile(sink, "w", ZIP_DEFLATED) as archive:
        resources = []
        for file in _files(searcher, taxonomy):
            resources.append((yield from _written(archive, sink, file, moment)))
        # The manifest comes last: only now the sums are known, and a stream cannot be gone back in.
        manifest = json.dumps(_manifest(searcher, name, site, resources), ensure_ascii=False, indent=1) + "\n"
        about = readme(searcher.status(), name, site)
        archive.writestr(_info(MANIFEST, moment), manifest)
        archive.writestr(_info(README, moment), about)
        archive.writestr(_info(SUMS, moment), _sums(resources, {MANIFEST: manifest, README: about}))
    yield sink.taken()


def filename(searcher: Searcher) -> str:
    """What the archive of this state is called: with the day and the generation of the index."""
    status = searcher.status()
    return "-".join(filter(None, ("knowledge-base", status.updated[:10], status.generation))) + ".zip"


def _files(searcher: Searcher, taxonomy: Taxonomy) -> tuple[_File, ...]:
    return (
        _File("documents.jsonl", "One document a line: all that is known of it except its text.",
              lambda: map(_record, searcher.records()), _schema(Record, "id", ("year", "integer"), ("lang", "string"))),
        _File("passages.jsonl", "One passage a line, in the order of the documents: the text.",
              lambda: (asdict(p) for r in searcher.records() for p in searcher.passages(r.id)),
              _schema(Passage, ("record_id", "ordinal"))),
        _File("vocabularies.jsonl", "One value of a facet a line, with its labels.", lambda: _values(taxonomy),
              {"fields": [{"name": "facet", "type": "string"}, {"name": "id", "type": "string"},
                          {"name": "labels", "type": "object"}, {"name": "broader", "type": "string"}]}),
    )


def _record(record: Record) -> Json:
    # Where a file lay on the maker's disk is nobody's business: only the public half of the source is kept.
    source = {"path": record.source.path, "digest": record.source.digest, "media_type": record.source.media_type,
              "url": record.source.url, "duplicate_of": record.source.duplicate_of}
    return asdict(record) | {"source": source, "year": record.year, "lang": record.lang}


def _values(taxonomy: Taxonomy) -> Iterator[Json]:
    for facet, entries in taxonomy.entries.items():
        for entry in entries.values():
            yield {"facet": facet, "id": entry.id, "labels": dict(entry.labels), "broader": entry.broader}


def _schema(kind: type[Record | Passage], key: str | tuple[str, ...], *more: tuple[str, str]) -> Json:
    named = [(f.name, _type(str(f.type))) for f in fields(kind)]
    return {"fields": [{"name": n, "type": t} for n, t in (*named, *more)], "primaryKey": key}


def _type(annotation: str) -> str:
    """The data package's name of a Python type.

    >>> _type("tuple[str, ...]"), _type("int | None")
    ('array', 'integer')
    """
    names = {"tuple": "array", "int": "integer", "Mapping": "object", "Source": "object"}
    return next((meant for begin, meant in names.items() if annotation.startswith(begin)), "string")


def _written(archive: ZipFile, sink: _Sink, file: _File, moment: tuple[int, ...]) -> Generator[bytes, None, Json]:
    digest, size = hashlib.sha256(), 0
    # Its size is not known beforehand, and a file of more than 4 GB needs the larger form from its head on.
    with archive.open(_info(file.name, moment), "w", force_zip64=True) as out:
        for line in file.lines():
            written = (json.dumps(line, ensure_ascii=False, default=str) + "\n").encode("utf-8", "replace")
            digest.update(written)
            size += len(written)
            out.write(written)
            if sink.size > _PIECE:
                yield sink.taken()
    return _resource(file, size, digest.hexdigest())


def _resource(file: _File, size: int, digest: str) -> Json:
    return {
        "name": file.name.partition(".")[0], "path": file.name, "description": file.about, "format": "jsonl",
        "mediatype": "application/jsonl", "encoding": "utf-8", "bytes": size, "hash": f"sha256:{digest}",
        "schema": file.schema,
    }


def _manifest(searcher: Searcher, name: str, site: str, resources: Iterable[Json]) -> Json:
    status = searcher.status()
    known = {
        "profile": "data-package", "name": "knowledge-base", "title": name,
        "description": "Everything the index holds. Texts of others keep their own terms: `rights` and `source_url` in "
                       "the metadata of a document say which; the licence below is that of the descriptions.",
        "version": status.generation, "created": status.updated or None, "homepage": site or None,
        "licenses": [LICENCE], "documents": status.documents, "passages": status.passages,
        "fingerprint": status.fingerprint, "resources": list(resources),
    }
    return {name: value for name, value in known.items() if value is not None}


def _sums(resources: Iterable[Json], texts: Mapping[str, str]) -> str:
    """What `sha256sum -c` reads."""
    known = [(str(one["hash"]).partition(":")[2], str(one["path"])) for one in resources]
    known += [(hashlib.sha256(text.encode()).hexdigest(), name) for name, text in texts.items()]
    return "".join(f"{digest}  {path}\n" for digest, path in known)


def _info(name: str, moment: tuple[int, ...]) -> ZipInfo:
    year, month, day, hour, minute, second = moment
    made = ZipInfo(name, (year, month, day, hour, minute, second))
    made.compress_type = ZIP_DEFLATED
    made.external_attr = 0o644 << 16  # else the unpacked files could be read by no one
    return made


def _moment(updated: str) -> tuple[int, ...]:
    # The time of the index, not of the clock: two dumps of one state must be equal to the byte.
    try:
        found = datetime.fromisoformat(updated)
    except ValueError:
        return _OLDEST
    return max(_OLDEST, found.timetuple()[:6])
