"""How well the search finds what it should, on the judged sets beside the repository.

`figures(data, sample)` gives the rows of the table; run as a module, it prints them with today's date.
"""

from __future__ import annotations

import datetime
import gzip
import json
import random
import re
import sys
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from kb import taxonomy
from kb.engines import open_searcher, open_writer
from kb.evaluation import Topic, answers, evaluate
from kb.knowledge_base import KnowledgeBase
from kb.model import Document, Passage, Record
from kb.settings import Settings
from kb.text.scripts import to_latin

DATA = Path("../shared/data")


class Row(NamedTuple):
    """One line of the table."""

    what: str
    measure: str
    floor: float
    aim: float
    ours: float
    low: float
    high: float


class Judged(NamedTuple):
    """A collection, its topics and what is expected of them: measure → (floor, aim).

    A floor is what was measured on 300 questions less two standard errors, or a baseline where that is higher.
    """

    what: str
    documents: Iterable[Document]
    topics: list[Topic]
    expected: dict[str, tuple[float, float]]
    group: str = "passage"


def figures(data: Path = DATA, sample: int = 300, only: tuple[str, ...] = ()) -> Iterator[Row]:
    """The rows of every set, or of those named, over a sample of each set's topics."""
    for name, make in SETS.items():
        if not only or name in only:
            yield from _measured(make(data), sample)


def _measured(judged: Judged, sample: int) -> Iterator[Row]:
    topics = random.Random(7).sample(judged.topics, min(sample, len(judged.topics)))
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(index=Path(folder) / "index")
        with open_writer(settings, jobs=1) as writer:
            for document in judged.documents:
                writer.put(document)
        kb = KnowledgeBase(open_searcher(settings), taxonomy.load(), deadline_ms=60_000)
        found = evaluate(topics, lambda query: answers(kb, query, group=judged.group))
    for figure in found:
        if figure.measure in judged.expected:
            floor, aim = judged.expected[figure.measure]
            yield Row(judged.what, figure.measure, floor, aim, figure.value, figure.low, figure.high)


