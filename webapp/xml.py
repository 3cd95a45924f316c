"""Text that may stand in XML 1.0."""

from __future__ import annotations

import re

_FORBIDDEN = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text without the characters that XML cannot hold.

    >>> clean("a\\x00b")
    'ab'
    """
    return _FORBIDDEN.sub("", text)
