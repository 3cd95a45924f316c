"""How much of the ranking's figures is owed to having chosen its numbers on the very sets that they are measured on.

For each set the numbers are chosen on all other sets, and the set left out is measured with them. A choice is one of
`CHOICES`; the best one has the highest mean of what it reaches relative to the present numbers.
`python -m benchmarks.cross_validation FOLDER [sample]` keeps the indexes in the folder, as they take minutes to write.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from unittest.mock import patch

from benchmarks import topics
from benchmarks.relevance import DATA, SETS, Judged
from indexer.run import Run
from kb import taxonomy
from kb.engines import open_searcher, open_writer
from kb.evaluation import Topic, answers, evaluate
from kb.knowledge_base import KnowledgeBase
from kb.query.planner import plan_query
from kb.query.weights import DEFAULT, Weights
from kb.settings import Settings

MEASURES = {
    "laws": "Success@1", "treaties": "Success@1", "cranfield": "nDCG@10",
    "tatoeba": "Success@10", "tatoeba-back": "Success@10", "English topics": "nDCG@10", "Serbian topics": "nDCG@10",
}  # fmt: skip
"""Set → what is measured on it. The topics in both languages are left out together: they ask the same."""

CHOICES: dict[str, dict[str, float]] = {
    "as it is": {},
    "numbers as before": {"family": 0.6, "page": 1, "longer": 0.0, "synonym": 0.5},
    "headings less": {"heading": 0.7},
    "titles more": {"title": 1.0},
    "small words more": {"stop_bonus": 0.6},
    "translations more": {"translation": 0.65},
    "neighbours more": {"phrase": 0.3},
    "concepts less": {"concept": 0.75},
}
"""Numbers that were considered, by name; what a choice does not name stays as it is."""

Matrix = Mapping[str, Mapping[str, float]]
"""Choice → set → figure."""


@dataclass(frozen=True, slots=True)
class Fold:
    """One set: its figure with the numbers chosen without it, and with those chosen on all sets."""

    left_out: str
    chosen: str
    without_it: float
    on_all: float


def folds(matrix: Matrix) -> Iterator[Fold]:
    """A fold a set, out of the figures of every choice on every set."""
    names = list(next(iter(matrix.values())))
    everywhere = best(matrix, names)
    for name in names:
        chosen = best(matrix, [other for other in names if _group(other) != _group(name)])
        yield Fold(name, chosen, matrix[chosen][name], matrix[everywhere][name])


def best(matrix: Matrix, names: Sequence[str]) -> str:
    """The choice with the highest mean, over these sets, of its figure divided by that of the first choice."""
    first = next(iter(matrix.values()))
    # Divided, as a point of success on one set is not worth what it is on another.
    return max(matrix, key=lambda choice: sum(matrix[choice][n] / first[n] for n in names if first[n]))


def _group(name: str) -> str:
    return name.split()[-1] if name.endswith("topics") else name.removesuffix("-back")


def measured(
    folder: Path, sample: int, choices: Mapping[str, Mapping[str, float]]
) -> Iterator[tuple[str, dict[str, float]]]:
    """Each choice and its figure on every set, over a sample of the set's topics."""
    asked = {name: _asked(name, folder, sample) for name in MEASURES}
    for choice, numbers in choices.items():
        changed = {k: type(getattr(DEFAULT, k))(v) for k, v in numbers.items()}
        yield choice, {name: _figure(name, *asked[name], replace(DEFAULT, **changed)) for name in MEASURES}


def _figure(name: str, index: Path, questions: Sequence[Topic], group: str, weights: Weights) -> float:
    # Opened anew for each choice: a searcher remembers answers, and new numbers would be measured by old ones.
    kb = KnowledgeBase(open_searcher(Settings(index=index)), taxonomy.load(), deadline_ms=60_000)
    with patch("kb.knowledge_base.plan_query", partial(plan_query, weights=weights)):
        found = evaluate(questions, lambda query: answers(kb, query, group=group))
    return next(figure.value for figure in found if figure.measure == MEASURES[name])


def _asked(name: str, folder: Path, sample: int) -> tuple[Path, list[Topic], str]:
    index = folder / ("topics" if name.endswith("topics") else name) / "index"
    if name.endswith("topics"):
        if not index.exists():
            settings = Settings(index=index)
            with open_writer(settings, jobs=1) as writer:
                Run(writer, settings).over([topics.ROOT / "corpus"])
        kb = KnowledgeBase(open_searcher(Settings(index=index)), taxonomy.load(), deadline_ms=60_000)
        return index, list(topics.asked(kb, topics.LANGUAGES[name.startswith("Serbian")])), "document"
    judged = SETS[name](DATA)
    if not index.exists():
        _write(judged, index)
    # Another sample than that of the table, so that neither was looked at twice.
    return index, random.Random(11).sample(judged.topics, min(sample, len(judged.topics))), judged.group


def _write(judged: Judged, index: Path) -> None:
    with open_writer(Settings(index=index), jobs=1) as writer:
        for document in judged.documents:
            writer.put(document)


def main(folder: Path, sample: int) -> None:
    """Print the figures of every choice, then a fold a line, in Markdown."""
    matrix: dict[str, dict[str, float]] = {}
    print(f"| choice | {' | '.join(MEASURES)} |")
    for choice, figures in measured(folder, sample, CHOICES):
        matrix[choice] = figures
        print(f"| {choice} | {' | '.join(f'{value:.3f}' for value in figures.values())} |", flush=True)
    for fold in folds(matrix):
        print(f"| {fold.left_out} | {fold.chosen} | {fold.without_it:.3f} | {fold.on_all:.3f} |")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 150)
