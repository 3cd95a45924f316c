"""The terms under which a passage is indexed: five parallel streams and the exact-match keywords.

Every engine indexes exactly this, so that all of them see one analysis.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Literal

from kb.address import containing, places_of
from kb.model import Passage, Record
from kb.text.analyzers import Analyzed, analyze
from kb.text.scripts import to_latin

Stream = Literal["form", "lemma", "stem", "heading", "title"]
STREAMS: tuple[Stream, ...] = ("form", "lemma", "stem", "heading", "title")
KEYWORDS = (
    "country", "theme", "type", "language", "audience", "year",
    "id", "work", "script", "maturity", "level", "focus", "address", "cites", "repeats",
)
"""The exact-match fields of a passage: its document's facets and identity, its own address and citations."""
LEAD_WORDS = 16
"""How much of a passage without a heading stands in for one."""

REPEATS = "yes"
"""The value of the keyword `repeats` for documents whose text another one has already."""


def stream_terms(record: Record, passage: Passage) -> Mapping[Stream, Sequence[tuple[str, ...]]]:
    """Stream → the terms at each position. A passage without a heading is headed by its first sentence.

    `heading` and `title` hold two terms a position, `form` a second one for an acronym: its capitals. `lemma` and
    `stem` hold one.
    """
    language = passage.language or record.language
    found = analyze(passage.text, language)
    words = [word.keys for word in found]
    return {
        "form": _forms(passage.text, found),
        "lemma": [(keys.lemma,) for keys in words],
        "stem": [(keys.stem,) for keys in words],
        # Laws without headings are common; the first sentence says what an article is about.
        "heading": _lemmas_and_stems(passage.heading or lead(passage.text), language),
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
        "address": tuple(place for held in (passage.address, *passage.names) if held for place in places_of(held)),
        "cites": tuple(dict.fromkeys(place for cited in passage.cites for place in containing(cited))),
        "repeats": (REPEATS if record.source.duplicate_of else "",),
    }
    return {name: kept for name, given in values.items() if (kept := tuple(v for v in given if v))}


def lead(text: str) -> str:
    """The first sentence of a text, at most LEAD_WORDS words: what introduces a passage that has no heading."""
    words = text.split(maxsplit=LEAD_WORDS)[:LEAD_WORDS]
    ends = (i for i, word in enumerate(words, 1) if i > 3 and word.endswith((".", ":", ";", "!", "?")))
    return " ".join(words[: next(ends, LEAD_WORDS)])


def capitals(piece: str) -> str:
    """The capitals of an acronym in Latin letters, which is its second form; nothing for other words.

    >>> capitals("МУП"), capitals("Mup"), capitals("X")
    ('MUP', '', '')
    """
    return to_latin(piece) if piece.isupper() and 2 <= len(piece) <= 8 else ""


def _forms(text: str, words: Sequence[Analyzed]) -> list[tuple[str, ...]]:
    """Each word as written, and an acronym also in its capitals; in a text all in capitals there are no acronyms."""
    if text.isupper():
        return [(word.keys.form,) for word in words]
    return [
        (word.keys.form, spelt) if (spelt := capitals(text[word.start : word.end])) else (word.keys.form,)
        for word in words
    ]


def _lemmas_and_stems(text: str, language: str) -> list[tuple[str, ...]]:
    return [(found.keys.lemma, found.keys.stem) for found in analyze(text, language)]
