"""One file → its documents and problems: read, tag, cut into passages; files inside it likewise. Pure but for its
reader."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from indexer import frontmatter
from indexer.citing import with_citations
from indexer.decoding import decode
from indexer.duplicates import signature
from indexer.parsed import Attachment, ParsedDocument, Unreadable
from indexer.passages import passages
from indexer.records import record
from indexer.structure_problems import structure_problems
from indexer.tagging import suggest
from kb.instruments import work_of
from kb.model import Document, Problem, Source
from kb.taxonomy import Taxonomy

Parse = Callable[[bytes, str, str], ParsedDocument]
"""(content, name, media type) → what the reader found; raises Unreadable."""

HEADED = frozenset(("text/markdown", "text/plain"))
"""Media types that carry front matter themselves; others have it in a sidecar."""

DEEPEST = 5
"""So many files may lie within one another (a mail in an archive in a mail ...)."""

MOST_PARTS = 20_000
"""So many documents may come from one file."""


@dataclass(frozen=True, slots=True)
class Item:
    """Bytes to make a document of, and the text of the sidecar that describes them."""

    content: bytes
    source: Source
    sidecar: str = ""

    @property
    def name(self) -> str:
        """The file's name, without folders and containers."""
        return self.source.path.rpartition("/")[2]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one file became: a document, or several from an archive or mail, and what is wrong with it."""

    documents: tuple[Document, ...] = ()
    problems: tuple[Problem, ...] = ()


def ingest(item: Item, parse: Parse, taxonomy: Taxonomy) -> Outcome:
    """The documents in one file; a file that cannot be read becomes a fatal problem."""
    documents: list[Document] = []
    problems: list[Problem] = []
    for found in _unfold(item, parse, taxonomy, 0, ""):
        if isinstance(found, Problem):
            problems.append(found)
        elif len(documents) < MOST_PARTS:
            documents.append(found)
    documents = _with_attachments(documents)
    # A file that gives nothing and says nothing would be neither found nor listed.
    if len(documents) == MOST_PARTS:
        problems.append(_refused(item, f"it holds more than {MOST_PARTS:,} files", "split it", fatal=False))
    if not documents and not problems:
        problems.append(_refused(item, "there is nothing in it to index", "take it out of the corpus"))
    return Outcome(tuple(documents), tuple(problems))


def _unfold(
    item: Item, parse: Parse, taxonomy: Taxonomy, depth: int, container: str
) -> Iterator[Document | Problem]:
    """The document of the item itself, if it is one, then those of the files inside it."""
    head = _head(item)
    yield from head.problems
    if head.broken:
        return
    try:
        parsed = _parse(item, head, parse)
    except Unreadable as refusal:
        yield _refused(item, refusal.reason, refusal.remedy)
        return
    yield from (replace(note, path=item.source.path, fatal=False) for note in parsed.notes)
    inner = container
    # An archive is no document: its members stand for themselves. A mail without a word but with a file is none either.
    if parsed.blocks or not parsed.attachments:
        document = _document(parsed, head, item, taxonomy, container)
        inner = document.record.id
        yield document
        yield from structure_problems(document)
    for number, attachment in enumerate(parsed.attachments, 1):
        if depth == DEEPEST:
            yield _refused(item, "it holds files within files, nested too deeply", "unpack it", fatal=False)
            return
        yield from _unfold(_inside(item, attachment, number), parse, taxonomy, depth + 1, inner)


def _with_attachments(documents: list[Document]) -> list[Document]:
    """The documents, each of which names those that came in it."""
    parts: dict[str, list[str]] = {}
    for document in documents:
        if container := document.record.metadata.get("part_of"):
            parts.setdefault(container, []).append(document.record.id)
    return [_naming(document, parts.get(document.record.id, [])) for document in documents]


def _naming(document: Document, parts: list[str]) -> Document:
    if not parts:
        return document
    metadata = {**document.record.metadata, "attachments": tuple(parts)}
    return replace(document, record=replace(document.record, metadata=metadata))


def _inside(item: Item, attachment: Attachment, number: int) -> Item:
    # Names inside archives are what a stranger wrote: none may look like a path out of its container.
    name = "/".join(part for part in attachment.name.replace("\\", "/").split("/") if part not in ("", ".", ".."))
    path = f"{item.source.path}//{name or f'part-{number}'}"
    return Item(attachment.content, replace(item.source, path=path, media_type=attachment.media_type))


def _head(item: Item) -> frontmatter.FrontMatter:
    own = frontmatter.FrontMatter()
    if item.source.media_type in HEADED:
        own = frontmatter.split(decode(item.content).text, item.source.path)
    if not item.sidecar:
        return own
    beside = frontmatter.sidecar(item.sidecar, f"{item.source.path}.yaml")
    # The text's own head wins: a sidecar may have been copied along with another file.
    metadata = {**beside.metadata, **own.metadata}
    problems = (*beside.problems, *own.problems)
    return replace(own, metadata=metadata, problems=problems, broken=own.broken or beside.broken)


def _parse(item: Item, head: frontmatter.FrontMatter, parse: Parse) -> ParsedDocument:
    body = head.body.encode("utf-8", "surrogatepass") if item.source.media_type in HEADED else item.content
    return parse(body, item.name, item.source.media_type)


def _document(
    parsed: ParsedDocument, head: frontmatter.FrontMatter, item: Item, taxonomy: Taxonomy, container: str
) -> Document:
    source = replace(item.source, signature=signature(parsed, item.content))
    made = record(parsed, head.metadata, source, taxonomy, suggest)
    if container:
        made = replace(made, metadata={**made.metadata, "part_of": container})
    if (work := work_of(made)) != made.work:
        made = replace(made, work=work, source=replace(made.source, work=work))
    merged = {**parsed.metadata, **head.metadata}
    return Document(made, with_citations(passages(parsed.blocks, made, merged), made, merged))


def _refused(item: Item, reason: str, remedy: str, fatal: bool = True) -> Problem:
    return Problem(item.source.path, "read", reason, remedy, fatal=fatal)
