"""What each commit added, changed and removed, and what several of them come to. Pure; `kb.journal` keeps the lines."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

UNKNOWN = "?"
"""In place of the digest of a document that was there before, with a digest that nobody looked up"""

Kind = Literal["added", "changed", "removed"]


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit: ids of the documents it added, changed and removed, those added or changed with their file's digest.

    `time` is UTC, ISO 8601. A `base` stands for all that was before: its `added` are the documents that were there at
    its end, and `since` says since when each of them. An index begins with an empty base.
    """

    generation: str
    time: str
    added: Mapping[str, str] = field(default_factory=dict)
    changed: Mapping[str, str] = field(default_factory=dict)
    removed: Sequence[str] = ()
    base: bool = False
    since: Mapping[str, str] = field(default_factory=dict)

    @property
    def touched(self) -> int:
        """How many documents it added, changed or removed."""
        return len(self.added) + len(self.changed) + len(self.removed)

    def line(self) -> bytes:
        """The commit as one line of the journal; what is empty is left out."""
        values = {name: getattr(self, name) for name in self.__slots__}
        known = {name: list(v) if name == "removed" else v for name, v in values.items() if v}
        return json.dumps(known, separators=(",", ":")).encode("ascii") + b"\n"


NOTHING = Commit("", "")
"""A commit that leaves all documents as they are"""
BEGINNING = Commit("", "", base=True)
"""The first commit of an index, which holds nothing yet"""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one document, and when last."""

    id: str
    kind: Kind
    time: str
    generation: str


@dataclass(frozen=True, slots=True)
class Held:
    """A document that was there at the end: since when, and the digest of its file."""

    added: str
    digest: str


@dataclass(frozen=True, slots=True)
class History:
    """The commits up to one state of the index, the oldest first; empty where nothing is known of that state."""

    commits: tuple[Commit, ...] = ()

    def held(self) -> dict[str, Held]:
        """Every document that is there at the end."""
        return _held(self.commits)

    def latest(self) -> dict[str, Change]:
        """What became last of every document that is known, and of those that are gone as long as that is known.

        Where single commits are folded into a base, the end of the base stands for the time: never earlier than it was.
        """
        return {id: Change(id, kind, one.time, one.generation) for one in self.commits for kind, id in _events(one)}

    def after(self, generation: str) -> tuple[Commit, ...] | None:
        """The commits after a generation; None if it is not known (any more)."""
        place = next((n for n, one in enumerate(self.commits) if one.generation == generation), None)
        return None if place is None else self.commits[place + 1 :]

    def at(self, time: str) -> str | None:
        """The generation that was the latest before a day or time (ISO 8601, UTC); None if nobody knows any more."""
        before = next((one.generation for one in reversed(self.commits) if one.time < time), None)
        # Before its beginning an index was as empty as at it.
        return before or (self.commits[0].generation if self.commits and self._from_the_beginning() else None)

    def _from_the_beginning(self) -> bool:
        return self.commits[0].base and not self.commits[0].added

    @property
    def begins(self) -> str:
        """The time of the first commit that is known, ISO 8601; empty if none is."""
        return self.commits[0].time if self.commits else ""


def net(commits: Iterable[Commit]) -> dict[str, Change]:
    """What became of each document by these commits together: one that came and went is not mentioned."""
    found: dict[str, Change] = {}
    for commit in commits:
        for kind, id in _events(commit):
            joined = _joined(found[id].kind if id in found else None, kind)
            if joined is None:
                del found[id]
            else:
                found[id] = Change(id, joined, commit.time, commit.generation)
    return found


def _events(commit: Commit) -> Iterator[tuple[Kind, str]]:
    yield from (("removed", id) for id in commit.removed)
    yield from (("added", id) for id in commit.added)
    yield from (("changed", id) for id in commit.changed)


def _joined(before: Kind | None, now: Kind) -> Kind | None:
    if before == "added":
        return None if now == "removed" else "added"
    # Gone and here again: for who saw the first state it has changed.
    return "changed" if before == "removed" and now == "added" else now


def _held(commits: Iterable[Commit]) -> dict[str, Held]:
    held: dict[str, Held] = {}
    for commit in commits:
        for id in commit.removed:
            held.pop(id, None)
        for id, digest in commit.added.items():
            known = held[id].added if id in held else commit.since.get(id, commit.time)
            held[id] = Held(known, digest)
        for id, digest in commit.changed.items():
            # One that the journal did not see coming was there before it began: since when, no one knows.
            held[id] = replace(held[id], digest=digest) if id in held else Held("", digest)
    return held


def compared(before: Mapping[str, str], after: Mapping[str, str]) -> Commit:
    """The commit that leads from these documents to those, as yet without a name; both map ids to digests."""
    return Commit(
        "", "",
        added={id: digest for id, digest in after.items() if id not in before},
        changed={id: digest for id, digest in after.items() if before.get(id, digest) != digest},
        removed=tuple(id for id in before if id not in after),
    )


def folded(commits: Sequence[Commit]) -> Commit:
    """One base in place of these commits."""
    held = _held(commits)
    last = commits[-1]
    return Commit(last.generation, last.time, {id: one.digest for id, one in held.items()}, base=True,
                  since={id: one.added for id, one in held.items()})


def parsed(line: bytes) -> Commit | None:
    """The commit of a line of the journal; None for what is none."""
    try:
        values = json.loads(line)
        # Names that a later release has added are passed over, so that one can go back to this one.
        known = {name: value for name, value in values.items() if name in Commit.__slots__}
        return Commit(**known | {"removed": tuple(known.get("removed", ()))})
    except (ValueError, TypeError, AttributeError):
        return None
