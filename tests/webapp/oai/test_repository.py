"""Identifiers, portions and their order."""

import pytest

from kb import taxonomy
from tests.webapp.api.conftest import document
from webapp.oai.faults import Fault
from webapp.oai.repository import Repository
from webapp.oai.token import Place


@pytest.fixture
def repository(index):
    return Repository(index.searcher(), taxonomy.load(), "Name", "https://kb.example:8443")


@pytest.mark.parametrize(("site", "host"), [
    ("https://kb.example", "kb.example"), ("http://127.0.0.1:8000", "127.0.0.1"), ("", "localhost"),
])
def test_identifiers_name_a_host_without_a_port(index, site, host):
    repository = Repository(index.searcher(), taxonomy.load(), "Name", site)
    assert repository.namespace == f"oai:{host}:"
    assert repository.contact == f"webmaster@{host}"


@pytest.mark.parametrize("id", ["plain", "with space", "č/ž", "a:b", "100%", "a+b"])
def test_an_identifier_leads_back_to_its_record(index, id):
    with index.writer() as writer:
        writer.put(document(id, "T", [("a", "", "text")]))
    repository = Repository(index.searcher(), taxonomy.load(), "Name", "https://kb.example")
    identifier = repository.identifier(repository.searcher.record(id))
    assert " " not in identifier
    assert repository.find(identifier).id == id


@pytest.mark.parametrize(
    "identifier", ["", "law-sr", "oai:kb.example:", "oai:other.example:law-sr", "oai:kb.example:no"])
def test_what_is_no_identifier_of_ours(repository, identifier):
    with pytest.raises(Fault) as refused:
        repository.find(identifier)
    assert refused.value.code == "idDoesNotExist"


@pytest.mark.parametrize("size", [1, 2, 3, 100])
@pytest.mark.parametrize("set", ["", "law"])
def test_portions_together_are_the_list(repository, size, set):
    place, found = Place("oai_dc", set), []
    while place is not None:
        portion = repository.portion(place, size)
        assert portion.before == len(found)
        found += [record.id for record in portion.records]
        place = portion.next
    assert found == (["law-en", "law-sr"] if set else ["law-en", "law-sr", "practice"])
    assert portion.total == len(found)


def test_a_place_after_the_last_record_is_an_empty_end_and_no_refusal(repository):
    portion = repository.portion(Place("oai_dc", "", "zzz", 3))
    assert (list(portion.records), portion.next) == ([], None)


def test_an_empty_set_is_refused(repository):
    with pytest.raises(Fault) as refused:
        repository.portion(Place("oai_dc", "case"))
    assert refused.value.code == "noRecordsMatch"
