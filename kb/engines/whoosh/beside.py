"""What lies beside a Whoosh segment: columns and texts, all of it derived from the segment and made anew if lost."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise, repeat
from pathlib import Path

import numpy as np
from whoosh.util.numeric import byte_to_length

from kb.engines.whoosh.postings import FieldPostings, Ints
from kb.engines.whoosh.rows import Rows, blob, coded
from kb.engines.whoosh.sections import SectionWriter
from kb.engines.whoosh.store import TextWriter
from kb.engines.whoosh.words import Words
from kb.model import Record

COLUMNS = ".kbcols"
LENGTHS = np.array([byte_to_length(byte) for byte in range(256)], np.float64)
"""What each length byte stands for."""


class BesideWriter:
    """The two files of one segment, written as its documents and fields come."""

    def __init__(self, columns: Path, texts: Path) -> None:
        self._columns, self._texts = columns, TextWriter(texts)
        self.rows = Rows()

    def store(self, record: Record, ordinals: Sequence[int], data: bytes, passages: Sequence[bytes]) -> None:
        """Take a document in: its record, its passages' ordinals, and both as bytes."""
        self._texts.add(data, passages)
        self.rows.add_record(record, ordinals)

    def finish(
        self, fields: Iterable[tuple[str, FieldPostings]], lengths: Mapping[str, Ints], words: Words
    ) -> None:
        """Write the postings of all fields, the places of words, and what is known by row. Raises OSError."""
        columns = SectionWriter(self._columns)
        try:
            for name, postings in fields:
                write_postings(columns, name, postings)
            words.write(columns)
            self._texts.close()
            write_rows(columns, self.rows, {n: length_byte(v) for n, v in lengths.items()}, self._texts)
            columns.finish({"rows": len(self.rows.document), "lengths": totals(lengths)})
        finally:
            columns.close()

    def abandon(self) -> None:
        """Close the files."""
        self._texts.close()


def length_byte(lengths: Ints) -> Ints:
    """Lengths as Whoosh stores them: one byte, exact for short texts."""
    return np.minimum(np.searchsorted(LENGTHS, lengths), 255).astype(np.uint8)


def totals(lengths: Mapping[str, Ints]) -> dict[str, int]:
    """Stream → the length of all rows together."""
    return {name: int(values.sum()) for name, values in lengths.items() if len(values) and values.sum()}


def write_postings(columns: SectionWriter, name: str, postings: FieldPostings) -> None:
    """One field's postings; each term's carry their own checksum, so that a first look at a term reads just these."""
    terms, ends = blob(postings.terms)
    columns.add(f"{name}.terms", terms)
    columns.add(f"{name}.ends", ends)
    columns.add(f"{name}.starts", postings.starts)
    columns.add(f"{name}.ids", postings.ids)
    checks = _checks(postings.ids, postings.starts)
    if postings.counts is not None and postings.positions is not None:
        counts, positions = _narrow(postings.counts), _narrow(postings.positions)
        checks = _checks(counts, postings.starts, checks)
        spots = np.append(0, np.cumsum(postings.counts, dtype=np.int64))[postings.starts]
        columns.add(f"{name}.counts", counts)
        columns.add(f"{name}.spots", spots)
        columns.add(f"{name}.positions", positions)
        columns.add(f"{name}.places", np.array(_checks(positions, spots), np.uint32))
    columns.add(f"{name}.checks", np.array(checks, np.uint32))


def write_rows(columns: SectionWriter, rows: Rows, length_bytes: Mapping[str, Ints], texts: TextWriter) -> None:
    """All that is known by row and by document."""
    columns.add("document", np.array(rows.document, np.int32))
    columns.add("ordinal", np.array(rows.ordinal, np.int32))
    columns.add("year", np.array(rows.years, np.int16))
    for name, values in length_bytes.items():
        columns.add(f"{name}.lengths", values)
    for name, column in rows.facets.items():
        known, codes = coded(column)
        columns.add(f"facet.{name}.values", json.dumps(known).encode())
        columns.add(f"facet.{name}.codes", codes.reshape(-1))
    for name, strings in (("ids", rows.ids), ("titles", rows.titles), ("dates", rows.dates)):
        data, ends = blob([string.encode("utf-8", "surrogatepass") for string in strings])
        columns.add(f"row.{name}.bytes", data)
        columns.add(f"row.{name}.ends", ends)
    columns.add("sources", json.dumps(rows.sources).encode())
    texts.records.write("records", columns)
    texts.passages.write("passages", columns)


def _checks(values: Ints, bounds: Ints, before: Iterable[int] = repeat(0)) -> list[int]:
    """The checksum of the values between each two bounds, going on from those of what was before."""
    data = np.ascontiguousarray(values).view(np.uint8).data
    edges = pairwise((bounds * values.itemsize).tolist())
    return [zlib.crc32(data[a:b], check) for (a, b), check in zip(edges, before, strict=False)]


def _narrow(values: Ints) -> Ints:
    top = int(values.max()) if len(values) else 0
    return values.astype(np.uint8 if top < 256 else np.uint16 if top < 65536 else np.uint32)
