"""The laws and treaties beside the repository as documents, and queries made of their words."""

import random
import re
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from kb.model import Document, Passage, Record

FOLDERS = (("laws-sr", "sr", r"(?m)^\W*(?:Члан|Član) \d+", "serbia"), ("treaties-en", "en", r"(?m)^\W*Article \d+", ""))


def documents(data: Path, passages: int) -> Iterator[Document]:
    """Documents until there are so many passages; repeated with fresh ids and shuffled sections where they run out."""
    total, nth = 0, 0
    while True:
        for record, texts in _once(data, nth):
            yield Document(record, tuple(Passage(record.id, i, f"a-{i}", "", t) for i, t in enumerate(texts)))
            total += len(texts)
            if total >= passages:
                return
        nth += 1


def _once(data: Path, nth: int) -> Iterator[tuple[Record, list[str]]]:
    for folder, language, article, country in FOLDERS:
        for number, path in enumerate(sorted((data / folder).glob("*.md"))):
            texts = [t for t in map(str.strip, re.split(article, path.read_text("utf-8", "replace"))) if t]
            random.Random(nth).shuffle(texts)
            record = Record(
                f"{folder}-{path.stem}-{nth}", path.stem.replace("-", " "), type="law" if country else "treaty",
                language=language, countries=(country,) if country else (), date=str(1990 + number % 30),
            )
            yield record, texts


def queries(held: list[Document], count: int) -> list[tuple[str, list[str]]]:
    """(language, words): one to four words that stand together in some passage, so common and rare as they come."""
    rng, found = random.Random(7), []
    passages = [(d.record.language, p.text) for d in held for p in islice(d.passages, 30)]
    while len(found) < count:
        language, text = rng.choice(passages)
        words = re.findall(r"[^\W\d_]{4,}", text)
        if len(words) > 4:
            found.append((language, rng.sample(words, 1 + len(found) % 4)))
    return found
