"""The files of the starter corpus as values: the front matter, the body, and the words that a reader gets to see.

What is read here is only the files; rules about them stand in tests/corpus, counts in benchmarks.corpus_report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from kb.text.scripts import to_latin

ROOT = Path(__file__).parents[1] / "corpus"
# Two hundred files are read by each process of the tests.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_PARTS = re.compile(r"---\n(.*?)\n---\n(.*)", re.DOTALL)
_TARGET = re.compile(r"\]\([^)]*\)")
_ADDRESS = re.compile(r"https?://\S+")
_ITALIC = re.compile(r"(?<![*\w])\*(?![*\s])([^*\n]+)\*(?!\*)")
_LINK = re.compile(r"\]\(work:([a-z0-9-]+)(?:#([a-z0-9-]+))?\)")
_DOUBT = re.compile(
    r"not verified|unverified|from memory|editor|inference|estimate|undated|not dated|general (?:condition|explanation)"
    r"|(?:nije|nisu) prov(?:j?)eren|neproveren|po s(?:j?)ećanju|uredni|proc(?:j?)en|opšt\w+ (?:uslov|objašnj)"
)
_TEXTS = ("problem_addressed", "objective", "description", "resources_needed", "safeguards", "results",
          "success_factors", "challenges", "lessons_learned", "sustainability", "transferability")  # fmt: skip
_LINES = ("funding", "location", "rights", "publisher", "jurisdiction")
_NAMED = ("implementing_bodies", "partners", "indicators")


@dataclass(frozen=True, slots=True)
class CorpusFile:
    """One language version of one work."""

    path: Path
    head: Mapping[str, Any]
    body: str

    @property
    def name(self) -> str:
        """The path under the corpus, for messages."""
        return str(self.path.relative_to(ROOT))

    @property
    def work(self) -> str:
        """The id that both languages share."""
        return str(self.head["work"])

    @property
    def language(self) -> str:
        """`en` or `sr`."""
        return str(self.head["language"])[:2]

    @property
    def script(self) -> str:
        """`Latn` or `Cyrl`, as declared."""
        return "Cyrl" if self.head["language"] == "sr-Cyrl" else "Latn"

    @property
    def folder(self) -> str:
        """The first folder: good-practice, case, workshop, guide, law or treaty."""
        return self.path.relative_to(ROOT).parts[0]

    @property
    def kind(self) -> str:
        """The folder, but `protocol` for an authority's own guideline that lies among the guides."""
        # An overview guide ties documents together; a protocol is one document, as long as a practice.
        return "protocol" if self.folder == "guide" and not self.work.startswith("guide-") else self.folder

    @property
    def links(self) -> list[tuple[str, str]]:
        """(work, anchor or empty) of each link to another document of the corpus."""
        return _LINK.findall(self.body)

    def names(self) -> list[str]:
        """What cannot be said in other words: titles, lists of gazettes, names of bodies, and what is quoted."""
        keys = ("title", "title_en", "title_sr", "gazette", "publisher")
        listed = [str(item["value"]) for item in self.head.get("identifiers", ())]
        cited = [str(item["citation"]) for item in self.head.get("legal_basis", ())]
        bodies = [str(item["name"]) for key in ("implementing_bodies", "partners") for item in self.head.get(key, ())]
        quoted = re.findall(r"[“„]([^“”„]+)[“”]", " ".join(self.shown()))
        given = [str(self.head[key]) for key in keys if key in self.head]
        return [*given, *self.head.get("short_titles", ()), *listed, *cited, *bodies, *quoted]

    def marks_doubt(self) -> bool:
        """Whether the text says anywhere that something is unverified, estimated, inferred or clashes."""
        return bool(_DOUBT.search(to_latin(" ".join([*self.shown(), str(self.head["sources"])])).lower()))

    def prose(self) -> str:
        """Body and text fields without addresses: what is counted as the length of a document."""
        return _plain("\n\n".join([*(str(self.head[key]) for key in _TEXTS if key in self.head), self.body]))

    def shown(self) -> list[str]:
        """Every stretch in the language of the file: title, summary, names, notes, text fields, paragraphs."""
        lines = [str(self.head[key]) for key in ("title", "summary", *_TEXTS, *_LINES) if key in self.head]
        names = [str(item["name"]) for key in _NAMED for item in self.head.get(key, ())]
        basis = [str(item["citation"]) for item in self.head.get("legal_basis", ())]
        notes = [str(item["note"]) for item in self.head.get("sources", ()) if "note" in item]
        return [_plain(text) for text in (*lines, *names, *basis, *notes, *self.paragraphs())]

    def paragraphs(self) -> list[str]:
        """The paragraphs and list items of the body, headings included, addresses and marks taken off."""
        blocks = re.split(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.)\s)", self.body)
        return [plain for block in blocks if (plain := _plain(" ".join(block.split())))]


def read(path: Path) -> CorpusFile:
    """One file; ValueError where it has no front matter."""
    found = _PARTS.fullmatch(path.read_text("utf-8"))
    if not found:
        raise ValueError(f"{path}: no front matter between two lines ---")
    return CorpusFile(path, yaml.load(found[1], _LOADER), found[2])


@lru_cache(maxsize=1)
def corpus() -> tuple[CorpusFile, ...]:
    """All files in order of their path."""
    return tuple(read(path) for path in sorted(ROOT.rglob("*.md")))


def pairs() -> Iterator[tuple[CorpusFile, CorpusFile]]:
    """(English, Serbian) of each work that has both."""
    serbian = {file.work: file for file in corpus() if file.language == "sr"}
    return ((file, serbian[file.work]) for file in corpus() if file.language == "en" and file.work in serbian)


def _plain(text: str) -> str:
    # Italics are how a title or a foreign term is quoted: as quotation marks they stay visible to the rules.
    text = _ITALIC.sub(r"“\1”", _ADDRESS.sub("", _TARGET.sub("]", text)))
    return re.sub(r"(?<!Kosovo)(?<!Косово)[*_#`\[\]]+", "", text).strip()
