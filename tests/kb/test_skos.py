"""Vocabularies as another program reads them."""

import pytest
from rdflib import Graph, URIRef
from rdflib.namespace import SKOS

from kb import taxonomy
from kb.skos import turtle


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
