"""What the starter corpus holds and how it reads: `python -m benchmarks.corpus_report`.

Readability is LIX: words a sentence, plus the share in percent of words longer than six letters. Below 40 is easy,
above 55 heavy. It needs no syllables and so serves both languages, though Serbian words are longer than English ones.
"""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from benchmarks.corpus_files import CorpusFile, corpus
from kb.text.scripts import to_latin

_SENTENCE = re.compile(r"(?<=[.!?:])\s+(?=[A-ZČĆŠŽĐ„“])|\n+")
_WORD = re.compile(r"[^\W\d_]+")
COUNTED = ("type", "country", "theme", "language", "script", "variant", "facts")


class Reading(NamedTuple):
    """How a text reads: `lix`, mean words a sentence, and the share of words longer than six letters."""

    lix: float
    sentence: float
    long_words: float


def reading(text: str) -> Reading:
    """The readability of a text in either script; all zero where it has no words.

    >>> reading("Short words are read well. Extraordinarily complicated formulations are not.").long_words
    0.3
    """
    sentences = [words for part in _SENTENCE.split(to_latin(text)) if (words := _WORD.findall(part))]
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return Reading(0.0, 0.0, 0.0)
    mean, long = len(words) / len(sentences), sum(len(word) > 6 for word in words) / len(words)
    return Reading(mean + 100 * long, mean, long)


def values(file: CorpusFile, what: str) -> list[str]:
    """The values of one of COUNTED that a file has; English files have no variant."""
    named = {"country": file.head.get("countries"), "theme": file.head.get("themes"), "script": [file.script],
             "language": [file.language], "type": [file.head["type"]], "facts": [file.head["facts"]],
             "variant": [file.head["variant"]] if "variant" in file.head else []}  # fmt: skip
    return [str(value) for value in named[what] or ()]


def counts(files: Iterable[CorpusFile], what: str) -> list[tuple[str, int]]:
    """(value, files that have it), the commonest first, equal ones by name."""
    found = Counter(value for file in files for value in values(file, what))
    return sorted(found.items(), key=lambda item: (-item[1], item[0]))


def readings(files: Iterable[CorpusFile]) -> Iterator[tuple[str, str, int, float, float]]:
    """(kind, language, median words, median LIX, median words a sentence) of each kind of document."""
    groups: dict[tuple[str, str], list[CorpusFile]] = {}
    for file in files:
        groups.setdefault((file.kind, file.language), []).append(file)
    for (kind, language), members in sorted(groups.items()):
        read = [reading(file.prose()) for file in members]
        lengths = statistics.median(len(file.prose().split()) for file in members)
        yield kind, language, round(lengths), _median(r.lix for r in read), _median(r.sentence for r in read)


def _median(numbers: Iterable[float]) -> float:
    return round(statistics.median(numbers), 1)


def main() -> None:
    """Print the counts and the readability table."""
    files = corpus()
    print(f"{len(files)} files of {len({file.work for file in files})} works: python -m benchmarks.corpus_report")
    for what in COUNTED:
        print(f"\n{what}: " + ", ".join(f"{value} {count}" for value, count in counts(files, what)))
    print("\nkind           language   words     LIX   words a sentence (medians)")
    for kind, language, words, lix, sentence in readings(files):
        print(f"{kind:15}{language:8}{words:8}{lix:8}{sentence:8}")


if __name__ == "__main__":
    main()
