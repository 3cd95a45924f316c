"""Whole result sets for other programs: each format turns hits into pieces of text, one hit at a time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from kb.export.bibtex import bibtex
from kb.export.csl import csl
from kb.export.entry import Entry
from kb.export.ris import ris
from kb.export.table import csv

Write = Callable[[Iterable[Entry]], Iterator[str]]


@dataclass(frozen=True, slots=True)
class Format:
    """A format: its media type, the ending of its files, and what writes it."""

    media_type: str
    extension: str
    write: Write


FORMATS: Mapping[str, Format] = {
    "csv": Format("text/csv; charset=utf-8; header=present", "csv", csv),
    "ris": Format("application/x-research-info-systems; charset=utf-8", "ris", ris),
    "bibtex": Format("application/x-bibtex; charset=utf-8", "bib", bibtex),
    "csl": Format("application/vnd.citationstyles.csl+json", "json", csl),
}

__all__ = ["FORMATS", "Entry", "Format"]
