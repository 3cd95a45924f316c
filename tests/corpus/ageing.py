"""Facts that age or on which the sources clash: a text that states one shows both sides and says as of when.

The list is the editors' own (facts collected for the corpus, their section on facts that age or clash).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from benchmarks.corpus_files import CorpusFile
from kb.text.scripts import to_latin

# A fact, how a text shows that it states it, and what has to stand beside it; English and Serbian in one pattern.
CLASHES: tuple[tuple[str, str, str], ...] = (
    ("Serbia's post at Eurojust", r"vacan|stood empty|upražnjen", r"conflict|razilaz|razlikuj|protivrečn"),
    ("police convention in force", r"10 October 2007|10\. oktob\w+ 2007", r"11 July 2008|11\. jul\w* 2008"),
    ("SELEC convention signed", r"\b9 December 2009|\b9\. decemb\w+ 2009", r"\b1 December 2009|\b1\. decemb\w+ 2009"),
    # Other codes have ranges of eight years as well: the number of the article goes before.
    ("Article 350, penalty", r"350.*(?:up to (?:8|eight)\b|do (?:8|osam)\b.{0,60}godina)", r"April 2015|aprilu? 2015"),
    ("start of 116 000", r"17 May 2012|17\. maja 2012", r"March 2012|mart\w? 2012"),
    ("Parndorf, sentences", r"25 years|25 godina", r"\blife\b|doživotn"),
    ("Greek law on migration", r"4251/2014", r"5038/2023"),
    ("Bulgarian penalties", r"[Aa]rticle 159a|[Čč]lan 159a", r"about 2006|(?:oko|približno) 2006"),
    ("Turkish penalty", r"5237.*(?:three to eight|od tri do osam)", r"five years|pet godina"),
)  # fmt: skip


def stated(file: CorpusFile) -> Iterator[tuple[str, str]]:
    """(fact, what has to stand beside it) for each fact of the list that the file states."""
    text = _text(file)
    for fact, states, beside in CLASHES:
        if re.search(states, text, re.DOTALL):
            yield fact, beside


def undated(file: CorpusFile) -> Iterator[str]:
    """Facts of the list that stand alone, or in a file that does not say as of when it speaks."""
    for fact, beside in stated(file):
        if not re.search(beside, _text(file)):
            yield f"{fact}: only one side"
        if "as_of" not in file.head:
            yield f"{fact}: no as-of date"


def _text(file: CorpusFile) -> str:
    return to_latin(" ".join(file.shown()))
