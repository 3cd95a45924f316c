"""The thirty topics of `tests/relevance/topics.yaml` over the starter corpus, asked in English and in both scripts.

Both language versions of a judged work count; nDCG@10 uses the grades as gains.
"""

from __future__ import annotations

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import yaml

from benchmarks.relevance import Row
from indexer.run import Run
from kb import taxonomy
from kb.engines import open_searcher, open_writer
from kb.evaluation import Topic, answers, evaluate
from kb.knowledge_base import KnowledgeBase
from kb.settings import Settings
from kb.text.scripts import to_cyrillic

ROOT = Path(__file__).parent.parent
LANGUAGES = ("English", "Serbian, Latin", "Serbian, Cyrillic")
FLOOR, AIM = 0.84, 0.85


def figures() -> Iterator[Row]:
    """nDCG@10 for each language and script of asking."""
    with indexed() as settings:
        yield from measured(settings)


@contextmanager
def indexed() -> Iterator[Settings]:
    """The settings of an index of the starter corpus, for as long as it is needed."""
    with tempfile.TemporaryDirectory() as folder:
        settings = Settings(index=Path(folder) / "index")
        with open_writer(settings, jobs=1) as writer:
            Run(writer, settings).over([ROOT / "corpus"])
        yield settings


def measured(settings: Settings, languages: Sequence[str] = LANGUAGES) -> Iterator[Row]:
    """nDCG@10 over an index, for each of these languages."""
    # Opened anew for each measure: a searcher remembers answers, and a changed ranking would be measured by old ones.
    kb = KnowledgeBase(open_searcher(settings), taxonomy.load(), deadline_ms=60_000)
    for language in languages:
        topics = list(asked(kb, language))
        for figure in evaluate(topics, lambda query: answers(kb, query, group="document")):
            if figure.measure == "nDCG@10":
                what = f"starter corpus, asked in {language}"
                yield Row(what, figure.measure, FLOOR, AIM, figure.value, figure.low, figure.high)


def asked(kb: KnowledgeBase, language: str) -> Iterator[Topic]:
    """The topics as asked in one of `LANGUAGES`, with the documents of the index that answer them."""
    versions: defaultdict[str, list[str]] = defaultdict(list)
    for record in kb.open().records():
        versions[record.work].append(record.id)
    for topic in yaml.safe_load((ROOT / "tests/relevance/topics.yaml").read_text(encoding="utf-8"))["topics"]:
        grades = {id: grade for work, grade in topic["judged"].items() for id in versions[work]}
        yield Topic(topic["id"], _asked(topic, language), grades)


def _asked(topic: Mapping[str, str], language: str) -> str:
    if language == "English":
        return topic["en"]
    return to_cyrillic(topic["sr"]) if language.endswith("Cyrillic") else topic["sr"]
