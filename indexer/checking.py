"""Checks a corpus without indexing it: front matter, identifiers, links, legal bases, translations. Pure.

Links within the corpus are `work:WORK` or `work:WORK#anchor`, in the text of a Markdown file.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from kb.address import parse_anchor
from kb.model import Document, Problem

_LINK = re.compile(r"\(\s*work:([^\s)#]+)(?:#([^\s)]+))?\s*\)")
_LANGUAGES = {"en": "English", "sr": "Serbian"}
_LISTS = ("related", "tools")


@dataclass(frozen=True, slots=True)
class Checked:
    """A file of the corpus: its document, its text as written, and the path at which problems are reported."""

    path: str
    document: Document
    text: str


@dataclass(slots=True)
class Targets:
    """What a link can lead to: works and identifiers, each with the anchors of its documents."""

    anchors: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))

    def add(self, document: Document) -> None:
        """A document can be named by its work and by its identifier."""
        for name in {document.record.id, document.record.work}:
            self.anchors[name].update(passage.anchor for passage in document.passages)

    def fault(self, name: str, anchor: str = "") -> str:
        """What is wrong with a link, in words; empty if nothing is."""
        if name not in self.anchors:
            return f"there is no document {name!r} in what was checked"
        here = self.anchors[name]
        # Paragraphs and points have no passage of their own: their article has to be there.
        if anchor and anchor not in here and parse_anchor(anchor).whole_article.anchor not in here:
            return f"{name!r} has no passage {anchor!r}"
        return ""


def check(files: Iterable[Checked]) -> Iterator[Problem]:
    """Every problem of the corpus as a whole; those of single files come from reading them."""
    corpus = list(files)
    targets = Targets()
    for file in corpus:
        targets.add(file.document)
    for file in corpus:
        yield from _links(file, targets)
        yield from _references(file, targets)
    yield from _identifiers(corpus)
    yield from _translations(corpus)


def _links(file: Checked, targets: Targets) -> Iterator[Problem]:
    for number, line in enumerate(file.text.split("\n"), 1):
        for name, anchor in _LINK.findall(line):
            if fault := targets.fault(name, anchor):
                yield _problem(file.path, "link", f"a link leads nowhere: {fault}", "correct the link", number)


def _references(file: Checked, targets: Targets) -> Iterator[Problem]:
    for key, name, anchor in _named(file.document.record.metadata):
        if fault := targets.fault(name, anchor):
            yield _problem(file.path, "reference", f"{key}: {fault}", "correct it, or add that document",
                           _line_of(file.text, name))


def _named(metadata: Mapping[str, Any]) -> Iterator[tuple[str, str, str]]:
    for key in _LISTS:
        yield from ((key, str(name), "") for name in metadata.get(key) or ())
    for basis in metadata.get("legal_basis") or ():
        yield "legal_basis", str(basis["instrument"]), str(basis.get("provision") or "")
    for source in metadata.get("source_documents") or ():
        yield "source_documents", str(source["document"]), ""


def _identifiers(corpus: list[Checked]) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for file in corpus:
        id = file.document.record.id
        if (holder := first.setdefault(id, file.path)) != file.path:
            yield _problem(file.path, "identify", f"the identifier {id!r} is already that of {holder}",
                           "give one of the two another identifier", None)


def _translations(corpus: list[Checked]) -> Iterator[Problem]:
    """A work that its author named has to be there in both languages of the knowledge base."""
    works: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for file in corpus:
        record = file.document.record
        if _declares(file, record.work) and record.language in _LANGUAGES:
            works[record.work].setdefault(record.language, file.path)
    for work, found in works.items():
        for missing in _LANGUAGES.keys() - found.keys():
            yield _problem(next(iter(found.values())), "translation", f"the work {work!r} has no document in "
                           f"{_LANGUAGES[missing]}", "add the translation, or take out `work`", None)


def _declares(file: Checked, work: str) -> bool:
    """Whether the author named the work; that of a law may be known from its title alone."""
    return re.search(rf"^work:\s*[\"']?{re.escape(work)}[\"']?\s*$", file.text, re.MULTILINE) is not None


def _line_of(text: str, name: str) -> int | None:
    return next((number for number, line in enumerate(text.split("\n"), 1) if name in line), None)


def _problem(path: str, stage: str, reason: str, remedy: str, line: int | None) -> Problem:
    return Problem(path, stage, reason, remedy, line, fatal=False)
