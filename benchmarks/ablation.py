"""What each step bought: the chain of Serbian analysis without it, or the ranking without it.

`python -m benchmarks.ablation` prints the table of docs/text-analysis.md, `python -m benchmarks.ablation ranking` that
of docs/evaluation.md.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from unittest.mock import patch

from benchmarks.text_quality import DATA, agreement, joined, serbian_types, yat_pairs
from benchmarks.topics import LANGUAGES, indexed, measured
from kb.query.planner import plan_query
from kb.query.weights import DEFAULT
from kb.settings import Settings
from kb.text import serbian
from kb.text.analyzers import word_keys

STEPS: dict[str, tuple[str, Callable[..., object]] | None] = {
    "the whole chain": None,
    "without ekavian spelling": ("ekavian", lambda word: word),
    "without the table of irregular words": ("_irregular", dict),
    "without the look-up in simplemma": ("dictionary", lambda language: {}),
    "without verbal nouns apart": ("_noun", lambda lemma, word: lemma),
    "without participles apart": ("participle", lambda word, lemma: ""),
    "without second readings": ("second_reading", lambda word, lemma: lemma),
    "without neuters as adjectives": ("neuter", lambda word: word),
}


RANKING: dict[str, dict[str, object]] = {
    "the whole ranking": {},
    "language versions ranked apart": {"kb.engines.whoosh.ranking.VERSION": 0.0},
    "further passages count 1/2, 1/4, 1/8": {"kb.engines.whoosh.ranking.EVIDENCE": (1, 0.5, 0.25, 0.125)},
    "only the best passage counts": {"kb.engines.whoosh.ranking.EVIDENCE": (1,)},
    "words of one concept count in full": {"concept": 1.0},
    "relaxed while fewer than 30 are found": {"enough": 30},
    "without bonuses for title and heading": {"title_bonus": 0.0, "heading_bonus": 0.0},
    "without bonus for neighbours": {"phrase": 0.0},
    "without word families": {"family": 0.0},
    "without expansion": {"max_equivalents": 0},
}
"""A name with a dot is a constant of that module, any other one of the `Weights`."""


def ranking() -> None:
    """Print a line a step: nDCG@10 of the judged topics asked in English and in Serbian."""
    with indexed() as settings:
        for name, changes in RANKING.items():
            print(f"| {name} | {' | '.join(f'{value:.3f}' for value in ranked(settings, changes))} |", flush=True)


def ranked(settings: Settings, changes: Mapping[str, object]) -> list[float]:
    """nDCG@10 in both languages with these changes to the ranking."""
    weights = replace(DEFAULT, **{name: value for name, value in changes.items() if "." not in name})  # type: ignore[arg-type]
    with ExitStack() as stack:
        stack.enter_context(patch("kb.knowledge_base.plan_query", partial(plan_query, weights=weights)))
        for name, value in changes.items():
            if "." in name:
                stack.enter_context(patch(name, value))
        return [row.ours for row in measured(settings, LANGUAGES[:2])]


def main() -> None:
    """Print a line a step: COMtext, UD, and ekavian/ijekavian pairs joined."""
    for name, step in STEPS.items():
        word_keys.cache_clear()
        if step is None:
            print(row(name))
            continue
        with patch.object(serbian, *step):
            print(row(name))
    word_keys.cache_clear()


def row(name: str) -> str:
    """One line of the table, in Markdown."""
    found = [agreement(serbian_types(DATA, (corpus,)), "sr", ("lemma", "stem")) for corpus in ("comtext", "ud")]
    cells = [" / ".join(f"{value:.3f}"[1:] for value in one) for one in found]
    return f"| {name} | {cells[0]} | {cells[1]} | {joined(yat_pairs(DATA)):.3f} |"


if __name__ == "__main__":
    ranking() if sys.argv[1:] == ["ranking"] else main()
