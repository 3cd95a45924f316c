"""The terms under which a passage is indexed: five parallel streams and the exact-match keywords.

Every engine indexes exactly this, so that all of them see one analysis.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from kb.model import Passage, Record
from kb.text.analyzers import analyze

Stream = Literal["form", "lemma", "stem", "heading", "title"]
STREAMS: tuple[Stream, ...] = ("form", "lemma", "stem", "heading", "title")
KEYWORDS = (
    "country", "theme", "type", "language", "audience", "year",
    "id", "work", "script", "maturity", "level", "focus", "address", "cites",
)
"""The exact-match fields of a passage: its document's facets and identity, its own address and citations."""


def stream_terms(record: Record, passage: Passage) -> Mapping[Stream, Sequence[tuple[str, ...]]]:
    """Stream → the terms at each position. `heading` and `title` hold two terms a position, the others one."""
    language = passage.language or record.language
    words = [found.keys for found in analyze(passage.text, language)]
    return {
        "form": [(keys.form,) for keys in words],
        "lemma": [(keys.lemma,) for keys in words],
        "stem": [(keys.stem,) for keys in words],
        "heading": _lemmas_and_stems(passage.heading, language),
        "title": _lemmas_and_stems(record.title, record.language),
    }


def keywords(record: Record, passage: Passage) -> dict[str, tuple[str, ...]]:
    """Keyword field → values of this passage, for exact filters; fields without a value are left out."""
    level, focus = record.metadata.get("level", ""), record.metadata.get("focus", ())
    values = record.facet_values() | {
        "id": (record.id,),
        "work": (record.work,),
        "script": (record.script,),
        "maturity": (record.maturity,),
        "level": (str(level),),
        "focus": tuple(focus),
        "address": (passage.address,),
        "cites": passage.cites,
    }
    return {name: kept for name, given in values.items() if (kept := tuple(v for v in given if v))}


def _lemmas_and_stems(text: str, language: str) -> list[tuple[str, ...]]:
    return [(found.keys.lemma, found.keys.stem) for found in analyze(text, language)]
