"""Measures of law: articles split right, citations found right, how fast. Reads ../shared/data; prints one table.

The gold set (`tests/gold/citations.tsv`) holds places and values, no text: file, article, line, span, meaning. Its
first part was annotated before the finder was written, its second after.
"""

from __future__ import annotations

import csv
import difflib
import gzip
import json
import re
import time
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from indexer import frontmatter
from indexer.passages import passages
from indexer.readers import markdown
from kb.citation import Citation, find
from kb.model import Passage, Record
from kb.names import name_key
from kb.numbering import NUMBER, canonical

ROOT = Path(__file__).resolve().parent.parent
DATA = ROOT.parent / "shared" / "data"
GOLD = ROOT / "tests" / "gold" / "citations.tsv"
_WORDS = {"laws-sr": "Чл[аa]н", "treaties-en": "(?:Article|ARTICLE)"}
Line = tuple[str, str, int]


@dataclass(frozen=True, slots=True)
class Counted:
    """How many were right, of how many, with what was wrong."""

    right: int
    total: int
    wrong: tuple[str, ...] = ()

    @property
    def share(self) -> float:
        return self.right / self.total if self.total else 1.0


@dataclass(frozen=True, slots=True)
class Found:
    """Citations found: true positives, false positives, false negatives."""

    hit: int
    extra: int
    missed: int
    wrong: tuple[str, ...] = ()

    @property
    def precision(self) -> float:
        return self.hit / (self.hit + self.extra)

    @property
    def recall(self) -> float:
        return self.hit / (self.hit + self.missed)


@cache
def split(path: Path) -> tuple[Passage, ...]:
    """The passages of one Markdown law."""
    body = frontmatter.split(path.read_text(encoding="utf-8"), path.name).body
    return passages(markdown.read_text(body).blocks, Record(path.stem, "", type="law"), {})


def articles(folder: str) -> Counted:
    """Articles of a folder whose number and order come out as in the source's own lines."""
    line = re.compile(rf"^{_WORDS[folder]}\s*({NUMBER})(?:\s*-\s*({NUMBER}))?(?=[.\s*]|$)", re.MULTILINE | re.VERBOSE)
    right = total = 0
    wrong: list[str] = []
    for path in sorted((DATA / folder).glob("*.md")):
        if path.name == "README.md":
            continue
        body = frontmatter.split(path.read_text(encoding="utf-8"), path.name).body
        source = [f"art-{canonical(m[1])}" + (f"-{canonical(m[2])}" if m[2] else "") for m in line.finditer(body)]
        anchors = [p.anchor for p in split(path) if re.match(r"(?:annex.*-)?art-", p.anchor)]
        made = [re.sub(r"--\d+$|^annex.*?-(?=art-)", "", anchor) for anchor in anchors]
        total += len(source)
        for kind, low, high, start, end in difflib.SequenceMatcher(None, source, made, False).get_opcodes():
            right += high - low if kind == "equal" else 0
            wrong += [f"{path.name}: {source[low:high]} → {made[start:end]}"] if kind != "equal" else []
    return Counted(right, total, tuple(wrong))


def citations(half: str = "") -> Found:
    """The finder against the gold set (one half of it, or all), provision by provision."""
    gold: dict[Line, list[tuple[int, int, str, str]]] = defaultdict(list)
    rows = GOLD.read_text(encoding="utf-8").splitlines()
    for row in csv.DictReader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
        if half in ("", row["half"]):
            wanted = gold[row["file"], row["anchor"], int(row["line"])]
            text, _, places = row["value"].partition("#")
            wanted += [(int(row["start"]), int(row["end"]), text, p) for p in places.split(",") if row["value"]]
    hit = extra = missed = 0
    wrong = []
    for line, wanted in gold.items():
        found = [item for citation in find(_text(*line)) for item in _items(citation)]
        for one in wanted:
            same = next((item for item in found if _same(item, one)), None)
            hit, missed = (hit + 1, missed) if same else (hit, missed + 1)
            wrong += [] if same else [f"missed {line} {one}"]
            if same:
                found.remove(same)
        extra += len(found)
        wrong += [f"extra {line} {item}" for item in found]
    return Found(hit, extra, missed, tuple(wrong))


def speed(folder: str = "laws-sr", files: int = 30) -> float:
    """Megabytes of UTF-8 text a second of computing, passage by passage."""
    texts = [p.text for path in sorted((DATA / folder).glob("*.md"))[:files] for p in split(path)]
    find("warm up")
    started = time.process_time()
    for text in texts:
        find(text)
    return sum(len(text.encode()) for text in texts) / (time.process_time() - started) / 1e6


def table() -> str:
    """All measures, a line each, with the floor they must reach."""
    lines = []
    for folder in _WORDS:
        counted = articles(folder)
        lines.append(f"articles right, {folder}: {counted.share:.5f} of {counted.total} (≥ .999)")
    for half in ("before", "after", ""):
        found = citations(half)
        lines.append(f"citations, {half or 'all'}: P {found.precision:.3f} (≥ .97)  R {found.recall:.3f} (≥ .93)")
    lines += [f"citation finding, {folder}: {speed(folder):.1f} MB/s (≥ 2)" for folder in _WORDS]
    return "\n".join(lines)


def _text(file: str, anchor: str, number: int) -> str:
    if file.endswith(".gz"):
        return _rows(file)[int(anchor.removeprefix("row-"))].split("\n")[number]
    path = next(DATA / f / file for f in _WORDS if (DATA / f / file).exists())
    return next(p for p in split(path) if p.anchor == anchor).text.split("\n")[number]


@cache
def _rows(file: str) -> tuple[str, ...]:
    with gzip.open(DATA / "legal-samples" / file, "rt", encoding="utf-8") as lines:
        return tuple(json.loads(line).get("text") or "" for line in lines)


def _items(citation: Citation) -> Iterator[tuple[int, int, str, str]]:
    mention = citation.mention
    text = {"article": "~", "work": "this"}.get(citation.scope) or (mention.key if mention else "=")
    for anchor in [p.anchor for p in citation.provisions] or [""]:
        yield citation.start, citation.end, text, anchor


def _same(item: tuple[int, int, str, str], one: tuple[int, int, str, str]) -> bool:
    """Overlapping spans, the same place, and the same text: names by their beginning, silence as `this article`."""
    if not (item[0] < one[1] and one[0] < item[1] and item[3] == one[3]):
        return False
    if one[2] in ("~", "=", "this") or item[2] in ("~", "=", "this"):
        return item[2] == one[2] or {item[2], one[2]} == {"~", "="}
    key = name_key(item[2])[:7]
    return any(name_key(part).startswith(key) for part in (one[2], one[2].partition(" ")[2]))


if __name__ == "__main__":
    print(table())
