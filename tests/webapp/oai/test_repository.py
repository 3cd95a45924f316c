"""Identifiers, portions and their order."""

from datetime import datetime

import pytest

from kb import taxonomy
from kb.history import Change
from tests.webapp.api.conftest import document
from webapp.oai.faults import Fault
from webapp.oai.moments import EPOCH
from webapp.oai.repository import Item, Repository
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
    identifier = repository.identifier(Item(id, EPOCH))
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
        found += [item.id for item in portion.items]
        place = portion.next
    assert found == (["law-en", "law-sr"] if set else ["law-en", "law-sr", "practice"])
    assert portion.total == len(found)


def test_a_place_after_the_last_record_is_an_empty_end_and_no_refusal(repository):
    portion = repository.portion(Place("oai_dc", "", "zzz", 3))
    assert (list(portion.items), portion.next) == ([], None)


def test_an_empty_set_is_refused(repository):
    with pytest.raises(Fault) as refused:
        repository.portion(Place("oai_dc", "case"))
    assert refused.value.code == "noRecordsMatch"


LATEST = {
    "law-sr": Change("law-sr", "changed", "2026-11-02T10:00:00+00:00", "2"),
    "practice": Change("practice", "added", "2026-11-01T10:00:00+00:00", "1"),
    "gone": Change("gone", "removed", "2026-11-03T10:00:00+00:00", "3"),
    # Taken away and put back by a writer that the journal did not see: what is there is not gone.
    "law-en": Change("law-en", "removed", "2026-11-04T10:00:00+00:00", "4"),
}


@pytest.fixture
def told(index):
    return Repository(index.searcher(), taxonomy.load(), "Name", "https://kb.example", LATEST)


@pytest.mark.parametrize(("first", "last", "ids"), [
    ("", "", ["gone", "law-en", "law-sr", "practice"]), ("2026-11-02", "", ["gone", "law-en", "law-sr"]),
    ("2026-11-02T10:00:01Z", "", ["gone", "law-en"]), ("2026-11-02", "2026-11-02", ["law-sr"]),
    ("", "2026-11-02T10:00:00Z", ["law-sr", "practice"]),
], ids=["all", "from a day", "from a second later", "one day", "until the second"])
def test_a_range_holds_what_was_touched_in_it(told, first, last, ids):
    place, found = Place("oai_dc", first=first, last=last), []
    while place is not None:
        portion = told.portion(place, 1)
        found += [item.id for item in portion.items]
        place = portion.next
    assert found == ids
    assert portion.total == len(ids)


def test_what_is_gone_is_told_without_a_record(told):
    assert [item.id for item in told.portion(Place("oai_dc")).items if item.record is None] == ["gone"]
    assert told.find(told.namespace + "gone").record is None


def test_of_what_is_gone_no_set_is_known(told):
    assert "gone" not in [item.id for item in told.portion(Place("oai_dc", "law")).items]


@pytest.mark.parametrize(("latest", "earliest"), [
    (LATEST, "2026-11-01T10:00:00+00:00"), ({}, None),
], ids=["the first that was touched", "the last commit where nothing is known"])
def test_nothing_is_older_than_the_earliest(index, latest, earliest):
    repository = Repository(index.searcher(), taxonomy.load(), "Name", "https://kb.example", latest)
    assert repository.earliest == (datetime.fromisoformat(earliest) if earliest else repository.changed)
