"""ParsedDocument + Metadata + Taxonomy → Record. What the front matter says wins over what the format or text says."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from indexer.origins import by_address, by_folder
from indexer.parsed import ParsedDocument
from indexer.spellings import known
from kb.model import Document, Record, Source, Tag
from kb.taxonomy import Taxonomy
from kb.text.language import Identified, identify
from kb.text.scripts import fold, script_of, to_latin

_FOLDER_TYPES = {
    "good-practice": "good-practice", "law": "law", "treaty": "treaty", "workshop": "workshop-output",
    "case": "case-law", "guide": "guideline",
}
_OWN = frozenset(
    "identifier work title type language variant summary countries themes audiences translation_status maturity".split()
)
_DATES = ("date", "period_start", "date_published")
_FACETS = {"countries": "country", "themes": "theme", "audiences": "audience"}
# Characters from which the language is told; more makes it slower, not surer.
_SAMPLE = 20_000

Suggest = Callable[[str, str, str, Sequence[str]], tuple[Tag, ...]]
"""(title, text, language, facets) → tags suggested for these facets."""


def record(
    parsed: ParsedDocument,
    metadata: Mapping[str, Any],
    source: Source,
    taxonomy: Taxonomy,
    suggest: Suggest | None = None,
) -> Record:
    """The record of one file. Tags are suggested only for facets on which the metadata is silent."""
    merged = {**known(parsed.metadata), **metadata}
    text = "\n".join(block.text for block in parsed.blocks)
    spoken, title = _language(merged, text[:_SAMPLE]), _title(merged, parsed, source)
    silent = [facet for key, facet in _FACETS.items() if not merged.get(key)]
    suggested = suggest(title, text, spoken.language, silent) if suggest and silent else ()
    tags = _tags(merged, taxonomy, _with_origin(merged, source, suggested))
    id = str(merged.get("identifier") or slug(source.path))
    work = str(merged.get("work") or id)
    return Record(
        id=id,
        title=title,
        type=str(merged.get("type") or _type_by_folder(source.path)),
        language=spoken.language,
        work=work,
        script=spoken.script,
        variant=str(merged.get("variant") or spoken.variant),
        summary=str(merged.get("summary", "")),
        countries=_values(tags, "country"),
        themes=_values(tags, "theme"),
        audiences=_values(tags, "audience"),
        date=next((str(merged[key]) for key in _DATES if merged.get(key)), _adopted(merged)),
        translation_status=str(merged.get("translation_status", "")),
        maturity=str(merged.get("maturity", "")),
        source=replace(source, work=work),
        tags=tags,
        metadata={key: value for key, value in merged.items() if key not in _OWN},
    )


def renamed(document: Document, id: str) -> Document:
    """The document under another id; its work changes too where that was only named after the id."""
    old, record = document.record.id, document.record
    work = id if record.work == old else record.work
    return Document(
        replace(record, id=id, work=work, source=replace(record.source, work=work)),
        tuple(replace(p, record_id=id, address=_readdressed(p.address, record.work, work)) for p in document.passages),
    )


def _readdressed(address: str, old: str, new: str) -> str:
    return new + address[len(old) :] if address.partition("#")[0] == old else address


def slug(path: str) -> str:
    """A path as an identifier: lower-case Latin letters, digits and hyphens.

    >>> slug("Закони/Кривични законик.md")
    'zakoni-krivicni-zakonik'
    """
    parts = PurePosixPath(path).with_suffix("")
    return re.sub(r"[^a-z0-9]+", "-", fold(to_latin(str(parts))).lower()).strip("-") or "document"


def _title(merged: Mapping[str, Any], parsed: ParsedDocument, source: Source) -> str:
    heading = next((block.text for block in parsed.blocks if block.kind == "heading"), "")
    title = merged.get("title") or parsed.title or heading or PurePosixPath(source.path).stem
    # The limit of the schema, for titles that no author wrote: some formats put a whole page there.
    return " ".join(str(title).split())[:1000]


def _type_by_folder(path: str) -> str:
    return next((_FOLDER_TYPES[part] for part in PurePosixPath(path).parts if part in _FOLDER_TYPES), "report")


def _language(merged: Mapping[str, Any], text: str) -> Identified:
    found = identify(text)
    declared = str(merged.get("language") or "")
    if not declared:
        return found
    code, _, script = declared.partition("-")
    # One analysis for the four: they cannot be told apart reliably, and a query in one should find the others.
    code = "sr" if code in ("hr", "bs", "cnr") else code
    return Identified(code, script or script_of(text), found.variant if code == "sr" else "", 1.0)


def _with_origin(merged: Mapping[str, Any], source: Source, suggested: tuple[Tag, ...]) -> tuple[Tag, ...]:
    """What the text suggests, with the country of the folder, or of the address where the text names none."""
    if merged.get("countries"):
        return suggested
    if folder := tuple(by_folder(source.path)):
        return (*folder, *(tag for tag in suggested if tag.value != folder[0].value))
    named = any(tag.facet == "country" for tag in suggested)
    return suggested if named else (*by_address(str(merged.get("source_url", ""))), *suggested)


def _tags(merged: Mapping[str, Any], taxonomy: Taxonomy, suggested: tuple[Tag, ...]) -> tuple[Tag, ...]:
    kept = [Tag(facet, str(v)) for key, facet in _FACETS.items() for v in merged.get(key) or ()] + [*suggested]
    themes = tuple(tag.value for tag in kept if tag.facet == "theme")
    # So that who filters by a broad theme finds what was tagged with a narrow one.
    broader = [v for v in taxonomy.with_broader("theme", themes) if v not in themes]
    return tuple(dict.fromkeys(kept + [Tag("theme", value, "derived", "broader theme") for value in broader]))


def _values(tags: tuple[Tag, ...], facet: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(tag.value for tag in tags if tag.facet == facet))


def _adopted(merged: Mapping[str, Any]) -> str:
    for event in merged.get("dates") or ():
        if match := re.match(r"\d{4}(-\d\d(-\d\d)?)?", str(event.get("value", ""))):
            return match.group()
    return ""
