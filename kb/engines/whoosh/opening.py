"""Opening a committed state, and making good what is missing beside its segments."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from kb.engines.whoosh.columns import SegmentColumns
from kb.engines.whoosh.limits import Limits
from kb.engines.whoosh.restoring import restore
from kb.engines.whoosh.searcher import WhooshSearcher
from kb.engines.whoosh.sections import Damaged
from kb.engines.whoosh.state import read_state
from kb.engines.whoosh.storage import TORN
from kb.errors import IndexDamaged

_TRIES = 10


def open_state(folder: Path, limits: Limits) -> WhooshSearcher:
    """A searcher of the last commit. Raises IndexMissing, IndexOutdated and IndexDamaged."""
    for _ in range(_TRIES):
        state = read_state(folder)
        try:
            segments = tuple(open_columns(folder, segment) for segment in state.segments)
        except IndexDamaged:
            if read_state(folder).generation == state.generation:
                raise
            continue  # another process has committed and tidied up in between
        return WhooshSearcher(folder, state, segments, limits)
    raise IndexDamaged(f"the index in {folder} changes faster than it can be opened: try again", path=str(folder))


def open_columns(folder: Path, segment: Any) -> SegmentColumns:
    """A segment's columns, made anew if they are missing or damaged. Raises IndexDamaged if that is impossible."""
    try:
        return SegmentColumns.open(folder, segment)
    except Damaged:
        pass
    try:
        restore(folder, segment)
        return SegmentColumns.open(folder, segment)
    except (*TORN, Damaged) as error:
        raise IndexDamaged(f"segment {segment.segment_id()} in {folder} cannot be read ({error}): run "
                           "`kb index --rebuild`; the documents in the corpus are not affected") from error
