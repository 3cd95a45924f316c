"""Who holds which identifier, and which text is whose: the books of a run. Nothing here touches the index."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from itertools import count
from pathlib import PurePosixPath

from indexer.duplicates import Known
from indexer.records import renamed, slug
from kb.model import Document, Problem, Source


@dataclass(slots=True)
class Ledger:
    """`held` maps document ids to the absolute paths of their files, and `files` the other way round. The ids of
    `pending` files, which are gone or about to be read again, are free for others."""

    held: dict[str, str] = field(default_factory=dict)
    files: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    pending: set[str] = field(default_factory=set)
    works: dict[str, str] = field(default_factory=dict)
    texts: Known = field(default_factory=Known)

    @classmethod
    def of(cls, indexed: Mapping[str, Source], pending: Collection[str]) -> Ledger:
        """The books at the beginning of a run."""
        ledger = cls(pending=set(pending))
        for id, source in indexed.items():
            ledger._hold(id, source.file)
            if source.file not in pending and not source.duplicate_of:
                ledger._keep(id, source)
        return ledger

    def release(self, file: str) -> frozenset[str]:
        """The ids that a file holds are free: it is about to claim what it needs. Returns them."""
        self.pending.discard(file)
        ids = frozenset(self.files.pop(file, ()))
        for id in ids:
            del self.held[id]
            self.texts.remove(id)
        return ids

    def _hold(self, id: str, file: str) -> None:
        if former := self.held.get(id):
            self.files[former].discard(id)
        self.held[id] = file
        self.files[file].add(id)

    def claim(self, document: Document) -> Document | Problem:
        """The document as it can be put: under a free id, with its duplicate named. A Problem if its identifier is
        another file's."""
        source, id = document.record.source, document.record.id
        if not self._is_free(id):
            # An author's identifier is an address that others may have noted down: it is never changed in silence.
            if id != slug(source.path):
                return _taken(id, source, self.held[id])
            document = renamed(document, self._free(source))
        document = self._compared(document)
        self._hold(document.record.id, source.file)
        if not document.record.source.duplicate_of:
            self._keep(document.record.id, document.record.source)
        return document

    def _keep(self, id: str, source: Source) -> None:
        self.texts.add(id, source.signature)
        self.works[id] = source.work

    def _is_free(self, id: str) -> bool:
        return id not in self.held or self.held[id] in self.pending

    def _free(self, source: Source) -> str:
        """A free id made of the path and the kind of file; numbered where there are several."""
        plain = slug(source.path)
        typed = f"{plain}-{slug(PurePosixPath(source.path).suffix or 'file')}"
        candidates = (typed if n == 1 else f"{typed}-{n}" for n in count(1))
        return next(id for id in candidates if self._is_free(id))

    def _compared(self, document: Document) -> Document:
        record = document.record
        original = self.texts.like(record.source.signature)
        if not original:
            return document
        # Two acts of one wording are two acts, where their authors say so.
        own_work = record.work != record.id
        if own_work and record.work != self.works[original]:
            return document
        work = self.works[original]
        return replace(document, record=replace(
            record, work=work, source=replace(record.source, work=work, duplicate_of=original)
        ))


def _taken(id: str, source: Source, holder: str) -> Problem:
    reason = f"the identifier {id!r} is already that of {PurePosixPath(holder).name} in {PurePosixPath(holder).parent}"
    return Problem(source.path, "identify", reason, "give one of the two another identifier")
