"""The vocabularies: every id has a label in three ways of writing, and what is broader is there."""

import pytest

from kb import taxonomy
from kb.text.scripts import script_of

TAXONOMY = taxonomy.load()
ENTRIES = [(facet, entry) for facet, entries in TAXONOMY.entries.items() for entry in entries.values()]
NAMES = [f"{facet}-{entry.id}" for facet, entry in ENTRIES]


@pytest.mark.parametrize(("facet", "entry"), ENTRIES, ids=NAMES)
def test_labels(facet, entry):
    assert set(entry.labels) == set(taxonomy.INTERFACE_LANGUAGES)
    assert script_of(entry.labels["sr-Cyrl"]) == "Cyrl"
    assert script_of(entry.labels["sr-Latn"]) == script_of(entry.labels["en"]) == "Latn"


@pytest.mark.parametrize(("facet", "entry"), ENTRIES, ids=NAMES)
def test_ids_are_fit_for_addresses_and_broader_ones_exist(facet, entry):
    assert entry.id.replace("-", "").isalnum()
    assert entry.id == entry.id.lower()
    assert not entry.broader or TAXONOMY.knows(facet, entry.broader)


@pytest.mark.parametrize("facet", ["country", "theme", "audience", "type"])
def test_no_two_values_of_a_facet_have_one_label(facet):
    labels = [entry.labels["en"] for entry in TAXONOMY.entries[facet].values()]
    assert len(set(labels)) == len(labels)


def test_the_eleven_countries_come_first():
    inside = [id for id in TAXONOMY.entries["country"] if id not in TAXONOMY.related]
    assert len(inside) == 11
    assert list(TAXONOMY.entries["country"])[:11] == inside


@pytest.mark.parametrize(("facet", "value", "interface", "label"), [
    ("country", "serbia", "en", "Serbia"),
    ("country", "serbia", "sr-Cyrl", "Србија"),
    ("country", "serbia", "de", "Serbia"),
    ("language", "sr", "sr-Latn", "srpski"),
    ("language", "xx", "en", "xx"),
    ("country", "atlantis", "en", "atlantis"),
    ("year", "2015", "en", "2015"),
])
def test_label(facet, value, interface, label):
    assert TAXONOMY.label(facet, value, interface) == label


def test_broader_values_are_added_once():
    narrow = [entry for entry in TAXONOMY.entries["theme"].values() if entry.broader]
    siblings = tuple(e.id for e in narrow if e.broader == narrow[0].broader)[:2]
    assert TAXONOMY.with_broader("theme", siblings) == (siblings[0], narrow[0].broader, siblings[1])


def test_a_value_nobody_knows_stays_alone():
    assert TAXONOMY.with_broader("theme", ("new",)) == ("new",)
