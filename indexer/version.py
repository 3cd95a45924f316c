"""The version of all that makes a document of a file, apart from the readers: when it changes, files are read again."""

from __future__ import annotations

import hashlib
from functools import cache
from importlib import resources

VERSION = 5
"""Raised by one when front matter, tagging or passages give another document for the same parsed file."""

_DATA = ("audiences.yaml", "countries.yaml", "document_types.yaml", "front_matter.yaml", "themes.yaml")


@cache
def pipeline() -> str:
    """Changes with the code, by hand, and with the vocabularies, by themselves."""
    data = resources.files("kb").joinpath("data")
    digest = hashlib.sha256(b"\0".join(data.joinpath(name).read_bytes() for name in _DATA))
    return f"{VERSION}-{digest.hexdigest()[:8]}"
