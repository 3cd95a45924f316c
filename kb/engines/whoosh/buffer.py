"""Documents on their way into a segment: analysed once, kept as numbers until the segment is written."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from kb.engines.whoosh.chunks import Chunks, Spelt, TextBuffer, Vocabulary, apart, numbers, spelt, sums
from kb.engines.whoosh.postings import FieldPostings, Ints, Ranked, Run, invert
from kb.engines.whoosh.schema import keyword_field
from kb.engines.whoosh.words import WordsBuffer
from kb.model import Document, Passage, Record
from kb.text.streams import KEYWORDS, STREAMS, keywords, lead


@dataclass(slots=True)
class FieldBuffer:
    """The values of one exact-match field so far."""

    vocabulary: Vocabulary = field(default_factory=Vocabulary)
    tokens: array[int] = field(default_factory=lambda: array("i"))
    lengths: array[int] = field(default_factory=lambda: array("i"))

    def add(self, values: Iterable[str]) -> None:
        """One passage's values, each once."""
        before = len(self.tokens)
        self.tokens.extend(map(self.vocabulary.__getitem__, dict.fromkeys(values)))
        self.lengths.append(len(self.tokens) - before)

    def postings(self) -> FieldPostings:
        """What was added, inverted."""
        return invert(Run(numbers(self.tokens), None, numbers(self.lengths)), Ranked.of(self.vocabulary))


@dataclass(slots=True)
class SegmentBuffer:
    """All fields of the passages so far. A document without passages takes one empty row, so that it can be found.

    It keeps of the five streams (kb.text.streams) the chunks of each text, heading and title.
    """

    chunks: Chunks = field(default_factory=Chunks)
    texts: TextBuffer = field(default_factory=TextBuffer)
    headings: TextBuffer = field(default_factory=TextBuffer)
    titles: TextBuffer = field(default_factory=TextBuffer)
    keywords: dict[str, FieldBuffer] = field(default_factory=lambda: {name: FieldBuffer() for name in KEYWORDS})
    words: WordsBuffer = field(default_factory=WordsBuffer)
    rows: int = 0
    tokens: int = 0

    def add(self, document: Document) -> None:
        """Analyse a document and take it in."""
        record, passages = document.record, document.passages or (None,)
        title = self._chunks(record.title, record.language)
        parts: list[str] = []
        sizes: list[int] = []
        for passage in passages:
            # without a passage there is the text before no chunk, and no chunk
            held = apart(passage.text) if passage else []
            self._row(record, passage, held[1::2], title)
            parts += held
            sizes.append(len(held))
        self._words(parts, np.array(sizes))

    def postings(self) -> Iterator[tuple[str, FieldPostings]]:
        """Whoosh field → postings, in order of the field's name, one at a time to keep memory down."""
        ranked = Ranked.of(self.chunks.terms)
        exact = {keyword_field(name): buffer for name, buffer in self.keywords.items()}
        for name in sorted([*STREAMS, *exact]):
            yield name, exact[name].postings() if name in exact else invert(self._run(name), ranked)

    def lengths(self) -> dict[str, Ints]:
        """Stream → the length of each row in terms."""
        return {name: self._run(name).lengths for name in STREAMS}

    def _run(self, stream: str) -> Run:
        rows = {"heading": self.headings, "title": self.titles}.get(stream, self.texts)
        found = Spelt.of(self.chunks, rows)
        if stream == "form":
            return found.forms(self.chunks)
        if rows is self.texts:
            return found.one(self.chunks.lemma if stream == "lemma" else self.chunks.stem)
        return found.two(self.chunks.lemma, self.chunks.stem)

    def _row(self, record: Record, passage: Passage | None, chunks: Sequence[str], title: Sequence[int]) -> None:
        if passage is None:
            self._add((), (), (), False, {"id": (record.id,)})
            return
        language = passage.language or record.language
        # A passage without a heading is headed by its first sentence.
        heading = self._chunks(passage.heading or lead(passage.text), language)
        found = [*map(self.chunks.of(language).__getitem__, chunks)]
        self._add(found, heading, title, passage.text.isupper(), keywords(record, passage))

    def _add(
        self, text: Sequence[int], heading: Sequence[int], title: Sequence[int], shouted: bool,
        values: Mapping[str, tuple[str, ...]],
    ) -> None:
        self.texts.add(text, shouted)
        self.headings.add(heading)
        self.titles.add(title)
        for name, buffer in self.keywords.items():
            buffer.add(values.get(name, ()))
        self.tokens += 2 * (len(heading) + len(title))
        self.rows += 1

    def _chunks(self, text: str, language: str) -> list[int]:
        return [*map(self.chunks.of(language).__getitem__, apart(text)[1::2])]

    def _words(self, parts: list[str], sizes: Ints) -> None:
        """Where the words of the last rows stand in their texts; `parts` are all of their texts."""
        places = np.cumsum(np.fromiter(map(len, parts), np.int32, len(parts)), dtype=np.int32)
        last = np.cumsum(sizes)
        bases = np.append(np.int32(0), places[last[:-1] - 1])
        begins = places[0::2] - bases.repeat(sizes // 2)
        chunks = self.texts.chunks[len(self.texts.chunks) - len(begins) :]
        found, counts = spelt(self.chunks, numbers(chunks))
        begins = begins.repeat(counts)
        lengths = sums(counts, sizes // 2)
        self.words.add(numbers(self.chunks.start)[found] + begins, numbers(self.chunks.end)[found] + begins, lengths)
        self.tokens += 3 * len(found)
