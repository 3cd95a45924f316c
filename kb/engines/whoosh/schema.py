"""The Whoosh schema: a positional field for each stream, an exact one for each keyword, and the stored document.

Terms arrive analysed, so that the analyzers here only say how plain terms would be read: split at spaces.
"""

from __future__ import annotations

from whoosh.analysis.tokenizers import SpaceSeparatedTokenizer
from whoosh.fields import ID, STORED, TEXT, Schema

from kb.text.streams import KEYWORDS, STREAMS

DOCUMENT = "document"
"""Stored with the first passage of each document: the whole of it."""


def build_schema() -> Schema:
    """A schema that stock Whoosh can read and query."""
    streams = {name: TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=True) for name in STREAMS}
    keywords = {keyword_field(name): ID() for name in KEYWORDS}
    return Schema(**streams, **keywords, **{DOCUMENT: STORED()})


def keyword_field(name: str) -> str:
    """The Whoosh field of a keyword; `k_` keeps keywords and streams apart."""
    return f"k_{name}"
