"""What flows through the house: the small things that records, sources and problems say of themselves."""

import dataclasses

import pytest

from kb import model
from kb.model import FACETS, Document, Passage, Problem, Record, Source, Tag, TextLink


@pytest.mark.parametrize(("date", "year"), [
    ("2024-05-06", 2024), ("2024-05", 2024), ("2024", 2024), ("", None), ("soon", None), ("²024", None), ("98", 98),
])  # fmt: skip
def test_the_year_of_a_record(date, year):
    assert Record("d", "D", date=date).year == year


@pytest.mark.parametrize(("language", "script", "lang"), [
    ("sr", "Cyrl", "sr-Cyrl"), ("sr", "Latn", "sr-Latn"), ("sr", "", "sr"), ("en", "Latn", "en"), ("und", "Cyrl", ""),
])  # fmt: skip
def test_the_language_as_html_wants_it(language, script, lang):
    assert Record("d", "D", language=language, script=script).lang == lang


def test_a_record_is_counted_under_every_facet():
    record = Record("d", "D", "law", "sr", countries=("serbia",), themes=("a", "b"), audiences=("police",), date="2019")
    assert record.facet_values() == {
        "country": ("serbia",), "theme": ("a", "b"), "type": ("law",), "language": ("sr",), "audience": ("police",),
        "year": ("2019",),
    }  # fmt: skip


def test_an_undated_record_is_counted_under_no_year():
    values = Record("d", "D").facet_values()
    assert tuple(values) == FACETS
    assert values["year"] == ()


@pytest.mark.parametrize(("root", "path", "file"), [
    ("/data/corpus", "corpus/law/a.md", "/data/corpus/law/a.md"),
    ("/data/corpus", "corpus/a.zip//b.eml//c.pdf", "/data/corpus/a.zip"),
    ("/corpus", "corpus/a.md", "/corpus/a.md"),
], ids=["a file", "inside a file", "at the top"])  # fmt: skip
def test_the_file_of_a_source(root, path, file):
    assert Source(path, root=root).file == file


@pytest.mark.parametrize(("problem", "line"), [
    (Problem("a.md", "read", "it is empty"), "a.md: it is empty"),
    (Problem("a.md", "head", "unknown key", "take it out", line=3), "a.md:3: unknown key – take it out"),
], ids=["reason", "place and remedy"])  # fmt: skip
def test_a_problem_is_one_line(problem, line):
    assert str(problem) == line


FROZEN = [cls for cls in vars(model).values() if dataclasses.is_dataclass(cls)]


@pytest.mark.parametrize("cls", FROZEN)
def test_values_are_frozen_and_slotted(cls):
    assert cls.__dataclass_params__.frozen
    assert "__slots__" in vars(cls)


def test_equal_values_are_equal():
    assert Tag("theme", "a") == Tag("theme", "a", "front-matter", "")
    document = Document(Record("d", "D"), (Passage("d", 0, "a", "", "t", links=(TextLink(0, 1, "w"),)),))
    assert dataclasses.replace(document) == document
    assert document.passages[0].links == ((0, 1, "w"),)
