"""Ijekavian spelling (Bosnia, Croatia, Montenegro) to ekavian, so that *vrijeme* and *vreme* are one word.

The rules are a table, `kb/data/serbian/ijekavian.tsv`; what they make need not be a word, only the same for both.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib.resources import files

Rule = tuple[re.Pattern[str], str]


def ekavian(word: str) -> str:
    """The ekavian spelling of a lower-case Latin word; words without a yat come back as they are.

    >>> [ekavian(w) for w in "vrijeme djeteta mjesto rješenje prijedlog objekat policije nije".split()]
    ['vreme', 'deteta', 'mesto', 'rešenje', 'predlog', 'objekat', 'policije', 'nije']
    """
    if "je" not in word and not word.endswith("io"):
        return word
    for pattern, spelling in _rules():
        word = pattern.sub(spelling, word)
    return word


def ijekavian(word: str) -> bool:
    """Whether a lower-case Latin word is spelt in the ijekavian way."""
    return ekavian(word) != word


@lru_cache(maxsize=1)
def _rules() -> tuple[Rule, ...]:
    lines = files("kb").joinpath("data/serbian/ijekavian.tsv").read_text("utf-8").splitlines()
    split = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return tuple((re.compile(pattern), spelling) for pattern, spelling in split)
