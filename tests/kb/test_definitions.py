"""Terms that a legal text defines."""

import pytest

from kb.definitions import definitions
from kb.model import Document, Passage, Record


def defined(text, heading=""):
    found = definitions(Document(Record("d", "D"), (Passage("d", 0, "art-3", heading, text),)))
    return [(definition.term, definition.anchor) for definition in found]


@pytest.mark.parametrize(("text", "heading", "terms"), [
    pytest.param("For the purposes of this Protocol:\n(a) “Smuggling of migrants” shall mean the procurement",
                 "", ["Smuggling of migrants"], id="English treaty"),
    pytest.param("1) „адвокат” је лице које је уписано", "Значење појмова", ["адвокат"], id="Serbian, Cyrillic"),
    pytest.param("1) vozilo je sredstvo\n2) osobe su ljudi", "Značenje izraza", ["vozilo", "osobe"], id="a list"),
    pytest.param("“Court” means a court", "Definitions", ["Court"], id="by the heading"),
    pytest.param("“Court” means a court", "", [], id="nothing says that it defines"),
    pytest.param("Rok je 30 dana", "Rokovi", [], id="a sentence"),
])  # fmt: skip
def test_definitions(text, heading, terms):
    assert defined(text, heading) == [(term, "art-3") for term in terms]
