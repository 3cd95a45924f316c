"""The title of a legal act that sets it over several lines: `ЗАКОН` / `о кривичном поступку`. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

_KIND = re.compile(
    r"(?:закон(?:ик)?|устав|уредба|правилник|одлука|наредба|упутство|статут|zakon(?:ik)?|ustav|uredba|pravilnik|odluka|"
    r"naredba|uputstvo|statut|law|act|decree|regulation|rulebook|ordinance)",
    re.IGNORECASE,
)
_SUBJECT = re.compile(r"(?:о|o|on|of)\s+\S", re.IGNORECASE)
# Blocks from the start among which the title is looked for.
_WHERE = 25

_LONGEST = 300


def act_title(texts: Sequence[str]) -> str:
    """The title in the first blocks of a legal act, in sentence case; empty where there is none.

    >>> act_title(["Службени гласник", "З А К О Н", "О КРИВИЧНОМ ПОСТУПКУ", "Члан 1."])
    'Закон о кривичном поступку'
    """
    for first, second in zip(texts[:_WHERE], [*texts[1:_WHERE], ""], strict=False):
        kind = first.replace(" ", "") if re.fullmatch(r"(?:\w ){3,}\w", first.strip()) else first.strip()
        if _KIND.fullmatch(kind) and _SUBJECT.match(second) and len(second) <= _LONGEST:
            subject = second.strip()
            return f"{kind.capitalize()} {subject.lower() if subject.isupper() else subject[0].lower() + subject[1:]}"
        if re.match(rf"{_KIND.pattern}\s+{_SUBJECT.pattern}", kind, re.IGNORECASE) and len(kind) <= _LONGEST:
            return kind.capitalize() if kind.isupper() else kind
    return ""
