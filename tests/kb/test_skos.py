"""Vocabularies as another program reads them."""

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import SKOS

from kb import taxonomy
from kb.skos import EUROVOC, matches, turtle
from kb.taxonomy import Entry


@pytest.mark.parametrize("name", list(taxonomy.load().entries))
def test_every_value_is_a_concept(name):
    entries = taxonomy.load().entries[name]
    graph = Graph().parse(data=turtle(name, entries, "https://x.org/v"), format="turtle")
    assert {str(c).partition("#")[2] for c in graph.subjects(SKOS.inScheme)} == set(entries)
    assert {label.language for label in graph.objects(URIRef(f"https://x.org/v#{next(iter(entries))}"), SKOS.prefLabel)
            } == {"en", "sr-Latn", "sr-Cyrl"}


def test_links_to_eurovoc():
    graph = Graph().parse(data=turtle("theme", taxonomy.load().entries["theme"], "https://x.org/v"), format="turtle")
    assert URIRef("http://eurovoc.europa.eu/1915") in graph.objects(predicate=SKOS.exactMatch)


LABELS = {"en": 'The "Palermo" \\ protocol', "sr-Latn": "žrtva", "sr-Cyrl": "жртва"}
ENTRIES = {
    "top": Entry("top", LABELS, row={"eurovoc": "1915"}),
    "below": Entry("below", LABELS, "top", {"eurovoc": [{"id": 7, "match": "close"}, {"id": "8", "match": "broad"}]}),
    "alone": Entry("alone", LABELS, "missing"),
}
SCHEME = "https://x.org/v"


@pytest.fixture(scope="module")
def graph():
    return Graph().parse(data=turtle("Теме", ENTRIES, SCHEME), format="turtle")


@pytest.mark.parametrize(("id", "broader", "is_top"), [
    ("top", [], True), ("below", ["top"], False), ("alone", [], True),
])
def test_what_is_broader(graph, id, broader, is_top):
    concept = URIRef(f"{SCHEME}#{id}")
    assert list(graph.objects(concept, SKOS.broader)) == [URIRef(f"{SCHEME}#{b}") for b in broader]
    assert ((concept, SKOS.topConceptOf, URIRef(SCHEME)) in graph) is is_top


@pytest.mark.parametrize("language", LABELS)
def test_labels_come_back_as_they_are(graph, language):
    labels = graph.objects(URIRef(f"{SCHEME}#top"), SKOS.prefLabel)
    assert {str(label) for label in labels if label.language == language} == {LABELS[language]}


@pytest.mark.parametrize(("id", "found"), [
    ("top", ((EUROVOC + "1915", "exact"),)), ("below", ((EUROVOC + "7", "close"), (EUROVOC + "8", "broad"))),
    ("alone", ()),
])
def test_degrees_of_likeness(id, found):
    assert matches(ENTRIES[id]) == found
