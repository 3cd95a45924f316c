"""Documents that are about the same: those that share a document's rarest words. Reads one state of the index."""

from __future__ import annotations

import math
from collections import Counter

from kb.engine import Searcher, Window
from kb.model import Document, Record
from kb.query.plan import Any, Key, Plan
from kb.text.analyzers import analyze
from webapp.shelf import one_a_work

WORDS = 14
"""So many of the most telling words are asked for; half of them must be there."""


def similar(searcher: Searcher, document: Document, most: int = 4) -> tuple[Record, ...]:
    """Up to `most` other works in the document's language, the nearest first; empty for a document without words."""
    record = document.record
    keys = telling(searcher, document)
    if not keys:
        return ()
    plan = Plan(Any(keys, max(1, len(keys) // 2)), {"language": (record.language,)})
    hits = searcher.search(plan, Window(limit=most * 3 + 3)).hits
    found = (searcher.record(hit.id) for hit in hits if hit.id != record.id)
    others = one_a_work(r for r in found if r is not None and (not record.work or r.work != record.work))
    return others[:most]


def telling(searcher: Searcher, document: Document) -> tuple[Key, ...]:
    """The words of title, summary and headings that tell most: frequent here, rare in the index."""
    record, lexicon = document.record, searcher.lexicon("lemma")
    text = "\n".join((record.title, record.title, record.summary, *(p.heading for p in document.passages[:40])))
    counted = Counter(word.keys.lemma for word in analyze(text, record.language))
    passages = searcher.status().passages or 1
    weights = {
        term: math.log1p(count) * math.log(passages / (1 + known))
        for term, count in counted.items() if 0 < (known := lexicon.frequency(term)) < passages / 10
    }
    best = sorted(weights, key=lambda term: (-weights[term], term))[:WORDS]
    return tuple(Key("lemma", term) for term in best)
