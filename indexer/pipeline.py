"""SourceFile + bytes → documents and problems: read, split, tag, cut into passages. Pure but for its reader."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from indexer import frontmatter
from indexer.decoding import decode
from indexer.parsed import ParsedDocument, Unreadable
from indexer.passages import passages
from indexer.records import record
from indexer.sources import SourceFile
from indexer.tagging import suggest
from kb.model import Document, Problem, Source
from kb.taxonomy import Taxonomy

Parse = Callable[[bytes, str, str], ParsedDocument]
"""(content, media type, name) → what the reader found; raises Unreadable."""

TAGGED = ("countries", "themes", "audiences")
"""Front-matter keys; where one is missing, tags are suggested from the text."""

_HEADED = ("text/markdown", "text/plain")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one file became: a document (or several, from an archive or mail), and what is wrong with it."""

    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()


def ingest(file: SourceFile, content: bytes, source: Source, parse: Parse, taxonomy: Taxonomy) -> Outcome:
    """The documents in one file; a file that cannot be read becomes a fatal problem."""
    head = _head(file, content, source.path)
    if head.broken:
        return Outcome(problems=head.problems)
    body = head.body.encode() if file.media_type in _HEADED else content
    try:
        parsed = parse(body, file.media_type, file.path.name)
    except Unreadable as refusal:
        return Outcome(problems=(*head.problems, Problem(source.path, "read", refusal.reason, refusal.remedy)))
    notes = tuple(replace(note, path=source.path, fatal=False) for note in parsed.notes)
    return Outcome((_document(parsed, head, source, taxonomy),), (*head.problems, *notes))


def _head(file: SourceFile, content: bytes, path: str) -> frontmatter.FrontMatter:
    if file.media_type not in _HEADED:
        return frontmatter.FrontMatter()
    return frontmatter.split(decode(content).text, path)


def _document(
    parsed: ParsedDocument, head: frontmatter.FrontMatter, source: Source, taxonomy: Taxonomy
) -> Document:
    metadata = {**parsed.metadata, **head.metadata}
    made = record(parsed, head.metadata, source, taxonomy)
    if not all(metadata.get(key) for key in TAGGED):
        text = "\n".join(block.text for block in parsed.blocks)
        made = record(parsed, head.metadata, source, taxonomy, suggest(made.title, text, made.language))
    return Document(made, passages(parsed.blocks, made, metadata))
