"""The text that goes with a dump."""

import pytest

from kb.engine import IndexStatus
from kb.export.readme import MANIFEST, SUMS, readme

STATUS = IndexStatus("whoosh", "12-abc", 162, 2154, "f", "2026-11-24T10:00:00+00:00")


@pytest.mark.parametrize("said", [
    "# Title\n", "162 documents in 2154 passages", "12-abc", "2026-11-24T10:00:00+00:00", "https://kb.example",
    MANIFEST, f"sha256sum -c {SUMS}", "MIT", "`metadata.source_url`", "`metadata.rights`",
])
def test_it_says(said):
    assert said in readme(STATUS, "Title", "https://kb.example")


def test_a_dump_from_no_site_at_no_known_time_has_whole_sentences():
    text = readme(IndexStatus("memory", "1", 0, 0, "f"), "T")
    assert "the whole knowledge base.\nAs of an unknown time, generation 1" in text
    assert " at " not in text.partition("## Whose")[0]


def test_no_line_is_too_long_to_read():
    assert max(map(len, readme(STATUS, "Title", "https://kb.example.org").splitlines())) <= 120
