"""Why a hit was found: which typed word matched which word of the text, and in what way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kb.engine import Marks
from kb.model import Passage, Record
from kb.service import Reason
from kb.snippets import marked, marked_again

# A reader compares a handful; long documents match a common word in hundreds of places.
MAX_REASONS = 12


def reasons(
    record: Record,
    passages: Sequence[Passage],
    ways: Mapping[str, tuple[str, str]],
    marks: Sequence[Marks | None] = (),
) -> tuple[Reason, ...]:
    """The different reasons, in order of the text. `ways` maps a key of the plan to (word typed, way of matching).

    `marks` are the words with such a key in the text of each passage, where they are known; other texts are analysed.
    """
    found: dict[tuple[str, str, str], Reason] = {}
    for zone, text, places in _zones(record, passages, frozenset(ways), marks or [None] * len(passages)):
        for start, end, key in places:
            typed, way = ways[key]
            shown = text[start:end]
            reason = Reason(typed, shown, f"{way} in {zone}" if zone else way)
            # `Granica` and `granica` are one reason.
            found.setdefault((typed, shown.lower(), zone), reason)
    return tuple(found.values())[:MAX_REASONS]


def _zones(
    record: Record, passages: Sequence[Passage], keys: frozenset[str], marks: Sequence[Marks | None]
) -> Iterator[tuple[str, str, Sequence[tuple[int, int, str]]]]:
    """Each zone with its text and the words in it that have one of the keys."""
    yield "title", record.title, marked_again(record.title, record.language, keys)
    for passage, known in zip(passages, marks, strict=True):
        language = passage.language or record.language
        yield "heading", passage.heading, marked(passage.heading, language, keys)
        yield "", passage.text, marked(passage.text, language, keys) if known is None else known
