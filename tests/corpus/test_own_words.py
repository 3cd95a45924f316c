"""The digests are in words of their own: no stretch of twelve words is anybody else's, names and titles apart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from benchmarks.corpus_files import corpus
from tests.corpus import rules

SHARED = Path(__file__).parents[3] / "shared"
TEXTS = frozenset({".md", ".txt", ".jsonl", ".tsv", ".yaml", ".html"})
pytestmark = pytest.mark.shared_data


def texts(folder: Path) -> Iterator[str]:
    return (path.read_text("utf-8", "ignore") for path in sorted(folder.rglob("*")) if path.suffix in TEXTS)


@pytest.fixture(scope="module")
def ours() -> set[str]:
    """Our stretches, but for those within a title or a list of gazettes: these are the same wherever they stand."""
    written = {stretch for file in corpus() for text in file.shown() for stretch in rules.shingles(text)}
    return written - {stretch for name in names() for stretch in rules.shingles(name)}


def names() -> Iterator[str]:
    for file in corpus():
        yield from file.names()


@pytest.mark.parametrize("folder", [
    "laws-sr", "treaties-en", "legal-samples", "upr-recommendations", "laws-sr-gazette-html",
])
def test_nothing_is_taken_from_other_texts(folder, ours):
    assert not rules.shared(texts(SHARED / "data" / folder), ours)


def test_nothing_is_taken_from_the_notes_on_the_domain(ours):
    assert not rules.shared(texts(SHARED / "domain"), ours)
