"""How good the answers are: judged topics in, success, MRR and nDCG out, with how sure one can be of each.

Topics and judgements come in TREC's form (topic TAB question; topic 0 document grade) or as known items, one JSON
object a line: `{"query": ..., "relevant": [id, ...]}`. A passage is named `document#anchor`.
"""

from __future__ import annotations

import json
import random
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kb.errors import WrongUse
from kb.knowledge_base import KnowledgeBase
from kb.service import SearchRequest

MEASURES = ("Success@1", "Success@10", "RR@10", "nDCG@10")
_RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Topic:
    """A question and the grades of its right answers."""

    id: str
    query: str
    grades: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Figure:
    """A mean over all topics and the ends of its 95% bootstrap interval."""

    measure: str
    value: float
    low: float
    high: float

    def __str__(self) -> str:
        """The figure as one line of a table."""
        return f"{self.measure:<12} {self.value:.3f}  [{self.low:.3f}, {self.high:.3f}]"


def known_items(lines: Iterable[str]) -> list[Topic]:
    """Topics from JSON lines. Raises WrongUse, naming the line."""
    topics = []
    for number, line in _filled(lines):
        try:
            row = json.loads(line)
            # A text is a list of letters to Python: `"relevant": "law-1"` would look for documents `l`, `a`, `w`.
            if isinstance(row["relevant"], str):
                raise TypeError("not a list")
            topics.append(Topic(str(number), row["query"], dict.fromkeys(row["relevant"], 1)))
        except (ValueError, KeyError, TypeError) as error:
            raise WrongUse(f'topics, line {number}: expected {{"query": ..., "relevant": [...]}}') from error
    return topics


def judged(topics: Iterable[str], judgements: Iterable[str]) -> list[Topic]:
    """Topics from two files in TREC's form. Raises WrongUse, naming the line."""
    grades: dict[str, dict[str, int]] = {}
    for number, line in _filled(judgements):
        fields = line.split()
        if len(fields) != 4 or not fields[3].lstrip("-").isdigit():
            raise WrongUse(f"judgements, line {number}: expected `topic 0 document grade`")
        grades.setdefault(fields[0], {})[fields[2]] = int(fields[3])
    found = []
    for number, line in _filled(topics):
        id, tab, query = line.rstrip("\n").partition("\t")
        if not tab:
            raise WrongUse(f"topics, line {number}: expected the topic's number, a tab and the question")
        found.append(Topic(id, query, grades.get(id, {})))
    # Pools are never judged whole: a question without judgements says nothing of the answers.
    return [topic for topic in found if topic.grades]


def _filled(lines: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines that hold something, each with its number in the file."""
    return ((number, line) for number, line in enumerate(lines, 1) if line.strip())


def answers(kb: KnowledgeBase, query: str, depth: int = 10, **more: object) -> list[str]:
    """The names of the first answers to a question: documents and, as `document#anchor`, passages."""
    request = SearchRequest(query, limit=depth, facets=(), highlight=False, **more)  # type: ignore[arg-type]
    hits = kb.search(request).hits
    if request.group == "passage":
        return [f"{hit.record.id}#{hit.passages[0].anchor}" for hit in hits]
    return [hit.record.id for hit in hits]


def evaluate(topics: Sequence[Topic], ask: Callable[[str], Sequence[str]]) -> list[Figure]:
    """The figures of a search over judged topics. Needs the extra `evaluate`."""
    import ir_measures

    run = {t.id: _ranked(ask(t.query)) for t in topics}
    measures = [ir_measures.parse_measure(name) for name in MEASURES]
    values: dict[str, list[float]] = {name: [] for name in MEASURES}
    qrels = {t.id: dict(t.grades) for t in topics}
    for metric in ir_measures.iter_calc(measures, qrels, run):
        values[str(metric.measure)].append(metric.value)
    return [_figure(name, values[name], len(topics)) for name in MEASURES]


def _ranked(names: Sequence[str]) -> dict[str, float]:
    """Scores that fall with the place; of a name that comes twice the first place counts."""
    places: dict[str, float] = {}
    for place, name in enumerate(names):
        places.setdefault(name, float(-place))
    return places


def _figure(name: str, values: Sequence[float], topics: int) -> Figure:
    # A question without any answer has no value of its own, and is a failure all the same.
    padded = [*values, *[0.0] * (topics - len(values))]
    # One seed: two runs over the same answers must print the same interval.
    draw = random.Random(0)
    means = sorted(sum(draw.choices(padded, k=topics)) / topics for _ in range(_RESAMPLES)) if padded else [0.0]
    mean = sum(padded) / topics if topics else 0.0
    return Figure(name, mean, means[int(len(means) * 0.025)], means[int(len(means) * 0.975)])
