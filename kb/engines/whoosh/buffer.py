"""Documents on their way into a segment: analysed once, kept as numbers until the segment is written."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain

import numpy as np

from kb.engines.whoosh.postings import FieldPostings, Ints, Run, invert
from kb.engines.whoosh.schema import keyword_field
from kb.engines.whoosh.words import WordsBuffer
from kb.model import Document, Passage, Record
from kb.text.analyzers import columns
from kb.text.streams import KEYWORDS, STREAMS, keywords, stream_terms


class Vocabulary(dict[str, int]):
    """Numbers the terms as they come."""

    def __missing__(self, term: str) -> int:
        number = self[term] = len(self)
        return number


@dataclass(slots=True)
class FieldBuffer:
    """The tokens of one field so far."""

    positional: bool
    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    tokens: array[int] = field(default_factory=lambda: array("i"))
    spots: array[int] = field(default_factory=lambda: array("i"))
    lengths: array[int] = field(default_factory=lambda: array("i"))

    def add(self, positions: Sequence[tuple[str, ...]]) -> None:
        """One passage's terms by position."""
        before = len(self.tokens)
        self.tokens.extend(map(self.vocabulary.__getitem__, chain.from_iterable(positions)))
        added = len(self.tokens) - before
        if added == len(positions):
            self.spots.extend(range(added))
        else:
            self.spots.extend(spot for spot, terms in enumerate(positions) for _ in terms)
        self.lengths.append(added)

    def add_values(self, values: Iterable[str]) -> None:
        """One passage's exact-match values."""
        before = len(self.tokens)
        self.tokens.extend(map(self.vocabulary.__getitem__, dict.fromkeys(values)))
        self.lengths.append(len(self.tokens) - before)

    def postings(self) -> FieldPostings:
        """What was added, inverted."""
        spots = np.frombuffer(self.spots, np.int32) if self.positional and self.spots else None
        if self.positional and spots is None:
            spots = np.zeros(0, np.int32)
        return invert(Run(_numbers(self.tokens), spots, _numbers(self.lengths)), list(self.vocabulary))


@dataclass(slots=True)
class SegmentBuffer:
    """All fields of the passages so far. A document without passages takes one empty row, so that it can be found."""

    streams: dict[str, FieldBuffer] = field(default_factory=lambda: {name: FieldBuffer(True) for name in STREAMS})
    keywords: dict[str, FieldBuffer] = field(default_factory=lambda: {name: FieldBuffer(False) for name in KEYWORDS})
    words: WordsBuffer = field(default_factory=WordsBuffer)
    rows: int = 0
    tokens: int = 0

    def add(self, document: Document) -> None:
        """Analyse a document and take it in."""
        if not document.passages:
            self.words.add((), ())
            self._row({}, {"id": (document.record.id,)})
        for passage in document.passages:
            self._passage(document.record, passage)

    def postings(self) -> Iterator[tuple[str, FieldPostings]]:
        """Whoosh field → postings, in order of the field's name, one at a time to keep memory down."""
        buffers = self.streams | {keyword_field(name): buffer for name, buffer in self.keywords.items()}
        for name in sorted(buffers):
            yield name, buffers[name].postings()

    def lengths(self) -> dict[str, Ints]:
        """Stream → the length of each row in terms."""
        return {name: _numbers(buffer.lengths) for name, buffer in self.streams.items()}

    def _passage(self, record: Record, passage: Passage) -> None:
        terms = stream_terms(record, passage)
        # a second look at the same text: the memory of the analysis has all its chunks now
        found = columns(passage.text, passage.language or record.language)
        self.words.add(found.starts, found.ends)
        self._row({name: terms[name] for name in STREAMS}, keywords(record, passage))

    def _row(self, terms: dict[str, Sequence[tuple[str, ...]]], values: dict[str, tuple[str, ...]]) -> None:
        for name, buffer in self.streams.items():
            buffer.add(terms.get(name, ()))
            self.tokens += buffer.lengths[-1]
        for name, buffer in self.keywords.items():
            buffer.add_values(values.get(name, ()))
        self.rows += 1


def _numbers(values: array[int]) -> Ints:
    return np.frombuffer(values, np.int32) if values else np.zeros(0, np.int32)
