"""What each step of the Serbian chain bought: the chain without it. Prints the table of docs/text-analysis.md.

`python -m benchmarks.ablation`
"""

from __future__ import annotations

from collections.abc import Callable
from unittest.mock import patch

from benchmarks.text_quality import DATA, agreement, joined, serbian_types, yat_pairs
from kb.text import serbian
from kb.text.analyzers import word_keys

STEPS: dict[str, tuple[str, Callable[..., object]] | None] = {
    "the whole chain": None,
    "without ekavian spelling": ("ekavian", lambda word: word),
    "without the table of irregular words": ("_irregular", dict),
    "without the look-up in simplemma": ("dictionary", lambda language: {}),
    "without verbal nouns apart": ("_noun", lambda lemma, word: lemma),
    "without participles apart": ("_participle", lambda lemma, word: lemma),
}


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
    main()
