"""Of a long question: the words that its first passages have in common, a little more for other passages with them.

Pseudo-relevance feedback after RM3 (Abdul-Jaleel et al., UMass at TREC 2004, https://trec.nist.gov/pubs/trec13/): a
question of a whole sentence says one thing in many words, and texts about it say it in others. It finds nothing more
and nothing less; short questions and headings, which mean one provision, are left as they are (docs/evaluation.md).
"""

from __future__ import annotations

import heapq
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from kb.query.plan import Any, Key, Maybe, Node
from kb.text.analyzers import analyze

_SMALL_VERBS = frozenset(
    "is are was were do does did can could has have had will would should may might must "
    "je su li bio bila bilo bili može moze mogu treba ima imaju će ce jeste jesu bi smije sme smeju smiju".split()
)
_QUESTION_WORDS = frozenset(
    "what which how why when where who whose šta sta što sto koji koja koje koju kojim kojih kakav kakva kakve kako "
    "zašto zasto kada gde gdje ko tko čiji ciji koliko".split()
)
PASSAGES = 5
TERMS = 20
# A law's article may have the length of a paper; what it is about stands in its beginning.
_CHARACTERS = 6000
# A handful of single sentences has little in common but chance.
_ENOUGH_WORDS = 150
_K1 = 1.2


def asks(words: Sequence[str]) -> bool:
    """Whether these words, Latin and in lower case, are a sentence and not the name of something.

    A heading, which names one provision, has no small verb: of 2,843 headings of treaties .6% are taken for sentences.
    """
    return bool(words) and (words[0] in _QUESTION_WORDS or not _SMALL_VERBS.isdisjoint(words))


class First(NamedTuple):
    """A passage that a question found, and its score there."""

    text: str
    language: str
    score: float


def with_feedback(
    node: Node, first: Sequence[First], share: float, frequency: Callable[[str], int], passages: int
) -> Node:
    """The node with a bonus for stems that its first passages have in common, up to `share` of their best score.

    `frequency` says in how many of the index's `passages` a stem stands. First passages of a few words tell nothing.
    """
    counted = [Counter(word.keys.stem for word in analyze(one.text[:_CHARACTERS], one.language)) for one in first]
    if sum(counts.total() for counts in counted) < _ENOUGH_WORDS:
        return node
    rarity = {stem: _idf(frequency(stem), passages) for stem in set().union(*counted)}
    shares = _likely(first, counted, rarity)
    highest = max((_scored(counts, shares, rarity) for counts in counted), default=0.0)
    if not highest:
        return node
    value = share * first[0].score / highest
    return Maybe(node, Any(tuple(_key(stem, value * part, rarity[stem]) for stem, part in shares.items())))


def _idf(rows: int, passages: int) -> float:
    """How much a word tells, in nats; one of every passage tells nothing."""
    return math.log(max(passages, rows, 1) / max(rows, 1))


def _likely(
    first: Sequence[First], counted: Sequence[Counter[str]], rarity: Mapping[str, float]
) -> dict[str, float]:
    """The likeliest telling words of these passages with their shares, which add up to 1."""
    likely: Counter[str] = Counter()
    for one, counts in zip(first, counted, strict=True):
        # a passage's say is its score, however long it is
        say = one.score / (counts.total() or 1)
        for stem, times in counts.items():
            likely[stem] += say * times  # type: ignore[assignment]
    best = heapq.nlargest(TERMS, likely, key=lambda stem: (likely[stem] * rarity[stem], stem))
    total = sum(likely[stem] for stem in best) or 1.0
    return {stem: likely[stem] / total for stem in best if rarity[stem]}


def _scored(counts: Mapping[str, int], shares: Mapping[str, float], rarity: Mapping[str, float]) -> float:
    """About what a passage of mean length scores by these words."""
    met: Iterable[str] = shares.keys() & counts.keys()
    return sum(shares[s] * rarity[s] * counts[s] * (_K1 + 1) / (counts[s] + _K1) for s in met)


def _key(stem: str, weight: float, rarity: float) -> Key:
    # The engine's idf is 1 larger, so that small words count there too; here they would drown the telling ones.
    return Key("stem", stem, weight * rarity / (rarity + 1))
