"""Measures of law: articles split right, citations found right, how fast. Reads ../shared/data; prints one table.

The gold set (`tests/gold/citations.tsv`) holds places and values, no text: file, article, line, span, meaning. Its
first part was annotated before the finder was written, its second after. Its third (`later`) was annotated by
correcting what the finder proposed for 109 random lines.
"""

from __future__ import annotations

import csv
import difflib
import gzip
import json
import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from indexer import frontmatter
from indexer.passages import passages
from indexer.readers import html, markdown, pdf
from kb.address import parse_anchor
from kb.citation import Citation, Context, find, resolve
from kb.instruments import work_of, works_named
from kb.model import Passage, Record
from kb.names import name_key
from kb.numbering import NUMBER, canonical
from kb.text.scripts import to_latin

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


def articles(folder: str, every: int = 1) -> Counted:
    """Articles of a folder, or of every so many texts of it, whose number and order come out as in the source's own
    lines."""
    right = total = 0
    wrong: list[str] = []
    for path in sorted(path for path in (DATA / folder).glob("*.md") if path.name != "README.md")[::every]:
        body = frontmatter.split(path.read_text(encoding="utf-8"), path.name).body
        source = list(_numbered(body, _WORDS[folder]))
        anchors = [p.anchor for p in split(path) if re.match(r"(?:annex.*-)?art-", p.anchor)]
        made = [re.sub(r"--\d+$|^annex.*?-(?=art-)", "", anchor) for anchor in anchors]
        total += len(source)
        for kind, low, high, start, end in difflib.SequenceMatcher(None, source, made, False).get_opcodes():
            right += high - low if kind == "equal" else 0
            wrong += [f"{path.name}: {source[low:high]} → {made[start:end]}"] if kind != "equal" else []
    return Counted(right, total, tuple(wrong))


def _numbered(body: str, word: str) -> Iterator[str]:
    """The anchors of the source's own article lines."""
    # Line by line: a number may have a letter after a space, and `a.` on the next line is not it. A line that goes on
    # in lower case (`Article 41 reiterates …`) is a sentence about an article and begins none.
    for line in body.split("\n"):
        found = re.match(rf"{word}\s*({NUMBER})(?:\s*-\s*({NUMBER}))?(?=[.\s*]|$)", line, re.VERBOSE)
        if found and not re.match(r"\s(?:\(\d+\)\s)?[a-z]", line[found.end() :]):
            yield f"art-{canonical(found[1])}" + (f"-{canonical(found[2])}" if found[2] else "")


PAIRS = {
    "pdf-laws/krivicni-zakonik.pdf": "krivicni-zakonik.md",
    "laws-sr-gazette-html/rs-critical-infrastructure.html": "ical-infrastructure.md",
    "laws-sr-gazette-html/rs-electronic-communications.html": "tronic-communications.md",
    "laws-sr-gazette-html/rs-information-security.html": "rmation-security.md",
    "laws-sr-gazette-html/rs-personal-data-protection.html": "onal-data-protection.md",
    "laws-sr-gazette-html/rs-trade-secrets.html": "e-secrets.md",
}
"""A law as a PDF or as the gazette's page → the same law as Markdown."""


def formats() -> Counted:
    """Articles that come out of PDF and gazette HTML with the same number, in the same order, as out of Markdown.

    The PDF of the Criminal Code is of 2014, the Markdown of 2024: an article whose number the other text does not hold
    at all is of another state of the law and is not counted.
    """
    right = total = 0
    wrong: list[str] = []
    for other, name in PAIRS.items():
        reader = pdf if other.endswith(".pdf") else html
        blocks = reader.read((DATA / other).read_bytes(), other.rpartition("/")[2]).blocks
        there, here = passages(blocks, Record("other", "", type="law"), {}), split(DATA / "laws-sr" / name)
        made, wanted = _shared(there, here), _shared(here, there)
        for kind, low, high, start, end in difflib.SequenceMatcher(None, wanted, made, False).get_opcodes():
            right += high - low if kind == "equal" else 0
            # An article that is only in one of them counts against it, whichever that is.
            total += max(high - low, end - start)
            wrong += [f"{other}: {wanted[low:high]} → {made[start:end]}"] if kind != "equal" else []
    return Counted(right, total, tuple(wrong))


