from __future__ import annotations

import pytest

from indexer.media_types import BY_SUFFIX
from indexer.parsed import Block, ParsedDocument, Unreadable
from indexer.readers import READERS, reader_for


@pytest.mark.parametrize("media_type", READERS)
def test_every_listed_reader_exists(media_type: str) -> None:
    assert callable(reader_for(media_type))


def test_a_format_without_reader_is_refused_with_a_remedy() -> None:
    with pytest.raises(Unreadable, match="no reader for video/mp4") as refusal:
        reader_for("video/mp4")
    assert "docs/formats.md" in refusal.value.remedy


@pytest.mark.parametrize("suffix", BY_SUFFIX)
def test_every_known_ending_has_a_reader(suffix: str) -> None:
    assert BY_SUFFIX[suffix] in READERS


def _read(media_type: str, content: bytes) -> ParsedDocument | Unreadable:
    try:
        return reader_for(media_type)(content, "x")
    except Unreadable as refusal:
        return refusal


@pytest.mark.parametrize("media_type", READERS)
def test_an_empty_file_is_read_as_nothing_or_refused_with_a_remedy(media_type: str) -> None:
    found = _read(media_type, b"")
    if isinstance(found, Unreadable):
        assert found.reason
        assert found.remedy
    else:
        assert not any(block.text for block in found.blocks)


def test_a_document_says_nothing_that_was_not_found() -> None:
    document = ParsedDocument()
    assert (document.title, document.blocks, document.attachments, document.notes) == ("", (), (), ())
    assert Block("x") == Block("x", "paragraph", 0, None, False, ())


def test_a_refusal_is_an_exception_with_its_reason() -> None:
    refusal = Unreadable("the file is damaged", "get it again")
    assert (str(refusal), refusal.remedy) == ("the file is damaged", "get it again")
