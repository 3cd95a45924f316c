"""What flows through the house: records, passages, documents, tags and problems. All frozen, views at most."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, NamedTuple

FACETS = ("country", "theme", "type", "language", "audience", "year")
"""The facets of a search, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class Tag:
    """One facet value of a document and where it came from."""

    facet: str
    value: str
    origin: Literal["front-matter", "derived", "suggested"] = "front-matter"
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Source:
    """The file that a document came from; enough to see whether it changed.

    `path` is what readers of the site see: the name of the indexed folder and the path below it; a file inside a
    file (an attachment, an archive's member) follows after `//`. `root` is the folder itself, and stays private.
    `reader` names the version of what read the file. `work` repeats the record's, `signature` tells texts apart (see
    indexer.duplicates), and `duplicate_of` is the id of the document that has the same text already.
    """

    path: str
    digest: str = ""
    media_type: str = ""
    reader: str = ""
    url: str = ""
    root: str = ""
    work: str = ""
    signature: str = ""
    duplicate_of: str = ""

    @property
    def file(self) -> str:
        """The absolute path of the file on the disk; the same for all documents that are in it."""
        return f"{self.root.rpartition('/')[0]}/{self.path.partition('//')[0]}"


@dataclass(frozen=True, slots=True)
class Record:
    """All that is known of a document except its text.

    `language` is an ISO 639-1 code or `und`; `script` an ISO 15924 code. `countries`, `themes` (with the broader
    themes of each) and `audiences` are taxonomy ids. `date` is ISO 8601, possibly only a year or a month.
    `metadata` holds the rest of the front matter, plain JSON values under the schema's names.
    """

    id: str
    title: str
    type: str = "report"
    language: str = "und"
    work: str = ""
    script: str = ""
    variant: str = ""
    summary: str = ""
    countries: tuple[str, ...] = ()
    themes: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    date: str = ""
    translation_status: str = ""
    maturity: str = ""
    source: Source = Source("")
    tags: tuple[Tag, ...] = ()
    metadata: Mapping[str, Any] = field(default_factory=dict)

    @property
    def year(self) -> int | None:
        """The year of `date`, or None."""
        # Not `isdigit`: `²` is a digit too, and no number to `int`.
        return int(self.date[:4]) if self.date[:4].isdecimal() else None

    @property
    def lang(self) -> str:
        """The BCP 47 tag for HTML, such as `sr-Cyrl`; empty for an unknown language."""
        # HTML has no word for an unknown language but an empty one; `und` makes screen readers guess aloud.
        if self.language == "und":
            return ""
        return f"{self.language}-{self.script}" if self.language == "sr" and self.script else self.language

    def facet_values(self) -> dict[str, tuple[str, ...]]:
        """Facet name → the values under which this document is counted."""
        return {
            "country": self.countries,
            "theme": self.themes,
            "type": (self.type,),
            "language": (self.language,),
            "audience": self.audiences,
            "year": (str(self.year),) if self.year else (),
        }


class TextLink(NamedTuple):
    """A link that an author set: the stretch of the text it stands on, and the place it leads to: in the corpus, or an
    address of the web (`https://…`)."""

    start: int
    end: int
    address: str


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of one document: short enough to show, exact enough to cite.

    `anchor` is unique within the document (`art-350`, `results`). `page` counts from 1. `address` is the place in
    the law as `work#anchor`, empty outside law; `cites` the addresses that the text refers to, those of its links too.
    `links` stand in the text, `heading_links` in the heading; their addresses are places in the corpus, or of the web.
    `names` are the same place as `address` under the titles of a law that no list of instruments knows.
    """

    record_id: str
    ordinal: int
    anchor: str
    heading: str
    text: str
    page: int | None = None
    level: int = 1
    language: str = ""
    address: str = ""
    cites: tuple[str, ...] = ()
    links: tuple[TextLink, ...] = ()
    heading_links: tuple[TextLink, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A record with its passages, in order."""

    record: Record
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """What is wrong with one file, said so that its owner can act on it. `fatal` means that it was not indexed."""

    path: str
    stage: str
    reason: str
    remedy: str = ""
    line: int | None = None
    fatal: bool = True

    def __str__(self) -> str:
        """`path:line: reason. remedy`, on one line."""
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.reason}" + (f" – {self.remedy}" if self.remedy else "")
