"""What Office containers have in common: what they say of themselves in `docProps/core.xml`, and tables of prose."""

from __future__ import annotations

from typing import Any

from indexer.readers.given_title import given_title
from indexer.readers.package import Package
from indexer.readers.xml_tree import descendants, parse_xml, text_of

CELL_IS_PROSE = 400
"""Characters: a longer cell is prose, in a table that only arranges the page, such as two languages abreast."""

_NAMES = {"title": "title", "description": "summary", "language": "language"}


def core_metadata(package: Package) -> dict[str, Any]:
    """Title, authors, summary and language under the names of the front-matter schema; only those that are given.

    The dates of creation and saving are dates of the file, not of the text, and are left out.
    """
    root = parse_xml(package.read("docProps/core.xml"))
    found: dict[str, Any] = {}
    for tag, name in _NAMES.items():
        if text := next((text_of(element) for element in descendants(root, tag)), ""):
            found[name] = text
    if title := given_title(found.pop("title", "")):
        found["title"] = title
    if author := next((text_of(element) for element in descendants(root, "creator")), ""):
        # Word joins several authors so.
        found["authors"] = [part.strip() for part in author.split(";") if part.strip()]
    return found
