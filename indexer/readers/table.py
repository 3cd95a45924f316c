"""Tables as text (CSV, TSV) → a block for each row."""

from __future__ import annotations

import csv
import io
import re

from indexer.decoding import decode, printable
from indexer.parsed import Block, ParsedDocument
from indexer.readers.sheets import MAX_ROWS, row_text
from kb.model import Problem

# Of two that fit equally well the earlier is taken, the comma last: here it parts decimals.
_DELIMITERS = ";\t|,"


def read(content: bytes, name: str) -> ParsedDocument:
    """The rows of a table; the delimiter is the one that the first lines share. A broken tail is noted."""
    text, delimiter = _told(printable(decode(content).text))
    # The library's own limit, 128 kB, is less than a long judgment in one cell.
    csv.field_size_limit(10_000_000)
    blocks: list[Block] = []
    reason = ""
    try:
        for row in csv.reader(io.StringIO(text), delimiter=delimiter):
            if line := row_text(row):
                blocks.append(Block(line, "row"))
            if len(blocks) == MAX_ROWS:
                reason = f"only the first {MAX_ROWS:,} rows were read"
                break
    except csv.Error as error:
        reason = f"the table is broken after row {len(blocks)}: {error}"
    notes = (Problem(name, "read", reason, "split or repair the table", fatal=False),) if reason else ()
    return ParsedDocument(blocks=tuple(blocks), notes=notes)


def _told(text: str) -> tuple[str, str]:
    """The table and its delimiter, which Excel may name in a first line of its own: `sep=;`."""
    if found := re.match(r"sep=([;,|\t])\n", text, re.IGNORECASE):
        return text[found.end() :], found.group(1)
    return text, _delimiter(text)


def _delimiter(text: str) -> str:
    """The delimiter that most of the first lines have equally often; of two alike the one that is no decimal comma."""
    lines = [line for line in text[:20_000].split("\n")[:30] if line.strip()]
    counts = {d: [line.count(d) for line in lines] for d in _DELIMITERS}
    return max(_DELIMITERS, key=lambda d: sum(c > 0 and c == counts[d][0] for c in counts[d]))
