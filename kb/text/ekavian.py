"""Ijekavian spelling (Bosnia, Croatia, Montenegro) to ekavian, so that *vrijeme* and *vreme* are one word.

The rules are a table, `kb/data/serbian/ijekavian.tsv`; what they make need not be a word, only the same for both.
"""

from __future__ import annotations

from kb.text.rewriting import rewriter


def ekavian(word: str) -> str:
    """The ekavian spelling of a lower-case Latin word; words without a yat come back as they are.

    >>> [ekavian(w) for w in "vrijeme djeteta mjesto rješenje prijedlog objekat policije nije".split()]
    ['vreme', 'deteta', 'mesto', 'rešenje', 'predlog', 'objekat', 'policije', 'nije']
    """
    return rewriter("serbian/ijekavian.tsv")(word)


def ijekavian(word: str) -> bool:
    """Whether a lower-case Latin word is spelt in a way that is not Serbia's: ijekavian, in most cases."""
    # Croatian spellings without a yat count too: what is asked is whose hand wrote it.
    return ekavian(word) != word
