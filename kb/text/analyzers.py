"""From a text to the keys of its words: one chain for indexing, queries, snippets and suggestions alike.

    text → chunks and pieces with offsets (kb.text.tokens) → Latin, NFC, lower case → form
                                                          → lemma and stem of the language (english, serbian)

`docs/text-analysis.md` says what each step does and what it bought. Keys of lemma and stem begin with their language
(`sr:` `sr~`, `en:` `en~`), so that a key never means two things; every position has one key of each kind.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import lru_cache
from importlib.metadata import version
from importlib.resources import files
from typing import NamedTuple

from kb.text import english, serbian
from kb.text.scripts import fold
from kb.text.tokens import CHUNK, normal, pieces

# Chunks whose analysis is kept; about 40 MB when full. Zipf's law makes more of them useless.
_REMEMBERED = 1 << 16


class Keys(NamedTuple):
    """The keys of one word: `form` as written (Latin, lower case), `lemma` and `stem` marked with their language."""

    form: str
    lemma: str
    stem: str


class Analyzed(NamedTuple):
    """One word of a text: where it stands (offsets in characters) and its keys."""

    start: int
    end: int
    keys: Keys


class Columns(NamedTuple):
    """The words of a text as parallel lists: one entry a position in each."""

    starts: list[int]
    ends: list[int]
    forms: list[str]
    lemmas: list[str]
    stems: list[str]


def analyze(text: str, language: str) -> list[Analyzed]:
    """The words of a text in order. `language` is `en`, `sr` or anything else for a neutral analysis.

    >>> [(a.start, a.end, a.keys.lemma) for a in analyze("Čl. 350 st. 2 KZ", "sr")]
    [(0, 2, 'sr:clan'), (4, 7, 'sr:350'), (8, 10, 'sr:stav'), (12, 13, 'sr:2'), (14, 16, 'sr:kz')]
    """
    found, remembered = [], _memory(language)
    for chunk in CHUNK.finditer(text):
        at = chunk.start()
        for start, end, keys in remembered(chunk.group()):
            found.append(Analyzed(at + start, at + end, keys))
    return found


def columns(text: str, language: str) -> Columns:
    """The same words as `analyze`, as parallel lists and without an object a word: for indexing in bulk.

    Zip what you need: `for position, lemma in enumerate(columns(text, "sr").lemmas)`; `Counter(columns(...).stems)`.
    """
    out, remembered = Columns([], [], [], [], []), _memory(language)
    # Names for the methods: this loop runs for every word of every law.
    starts, ends, forms = out.starts.append, out.ends.append, out.forms.append
    lemmas, stems = out.lemmas.append, out.stems.append
    for chunk in CHUNK.finditer(text):
        at = chunk.start()
        for start, end, (form, lemma, stem) in remembered(chunk.group()):
            starts(at + start)
            ends(at + end)
            forms(form)
            lemmas(lemma)
            stems(stem)
    return out


def chunk_words(language: str) -> Callable[[str], tuple[tuple[int, int, Keys], ...]]:
    """A function from a chunk (kb.text.tokens) of this language to its words: start and end in the chunk, and keys."""
    return _memory(language)


@lru_cache(maxsize=_REMEMBERED)
def word_keys(word: str, language: str) -> Keys:
    """The keys of one word, taken whole.

    >>> word_keys("кријумчарења", "sr")
    Keys(form='krijumčarenja', lemma='sr:krijumcarenje', stem='sr~krijumcarenje')
    """
    known = _KNOWN.get(language, _unknown)
    form = normal(word, known)
    # Numbers and codes are no words: a lemmatiser would only spoil them.
    if not form.isalpha() and not form.endswith("."):
        lemma = stem = fold(form)
        language = language if language in _KNOWN else "und"
    elif language == "sr":
        lemma, stem = serbian.keys(form)
    elif language == "en":
        lemma, stem = english.keys(form)
    else:
        lemma = stem = fold(form)
        language = "und"
    return Keys(form.rstrip("."), f"{language}:{lemma}", f"{language}~{stem}")


def warm_up() -> None:
    """Load the dictionaries now (about half a second, once a process) and not within somebody's first question."""
    # A hyphen asks the dictionary as well as the lemmatisers: all of them are loaded.
    for language, word in (("sr", "ne-znanje"), ("en", "under-standing")):
        analyze(word, language)


@lru_cache(maxsize=1)
def fingerprint() -> str:
    """Names this analysis: an index written under another one is outdated.

    Changes with the versions of the lemmatisers, with every table of kb/data and every module of kb/text.
    """
    digest = hashlib.sha256()
    # What is in the files counts, not our version: tables are edited between releases.
    for package in ("lemmagen3", "simplemma", "PyStemmer"):
        digest.update(f"{package}=={version(package)};".encode())
    for folder, ending in (("text", ".py"), ("data/serbian", ".tsv"), ("data/english", ".tsv")):
        for file in sorted(files("kb").joinpath(folder).iterdir(), key=lambda entry: entry.name):
            if file.name.endswith(ending) and file.name not in _OUTSIDE:
                digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


# Modules of kb/text that cannot change a key.
_OUTSIDE = frozenset({"language.py", "cyrillic.py", "streams.py", "__init__.py"})


@lru_cache(maxsize=8)
def _memory(language: str) -> Callable[[str], tuple[tuple[int, int, Keys], ...]]:
    """Chunk → its words with offsets in the chunk; a memory of one language (one argument makes it faster)."""
    # All unknown languages are analysed alike and share one memory.
    if language not in _KNOWN and language != "und":
        return _memory("und")
    known = _KNOWN.get(language, _unknown)

    @lru_cache(maxsize=_REMEMBERED)
    def remembered(chunk: str) -> tuple[tuple[int, int, Keys], ...]:
        return tuple((start, end, word_keys(word, language)) for start, end, word in pieces(chunk, language, known))

    return remembered


def _unknown(word: str) -> bool:
    return False


_KNOWN: dict[str, Callable[[str], bool]] = {"sr": serbian.known, "en": english.known}
