"""Field names and their values in every spelling; years and ranges of years."""

import pytest

from kb import taxonomy
from kb.query import fields
from kb.query.syntax import Range
from kb.text.scripts import fold, to_cyrillic

NAMES = [(canonical, name) for canonical, names in fields.NAMES.items() for name in names.split()]


@pytest.mark.parametrize(("canonical", "name"), NAMES, ids=[name for _, name in NAMES])
def test_a_name_may_be_typed_in_any_case_and_script(canonical, name):
    assert fields.canonical(name) == fields.canonical(name.upper()) == fields.canonical(to_cyrillic(name)) == canonical


@pytest.mark.parametrize("name", ["", "colour", "zemljaa", "http"])
def test_other_names_are_no_fields(name):
    assert fields.canonical(name) == ""


LABELS = [(facet, entry.id, label) for facet, entries in taxonomy.load().entries.items() for entry in entries.values()
          for label in entry.labels.values()]


@pytest.mark.parametrize(("facet", "id", "label"), LABELS, ids=[f"{facet}-{label}" for facet, _, label in LABELS])
def test_every_label_names_its_value(facet, id, label):
    assert fields.resolve(facet, label) == fields.resolve(facet, fold(label)) == id


@pytest.mark.parametrize(("field", "value", "id"), [
    ("country", "RS", "serbia"),
    ("country", "srb", "serbia"),
    ("country", "Србија", "serbia"),
    ("country", "FYROM", "north-macedonia"),
    ("country", "Makedonija", "north-macedonia"),
    ("language", "srpski", "sr"),
    ("language", "English", "en"),
    ("script", "ćirilica", "Cyrl"),
    ("script", "латиница", "Latn"),
    ("country", "atlantis", ""),
    ("script", "runes", ""),
    ("id", "anything-at-all", "anything-at-all"),
])
def test_values(field, value, id):
    assert fields.resolve(field, value) == id


@pytest.mark.parametrize(("value", "expected"), [
    ("2015", Range(2015, 2015)),
    ("2015..2020", Range(2015, 2020)),
    ("2015...2020", Range(2015, 2020)),
    ("2015-2020", Range(2015, 2020)),
    ("2015–2020", Range(2015, 2020)),
    ("2020..2015", Range(2015, 2020)),
    ("..2020", Range(None, 2020)),
    ("2015..", Range(2015, None)),
    (">2015", Range(2016, None)),
    (">=2015", Range(2015, None)),
    ("<2015", Range(None, 2014)),
    ("<=2015", Range(None, 2015)),
    ("", None), ("..", None), ("15", None), ("20155", None), ("2015..x", None), ("20152020", None), (">", None),
])
def test_years(value, expected):
    assert fields.years(value) == expected
