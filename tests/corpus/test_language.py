"""Script, language and way of speaking of each file are what it says, and nothing was left untranslated."""

from __future__ import annotations

import pytest

from benchmarks.corpus_files import CorpusFile, corpus
from tests.corpus import rules

every_file = pytest.mark.parametrize("file", corpus(), ids=lambda file: file.name)


@every_file
def test_is_in_its_script(file: CorpusFile):
    assert not list(rules.script(file))


@every_file
def test_reads_as_what_it_says(file: CorpusFile):
    assert not list(rules.declared(file))


@every_file
def test_leaves_nothing_untranslated(file: CorpusFile):
    assert not list(rules.remainder(file))
