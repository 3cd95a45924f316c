"""What ages or clashes between sources is shown with both sides and an as-of date, wherever a text states it."""

from __future__ import annotations

import pytest

from benchmarks.corpus_files import ROOT, CorpusFile, corpus
from tests.corpus import ageing

STATING = [file for file in corpus() if any(ageing.stated(file))]
HEAD = {"work": "a-work", "title": "Title", "summary": "", "language": "en"}


@pytest.mark.parametrize("file", STATING, ids=lambda file: file.name)
def test_what_ages_is_dated_and_shows_both_sides(file: CorpusFile):
    assert not list(ageing.undated(file))


@pytest.mark.parametrize("fact", [fact for fact, *_ in ageing.CLASHES])
def test_every_fact_of_the_list_is_in_both_languages(fact):
    languages = {file.language for file in STATING if fact in dict(ageing.stated(file))}
    assert languages == {"en", "sr"}


@pytest.mark.parametrize(("text", "head", "faults"), [
    ("It entered into force on 10 October 2007.", {"as_of": 2026}, ["only one side"]),
    ("In force: 10. oktobar 2007, drugi izvor 11. jul 2008.", {}, ["no as-of date"]),
    ("Закон 4251/2014.", {}, ["only one side", "no as-of date"]),
    ("The four got 25 years, life on appeal.", {"as_of": "2019-06"}, []),
    ("The convention was signed on 19 December 2009.", {}, []),
], ids=["one side", "no date", "Cyrillic", "whole", "another day"])
def test_undated(text, head, faults):
    file = CorpusFile(ROOT / "treaty/a-work.en.md", HEAD | head, text)
    assert [fault.split(": ")[1] for fault in ageing.undated(file)] == faults
