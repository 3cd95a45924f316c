"""Every file of the corpus by itself: its name, its sources and dates, its length, and the line that it is a digest."""

from __future__ import annotations

from collections import Counter

import pytest

from benchmarks.corpus_files import CorpusFile, corpus, pairs
from tests.corpus import rules

FILES = corpus()
every_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)


def test_every_work_is_there_in_both_languages():
    languages = Counter((file.work, file.language) for file in FILES)
    assert set(languages.values()) == {1}
    assert len(FILES) == 2 * len(list(pairs()))


def test_identifiers_are_unique():
    assert not [name for name, times in Counter(file.head["identifier"] for file in FILES).items() if times > 1]


@every_file
def test_names_agree(file: CorpusFile):
    assert file.path.name == f"{file.work}.{file.language}.md"
    assert file.head["identifier"] == f"{file.work}-{file.language}"


@every_file
def test_says_that_it_is_a_digest(file: CorpusFile):
    wanted = rules.OWN_WORDS[file.head["language"], file.head.get("variant", "")]
    assert file.body.strip().splitlines()[0] == wanted
    assert file.head["translation_status"] == "own-words-digest"


@every_file
def test_has_sources_that_were_seen(file: CorpusFile):
    assert not list(rules.sources(file))


@every_file
def test_has_dates_that_are_dates(file: CorpusFile):
    assert not list(rules.dates(file))


@every_file
def test_is_as_long_as_its_kind(file: CorpusFile):
    assert rules.length(file) == ""


@every_file
def test_name_of_kosovo_has_its_footnote(file: CorpusFile):
    assert not list(rules.kosovo(file))


@pytest.mark.parametrize("file", [f for f in FILES if f.head["facts"] != "verified"], ids=lambda file: file.name)
def test_what_is_not_verified_is_marked(file: CorpusFile):
    assert file.marks_doubt()


def test_a_fifth_of_the_serbian_files_is_cyrillic():
    scripts = Counter(file.script for file in FILES if file.language == "sr")
    assert 0.17 <= scripts["Cyrl"] / scripts.total() <= 0.25


@pytest.mark.parametrize("country", ["bosnia-and-herzegovina", "montenegro"])
def test_documents_of_these_countries_are_ijekavian(country):
    own = [file for file in FILES if file.language == "sr" and file.head.get("countries") == [country]]
    national = [file for file in own if file.head.get("level") in ("national", "local")]
    assert len(national) >= 3
    assert {file.head["variant"] for file in national} == {"ijekavian"}
