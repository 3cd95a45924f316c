from __future__ import annotations

import pytest

from indexer.parsed import Unreadable
from indexer.readers import READERS, reader_for


@pytest.mark.parametrize("media_type", READERS)
def test_every_listed_reader_exists(media_type: str) -> None:
    assert callable(reader_for(media_type))


def test_a_format_without_reader_is_refused_with_a_remedy() -> None:
    with pytest.raises(Unreadable, match="no reader for video/mp4") as refusal:
        reader_for("video/mp4")
    assert "docs/formats.md" in refusal.value.remedy
