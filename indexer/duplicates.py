"""Tells texts apart: the same text in another script, format or folder is recognised, whatever its bytes. Pure.

A signature is a letter and what follows: `b` the digest of the bytes, where there is too little text to compare; `m` a
MinHash over triples of words, read in Latin letters without marks, and after it the text's most frequent names and
numbers. Treaties of one model with two countries share nine triples in ten; only their names tell them apart.
"""

from __future__ import annotations

import base64
import hashlib
import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from indexer.parsed import ParsedDocument
from kb.text.scripts import fold, to_latin

FEWEST_WORDS = 100
"""Texts with fewer words are the same only if the files are."""

SAME = 0.86
"""Estimated share of common triples of words from which two texts may be the same: another format loses some."""

ODD_NAMES = 3
"""One of two versions of a text may have so many frequent names that the other lacks (a running head); not both."""

_PERMUTATIONS = 128
_BANDS, _ROWS = 25, 5
_FREQUENT, _KEPT = 40, 80
_BATCH = 4096
_LONGEST = 500_000
Numbers = np.ndarray[Any, np.dtype[np.uint32]]
_WORD = re.compile(r"[^\W_]+")


def signature(parsed: ParsedDocument, content: bytes) -> str:
    """The signature of a document's text."""
    text = "\n".join(block.text for block in parsed.blocks)[:_LONGEST]
    words = _WORD.findall(fold(to_latin(text)))
    if len(words) < FEWEST_WORDS:
        return f"b{hashlib.sha256(content).hexdigest()[:32]}"
    # Half a second of imports behind it, and a run over unchanged files signs nothing.
    from datasketch import MinHash

    sketch = MinHash(num_perm=_PERMUTATIONS, seed=1, hashfunc=int, scheme="affine32")
    triples = _triples([word.lower() for word in words])
    for start in range(0, len(triples), _BATCH):
        sketch.update_batch(triples[start : start + _BATCH])
    return "m" + base64.b85encode(sketch.hashvalues.astype("<u4").tobytes() + _names(words)).decode()


def _names(words: list[str]) -> bytes:
    """The most frequent capitalised words and numbers, as numbers of 32 bits, the most frequent first."""
    counted = Counter(word for word in words if word[0].isupper() or (word.isdigit() and len(word) > 1))
    ranked = sorted(counted, key=lambda name: (-counted[name], name))[:_KEPT]
    return np.array([zlib.crc32(name.lower().encode()) for name in ranked], "<u4").tobytes()


def _triples(words: list[str]) -> list[int]:
    """Each three words in a row as a number of 32 bits."""
    numbers = {word: zlib.crc32(word.encode()) for word in set(words)}
    row = np.array([numbers[word] for word in words], np.uint64)
    mixed = row[:-2] * np.uint64(0x9E3779B97F4A7C15) ^ row[1:-1] * np.uint64(0xC2B2AE3D27D4EB4F)
    mixed = (mixed ^ row[2:] * np.uint64(0x165667B19E3779F9)) * np.uint64(0xFF51AFD7ED558CCD)
    triples = np.unique(mixed >> np.uint64(32))
    return [int(number) for number in triples]


def similarity(one: str, other: str) -> float:
    """The estimated share of triples that two texts have in common; 0 where they cannot be compared, or where each
    has names of its own."""
    if one == other:
        return 1.0
    if one[:1] != "m" or other[:1] != "m":
        return 0.0
    a, b = _values(one), _values(other)
    odd = sorted((_odd_names(a, b), _odd_names(b, a)))
    if odd[0] > 0 or odd[1] > ODD_NAMES:
        return 0.0
    return float(np.mean(a[:_PERMUTATIONS] == b[:_PERMUTATIONS]))


def _values(signature: str) -> Numbers:
    return np.frombuffer(base64.b85decode(signature[1:]), "<u4")


def _odd_names(one: Numbers, other: Numbers) -> int:
    """How many of the frequent names of one text the other lacks."""
    names, known = one[_PERMUTATIONS:], other[_PERMUTATIONS:]
    return int((~np.isin(names[:_FREQUENT], known)).sum())


@dataclass(slots=True)
class Known:
    """The signatures of the documents so far; finds the one that a new text repeats."""

    signatures: dict[str, str] = field(default_factory=dict)
    buckets: defaultdict[object, list[str]] = field(default_factory=lambda: defaultdict(list))

    def add(self, id: str, signature: str) -> None:
        """A document that later ones are compared with."""
        self.signatures[id] = signature
        for bucket in _buckets(signature):
            self.buckets[bucket].append(id)

    def remove(self, id: str) -> None:
        """The document is gone, or about to change."""
        self.signatures.pop(id, None)

    def like(self, signature: str) -> str:
        """The id of the document with the same text, the most similar one; empty if there is none."""
        near = {id for bucket in _buckets(signature) for id in self.buckets.get(bucket, ())}
        ranked = sorted((-similarity(signature, self.signatures[id]), id) for id in near & self.signatures.keys())
        return ranked[0][1] if ranked and -ranked[0][0] >= SAME else ""


def _buckets(signature: str) -> Iterable[object]:
    if signature[:1] != "m":
        return [signature] if signature else []
    bands = _values(signature)[: _BANDS * _ROWS].reshape(_BANDS, _ROWS)
    return [(number, band.tobytes()) for number, band in enumerate(bands)]