def _shared(found: Iterable[Passage], other: Iterable[Passage]) -> list[str]:
    """The anchors of the articles, where the other text holds their number."""
    text = to_latin(" ".join(f"{p.heading} {p.text}" for p in other)).lower()
    anchors = [re.sub(r"--\d+$", "", p.anchor) for p in found if p.anchor.startswith("art-")]
    return [anchor for anchor in anchors if re.search(rf"\b{anchor[4:]}\b", text)]


def resolution() -> Counted:
    """Citations of the gold set whose text is among the data: resolved to an address of that text and place.

    The citing text itself is meant by `~` (this article) and `this`; other texts are those whose title is the name.
    """
    titles = {name_key(title): record for record in laws() for title in [record.title] if title}
    right = total = 0
    wrong: list[str] = []
    for row in _gold():
        wanted = _wanted(row, titles)
        if wanted:
            found = resolve(find(_text(row["file"], row["anchor"], int(row["line"]))), _context(row))
            spans = [r for r in found if r.citation.start < int(row["end"]) and int(row["start"]) < r.citation.end]
            addresses = {address for reference in spans for address in reference.addresses}
            missing = [options for options in wanted if not options & addresses]
            right, total = right + len(wanted) - len(missing), total + len(wanted)
            wrong += [f"{row}: {sorted(addresses)}"] if missing else []
    return Counted(right, total, tuple(wrong))


@cache
def laws() -> tuple[Record, ...]:
    """The Serbian laws of the data, by their front matter alone."""
    paths = sorted((DATA / "laws-sr").glob("*.md"))
    heads = ((p.stem, frontmatter.split(p.read_text(encoding="utf-8"), p.name).metadata) for p in paths)
    made = (Record(stem, str(m.get("title") or ""), type="law", countries=("serbia",)) for stem, m in heads)
    return tuple(replace(record, work=work_of(record)) for record in made)


def _wanted(row: dict[str, str], titles: Mapping[str, Record]) -> list[set[str]]:
    """For each cited place the addresses that are right; none where the text is not among the data."""
    text, _, places = row["value"].partition("#")
    if not row["value"] or row["file"].endswith(".gz"):
        return []
    if text in ("~", "this"):
        base, article = {_context(row).work}, _context(row).article if text == "~" else ""
    elif record := titles.get(name_key(text)):
        base, article = {record.work, *works_named(record)}, ""
    else:
        return []
    anchors = [f"art-{article}-{place}".rstrip("-") if article else place for place in places.split(",")]
    return [{f"{work}#{anchor}" if anchor else work for work in base} for anchor in anchors]


def _context(row: dict[str, str]) -> Context:
    record = next((r for r in laws() if r.id == row["file"].removesuffix(".md")), None)
    # A treaty of the data is a work of its own.
    work, countries = (record.work, record.countries) if record else (row["file"].removesuffix(".md"), ())
    return Context(work, parse_anchor(row["anchor"]).article, countries)


def _gold() -> list[dict[str, str]]:
    lines = GOLD.read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def citations(half: str = "") -> Found:
    """The finder against the gold set (one half of it, or all), provision by provision."""
    gold: dict[Line, list[tuple[int, int, str, str]]] = defaultdict(list)
    for row in _gold():
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
    counted = formats()
    lines.append(f"articles of PDF and gazette HTML as in Markdown: {counted.share:.5f} of {counted.total} (≥ .98)")
    counted = resolution()
    lines.append(f"citations resolved to the right provision: {counted.share:.3f} of {counted.total} (≥ .98)")
    for half in ("before", "after", "later", ""):
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
