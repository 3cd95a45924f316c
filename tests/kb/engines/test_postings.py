"""Postings made from a run of tokens and joined from several segments, held against dicts of lists."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kb.engines.whoosh.chunks import Vocabulary
from kb.engines.whoosh.postings import FieldPostings, Ranked, Run, invert, join

WORDS = st.sampled_from(["a", "b", "č", "zakon", "\ud800"])
PASSAGES = st.lists(st.lists(WORDS, max_size=6), max_size=5)


def made(passages, positional=True) -> FieldPostings:
    # a term that no passage has takes a number, as terms of other fields do
    vocabulary = Vocabulary(other=0)
    rows = [words if positional else list(dict.fromkeys(words)) for words in passages]
    tokens = np.array([vocabulary[word] for words in rows for word in words], np.int32)
    spots = np.array([place for words in rows for place in range(len(words))], np.int32) if positional else None
    return invert(Run(tokens, spots, np.array([len(words) for words in rows], np.int32)), Ranked.of(vocabulary))


def unrolled(postings: FieldPostings) -> dict[bytes, list[tuple[int, list[int]]]]:
    """Term → (row, positions) of each posting."""
    found, at = {}, 0
    for n, term in enumerate(postings.terms):
        each = found.setdefault(term, [])
        for place in range(postings.starts[n], postings.starts[n + 1]):
            count = 0 if postings.counts is None else int(postings.counts[place])
            positions = [] if postings.positions is None else postings.positions[at : at + count].tolist()
            each.append((int(postings.ids[place]), positions))
            at += count
    return found


def naive(passages) -> dict[bytes, list[tuple[int, list[int]]]]:
    found: dict[bytes, list[tuple[int, list[int]]]] = {}
    for term in sorted({w for words in passages for w in words}, key=lambda w: w.encode("utf-8", "surrogatepass")):
        rows = [(n, [i for i, w in enumerate(words) if w == term]) for n, words in enumerate(passages)]
        found[term.encode("utf-8", "surrogatepass")] = [(n, places) for n, places in rows if places]
    return found


@given(PASSAGES)
def test_inverted(passages):
    postings = made(passages)
    assert unrolled(postings) == naive(passages)
    assert list(postings.terms) == sorted(postings.terms)


@given(PASSAGES)
def test_exact_values_have_neither_counts_nor_positions(passages):
    postings = made(passages, positional=False)
    assert (postings.counts, postings.positions) == (None, None)
    assert {t: [row for row, _ in rows] for t, rows in unrolled(postings).items()} == {
        t: [row for row, _ in rows] for t, rows in naive(passages).items()}


@given(st.lists(PASSAGES, min_size=1, max_size=3), st.data())
def test_joined_is_as_if_written_together_without_what_is_dropped(parts, data):
    kept, renumber = [], []
    for passages in parts:
        keep = data.draw(st.lists(st.booleans(), min_size=len(passages), max_size=len(passages)))
        renumber.append(np.array([len(kept) + sum(keep[:n]) if k else -1 for n, k in enumerate(keep)], np.int64))
        kept += [words for words, k in zip(passages, keep, strict=True) if k]
    assert unrolled(join([made(passages) for passages in parts], renumber)) == naive(kept)
