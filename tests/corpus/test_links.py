"""What the corpus points to is there: links in the text, legal bases, related documents, each with its anchor."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from benchmarks.corpus_files import ROOT, corpus
from indexer.commands import check

WORKS = {file.work for file in corpus()}


@pytest.mark.parametrize("file", corpus(), ids=lambda file: file.name)
def test_named_works_are_there(file):
    named = {work for work, _ in file.links} | set(file.head.get("related", ()))
    assert named | {basis["instrument"] for basis in file.head.get("legal_basis", ())} <= WORKS
    assert file.work not in file.head.get("related", ())


def test_check_finds_no_problem():
    # Anchors are made when a document is read: only the check itself knows them all.
    done = CliRunner().invoke(check, [str(ROOT)])
    assert done.exit_code == 0, done.output
