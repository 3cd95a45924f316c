"""The bilingual glossary of the field, as kb/data holds it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Concept:
    """One concept: its terms in English and in Serbian (Latin), the preferred one first, and a note on traps."""

    id: str
    domain: str
    english: tuple[str, ...]
    serbian: tuple[str, ...]
    note: str = ""


@cache
def glossary() -> tuple[Concept, ...]:
    """All concepts in the order of the file."""
    text = resources.files("kb").joinpath("data", "glossary.tsv").read_text(encoding="utf-8")
    # Quotation marks in a note are part of it; the file has no quoted cells.
    return tuple(map(_concept, csv.DictReader(text.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)))


def _concept(row: dict[str, str]) -> Concept:
    return Concept(
        row["concept_id"], row["domain"],
        (row["en_preferred"], *_split(row["en_synonyms"])),
        (row["sr_latn_preferred"], *_split(row["sr_latn_synonyms"])),
        row["ambiguity_note"] or "",
    )


def _split(cell: str) -> tuple[str, ...]:
    return tuple(part for part in (cell or "").split("|") if part)
