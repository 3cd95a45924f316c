"""Which keys of a plan are worth a mark in the text: what was asked for, not every word of a phrase."""

from __future__ import annotations

from collections.abc import Iterable

from kb.query.plan import Node, keys_of
from kb.query.words import LANGUAGES, stop_words
from kb.service import Interpretation
from kb.text.analyzers import analyze


def keys_to_mark(node: Node, read: Interpretation) -> frozenset[str]:
    """The keys of the plan, without those of stop words that only an expansion brought.

    So *of* is not marked where *sale of persons* stands for another word. What was typed keeps its keys,
    and so does what shares a key with a telling word.
    """
    keys = frozenset(key.term for key in keys_of(node))
    added = [(e.added, e.language) for e in read.expansions]
    small = {key for text, language in added for key in _keys(text, language, stops=True)}
    # Most expansions have no small word; what was typed need not be read again for their sake.
    return keys - (small - _telling(read, added)) if small else keys


def _telling(read: Interpretation, added: Iterable[tuple[str, str]]) -> set[str]:
    """The keys of what was typed, and those of the words with a meaning in what an expansion added."""
    spelled = [read.query, *(s for spellings in read.restored.values() for s in spellings)]
    typed = {key for text in spelled for language in LANGUAGES for key in _keys(text, language, stops=None)}
    return typed | {key for text, language in added for key in _keys(text, language, stops=False)}


def _keys(text: str, language: str, *, stops: bool | None) -> Iterable[str]:
    """The keys of the words of a text: of its stop words, of the others, or of all of them (None)."""
    small = stop_words().get(language, frozenset())
    return (k for w in analyze(text, language) if stops is None or (w.keys.form in small) is stops for k in w.keys)
