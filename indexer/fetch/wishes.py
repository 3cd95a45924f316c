"""The list of what to fetch: a TOML file read into values, each fault named. Pure.

    [[source]]
    url = "https://www.example.org/act.pdf"
    file = "treaty/act.pdf"
    metadata = {title = "An act", type = "treaty"}
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from indexer import schema
from indexer.media_types import BY_SUFFIX
from kb.errors import WrongUse

_KEYS = frozenset({"url", "file", "metadata"})


@dataclass(frozen=True, slots=True)
class Wish:
    """An address, the file in which its content shall lie (below the target folder), and its front matter."""

    url: str
    file: str
    metadata: Mapping[str, Any] = field(default_factory=dict)


def parse(text: str, name: str) -> tuple[Wish, ...]:
    """The wishes of a list, in its order. Raises WrongUse that names the entry and what is wrong with it."""
    try:
        entries = tomllib.loads(text).get("source")
    except tomllib.TOMLDecodeError as error:
        raise WrongUse(f"{name}: not valid TOML: {error}") from error
    if not isinstance(entries, list) or not entries:
        raise WrongUse(f"{name}: there is no [[source]] in it; docs/cli.md has an example")
    wishes = tuple(_wish(entry, f"{name}: source {number}") for number, entry in enumerate(entries, 1))
    for file, times in Counter(wish.file for wish in wishes).items():
        if times > 1:
            raise WrongUse(f"{name}: {times} sources want the file {file!r}; give each its own")
    return wishes


def _wish(entry: object, place: str) -> Wish:
    if not isinstance(entry, dict):
        raise WrongUse(f"{place}: must be a table with url and file")
    if unknown := sorted(entry.keys() - _KEYS):
        raise WrongUse(f"{place}: unknown key {unknown[0]!r}; known are file, metadata, url")
    url, file, metadata = entry.get("url"), entry.get("file"), entry.get("metadata", {})
    if not isinstance(url, str) or not url:
        raise WrongUse(f"{place}: url is missing")
    if not isinstance(file, str) or not _is_safe(file):
        raise WrongUse(f"{place}: file must be a path below the folder, with a known ending, such as treaty/untoc.pdf")
    if not isinstance(metadata, dict):
        raise WrongUse(f"{place}: metadata must be a table of front matter")
    for key, value in metadata.items():
        for fault in schema.load().problems(key, value):
            raise WrongUse(f"{place}: metadata: {fault}; see docs/corpus-format.md")
    return Wish(url, file, metadata)


def _is_safe(file: str) -> bool:
    """Whether the file can only lie below the folder, and the indexer would look at it."""
    path = PurePosixPath(file)
    inside = not path.is_absolute() and "\\" not in file and "\0" not in file
    # A name that begins with a dot would be hidden from the indexer; that rules out `..` as well.
    return inside and not any(part.startswith(".") for part in path.parts) and path.suffix.lower() in BY_SUFFIX
