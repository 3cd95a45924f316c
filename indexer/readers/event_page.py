"""What event pages of the POLIS kind list below their text: date, organiser, audience, countries, themes.

The values stay as they are spelled; the taxonomy resolves them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from indexer.parsed import Block

# Name of the field → the labels under which pages show it.
_LABELS: Mapping[str, tuple[str, ...]] = {
    "date_published": ("added on", "published on", "date added", "objavljeno", "објављено"),
    "date": ("date", "event date", "datum", "датум"),
    "organisers": ("organizer", "organizers", "organiser", "organisers", "organized by", "organizator", "организатор"),
    "audiences": ("audience", "audiences", "target audience", "target group", "ciljna grupa", "циљна група"),
    "countries": ("country", "countries", "participating states", "zemlje", "države", "земље", "државе"),
    "themes": ("theme", "themes", "topics", "subjects", "keywords", "tags", "teme", "теме"),
    "place": ("location", "venue", "place", "mesto", "место"),
}

# The order of the lists that follow "Added on" and its date, where they have no labels of their own.
_UNLABELLED = ("organisers", "audiences", "countries", "themes")

_BY_LABEL = {label: name for name, labels in _LABELS.items() for label in labels}
_DAY_FORMATS = ("%d %b %Y", "%d %B %Y", "%d.%m.%Y", "%d. %m. %Y", "%B %d, %Y", "%Y-%m-%d", "%d/%m/%Y")
_LONGEST = 600


def event_fields(blocks: Sequence[Block]) -> dict[str, Any]:
    """The fields of an event page under the front matter's names; nothing for any other page."""
    texts = [block.text for block in blocks]
    fields = _labelled(texts)
    if "date_published" in fields:
        for name, value in _after_date(texts).items():
            fields.setdefault(name, value)
    known = {name for name in fields if name in _UNLABELLED}
    return _as_metadata(fields) if len(known) >= 2 else {}


def day(text: str) -> str:
    """A date as people write it, in ISO 8601; empty where it is none.

    >>> day("25 Jul 2016"), day("11.6.2014"), day("soon")
    ('2016-07-25', '2014-06-11', '')
    """
    clean = re.sub(r"\s+", " ", text.strip().rstrip("."))
    for form in _DAY_FORMATS:
        try:
            return datetime.strptime(clean, form).date().isoformat()
        except ValueError:
            continue
    return ""


def _labelled(texts: Sequence[str]) -> dict[str, str]:
    """Values after their labels: `Label: value` in one block, or the label alone and the value in the next."""
    fields: dict[str, str] = {}
    for place, text in enumerate(texts):
        if len(text) > _LONGEST:
            continue
        label, colon, value = text.partition(":")
        name = _BY_LABEL.get(label.strip().lower())
        if name is None:
            continue
        following = texts[place + 1] if place + 1 < len(texts) else ""
        value = value.strip() or (following if following.rstrip(":").lower() not in _BY_LABEL else "")
        if value and len(value) <= _LONGEST and (colon or text.lower() == label.lower()):
            fields.setdefault(name, value)
    return fields


def _after_date(texts: Sequence[str]) -> dict[str, str]:
    """The lists without labels that follow "Added on" and a date."""
    place = next((n for n, text in enumerate(texts) if text.strip(" :").lower() in _LABELS["date_published"]), None)
    if place is None or place + 2 >= len(texts) or not day(texts[place + 1]):
        return {}
    lists = [text for text in texts[place + 2 : place + 2 + len(_UNLABELLED)] if len(text) <= _LONGEST]
    return dict(zip(_UNLABELLED, lists, strict=False)) if len(lists) == len(_UNLABELLED) else {}


def _as_metadata(fields: Mapping[str, str]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name in ("audiences", "countries", "themes"):
        if name in fields:
            found[name] = [part.strip() for part in re.split(r"[,;]", fields[name]) if part.strip()]
    for name in ("date", "date_published"):
        if moment := day(fields.get(name, "")):
            found[name] = moment
    event: dict[str, Any] = {}
    if organisers := fields.get("organisers"):
        event["organisers"] = [part.strip() for part in re.split(r"[;,]", organisers) if part.strip()]
    if place := fields.get("place"):
        event["place"] = place
    return {**found, "event": event} if event else found