def _lines(path: Path) -> list[Any]:
    with gzip.open(path, "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def _plain(query: str) -> str:
    """A sentence as words: brackets and quotes of running text are no syntax."""
    return re.sub(r'[()":*?~„“”«»-]', " ", query)


def _sentence(id: int, text: str, language: str) -> Document:
    return Document(Record(f"s{id}", "", language=language), (Passage(f"s{id}", 0, "p", "", text),))


def _parallel(
    what: str, pairs: list[tuple[str, str]], language: str, expected: dict[str, tuple[float, float]]
) -> Judged:
    """Questions in one language and sentences in the other; every translation of a question is right."""
    right: dict[str, list[str]] = {}
    for number, (question, _) in enumerate(pairs):
        right.setdefault(question, []).append(f"s{number}#p")
    topics = [Topic(str(n), _plain(q), dict.fromkeys(ids, 1)) for n, (q, ids) in enumerate(right.items())]
    return Judged(what, (_sentence(n, answer, language) for n, (_, answer) in enumerate(pairs)), topics, expected)


def _flores(data: Path) -> Judged:
    rows = _lines(data / "flores200-en-sr/devtest.jsonl.gz")
    pairs = [(r["eng"], r["sr_cyrl"]) for r in rows]
    return _parallel("FLORES English → Serbian", pairs, "sr", {"Success@10": (0.98, 0.85)})


def _tatoeba(data: Path) -> Judged:
    rows = _lines(data / "tatoeba-en-sr/pairs.jsonl.gz")
    pairs = [(r["eng"], r["sr"]) for r in rows]
    return _parallel("Tatoeba English → Serbian", pairs, "sr", {"Success@10": (0.797, 0.80)})


def _tatoeba_back(data: Path) -> Judged:
    rows = _lines(data / "tatoeba-en-sr/pairs.jsonl.gz")
    pairs = [(r["sr"], r["eng"]) for r in rows]
    return _parallel("Tatoeba Serbian → English", pairs, "en", {"Success@10": (0.797, 0.80)})


def _cranfield(data: Path) -> Judged:
    raw = gzip.decompress((data / "ir-cranfield/cran.all.1400.xml.gz").read_bytes()).decode()
    documents = []
    for block in re.findall(r"<doc>(.*?)</doc>", raw, re.DOTALL):
        parts = {tag: _tagged(block, tag) for tag in ("docno", "title", "text")}
        record = Record(parts["docno"], parts["title"], language="en")
        documents.append(Document(record, (Passage(record.id, 0, "p", "", parts["text"]),)))
    grades: dict[str, dict[str, int]] = {}
    for line in (data / "ir-cranfield/cranqrel.trec.txt").read_text().splitlines():
        topic, _, document, grade = line.split()
        grades.setdefault(topic, {})[document] = int(grade)
    queries = re.findall(r"<title>\s*(.*?)\s*</title>", (data / "ir-cranfield/cran.qry.xml").read_text(), re.DOTALL)
    topics = [Topic(str(n), _plain(q), grades[str(n)]) for n, q in enumerate(queries, 1) if str(n) in grades]
    return Judged("Cranfield", documents, topics, {"nDCG@10": (0.41, 0.42)}, "document")


def _tagged(block: str, tag: str) -> str:
    found = re.search(rf"<{tag}>\s*(.*?)\s*</{tag}>", block, re.DOTALL)
    return found[1] if found else ""


def _articles(folder: Path, mark: str, language: str) -> Iterator[Document]:
    """Every text by article, headings left out: they are the questions."""
    for path in sorted(p for p in folder.glob("*.md") if p.name != "README.md"):
        _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
        title, id = (re.search(rf"(?m)^{k}: \"?(.*?)\"?$", front) for k in ("title", "identifier"))
        assert title is not None, path
        assert id is not None, path
        parts = re.split(rf"(?m)^{mark} (\d[^\n]{{0,8}}?)\.?\s*$", body)
        passages: list[Passage] = []
        for number, text in zip(parts[1::2], parts[2::2], strict=True):
            anchor = "art" + re.sub(r"[ .]", "", to_latin(number)).lower()
            # An annex may number its articles anew; the judgements do not tell which one they mean.
            passages.append(Passage(id[1], len(passages), anchor, "", _unheaded(text)))
        yield Document(Record(id[1], title[1], language=language), tuple(passages))


def _unheaded(text: str) -> str:
    """An article without its heading, which is a first line that is not a paragraph of its own."""
    lines = text.strip("\n").split("\n")
    return "\n".join(lines[1:] if len(lines) > 1 and lines[1].strip() else lines)


def _laws(data: Path) -> Judged:
    rows = _lines(data / "queries/sr-heading-to-article.jsonl.gz")
    topics = [
        Topic(str(n), _plain(r["query_cyrl" if n % 2 else "query_latn"]), {f"{r['law']}#{r['ref']}": 1})
        for n, r in enumerate(rows)
    ]
    expected = {"Success@1": (0.415, 0.42), "Success@10": (0.728, 0.75)}
    return Judged("article by its heading, Serbian laws", _articles(data / "laws-sr", "Члан", "sr"), topics, expected)


def _treaties(data: Path) -> Judged:
    rows = _lines(data / "queries/en-treaty-heading-to-article.jsonl.gz")
    topics = [
        Topic(str(n), _plain(r["query"]), {f"{r['treaty']}#art{r['article'].split()[-1].lower()}": 1})
        for n, r in enumerate(rows)
    ]
    documents = _articles(data / "treaties-en", "Article", "en")
    return Judged("article by its heading, treaties", documents, topics, {"Success@1": (0.317, 0.365)})


SETS = {
    "flores": _flores, "tatoeba": _tatoeba, "tatoeba-back": _tatoeba_back, "cranfield": _cranfield,
    "laws": _laws, "treaties": _treaties,
}  # fmt: skip


def table(rows: Iterable[Row]) -> str:
    """The rows as lines of text."""
    head = f"{'what':<38} {'measure':<11} floor   aim  ours  95% interval"
    return "\n".join([head, *(
        f"{r.what:<38} {r.measure:<11} {r.floor:>5.3f} {r.aim:>5.3f} {r.ours:>5.3f}  {r.low:.3f}–{r.high:.3f}"
        for r in rows
    )])  # fmt: skip


if __name__ == "__main__":
    print(datetime.date.today().isoformat())
    print(table(figures(only=tuple(sys.argv[1:]))))
