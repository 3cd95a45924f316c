"""Why a hit was found: which typed word matched which word of the text, and in what way."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from kb.model import Passage, Record
from kb.service import Reason
from kb.text.analyzers import analyze

# A reader compares a handful; long documents match a common word in hundreds of places.
MAX_REASONS = 12


def reasons(record: Record, passages: Sequence[Passage], ways: Mapping[str, tuple[str, str]]) -> tuple[Reason, ...]:
    """The different reasons, in order of the text. `ways` maps a key of the plan to (word typed, way of matching)."""
    found: dict[tuple[str, str, str], Reason] = {}
    for zone, text, language in _zones(record, passages):
        for word in analyze(text, language):
            key = next((k for k in word.keys if k in ways), None)
            if key is not None:
                typed, way = ways[key]
                shown = text[word.start : word.end]
                reason = Reason(typed, shown, f"{way} in {zone}" if zone else way)
                # `Granica` and `granica` are one reason.
                found.setdefault((typed, shown.lower(), zone), reason)
    return tuple(found.values())[:MAX_REASONS]


def _zones(record: Record, passages: Sequence[Passage]) -> Iterator[tuple[str, str, str]]:
    yield "title", record.title, record.language
    for passage in passages:
        language = passage.language or record.language
        yield "heading", passage.heading, language
        yield "", passage.text, language
