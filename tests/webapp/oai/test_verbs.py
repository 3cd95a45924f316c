"""The six verbs over HTTP, and every refusal of the protocol."""

import pytest

from webapp.oai import repository
from webapp.oai.token import Place, written


def test_identify(ask):
    answer = ask(verb="Identify")
    assert answer.texts("oai:protocolVersion") == ["2.0"]
    assert answer.texts("oai:baseURL") == ["http://localhost/oai"]
    assert answer.texts("oai:deletedRecord") == ["transient"]
    assert answer.response.content_type == "text/xml; charset=utf-8"


def test_formats(ask):
    for more in ({}, {"identifier": "oai:localhost:practice"}):
        assert ask(verb="ListMetadataFormats", **more).texts("oai:metadataPrefix") == ["oai_dc"]


def test_sets_are_the_types(ask):
    assert {"law", "good-practice"} <= set(ask(verb="ListSets").texts("oai:setSpec"))


def test_a_record_in_dublin_core(ask):
    answer = ask(verb="GetRecord", identifier="oai:localhost:practice", metadataPrefix="oai_dc")
    assert answer.texts("dc:title") == ['=Praksa, "strana"']
    assert answer.texts("dc:type") == ["Good practice"]
    assert answer.texts("dc:coverage") == ["Bulgaria", "Serbia"]
    assert answer.texts("dc:language") == ["sr-Latn"]
    assert answer.texts("dc:identifier") == ["http://localhost/documents/practice"]
    assert answer.texts("dc:creator") == []


@pytest.mark.parametrize(("set", "names"), [
    ("", ["law-en", "law-sr", "practice"]), ("law", ["law-en", "law-sr"]), ("good-practice", ["practice"]),
])
@pytest.mark.parametrize("verb", ["ListRecords", "ListIdentifiers"])
def test_lists(ask, verb, set, names):
    answer = ask(verb=verb, metadataPrefix="oai_dc", **({"set": set} if set else {}))
    assert answer.texts("oai:identifier") == [f"oai:localhost:{name}" for name in names]
    assert answer.texts("oai:resumptionToken") == []
    assert bool(answer.texts("dc:title")) == (verb == "ListRecords")


def test_a_divided_list_ends_with_an_empty_token(ask, monkeypatch):
    monkeypatch.setattr(repository.Repository.portion, "__defaults__", (2,))
    first = ask(verb="ListIdentifiers", metadataPrefix="oai_dc")
    second = ask(verb="ListIdentifiers", resumptionToken=first.texts("oai:resumptionToken")[0])
    assert first.texts("oai:identifier") + second.texts("oai:identifier") == [
        "oai:localhost:law-en", "oai:localhost:law-sr", "oai:localhost:practice"]
    assert second.texts("oai:resumptionToken") == [None]


@pytest.mark.parametrize(("given", "code"), [
    ({}, "badVerb"), ({"verb": "Destroy"}, "badVerb"), ({"verb": "Identify", "x": "1"}, "badArgument"),
    ({"verb": "ListRecords"}, "badArgument"),
    ({"verb": "ListRecords", "metadataPrefix": "marc"}, "cannotDisseminateFormat"),
    ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "set": "nothing"}, "noRecordsMatch"),
    ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "2999-01-01"}, "noRecordsMatch"),
    ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "until": "1900-01-01"}, "noRecordsMatch"),
    ({"verb": "ListRecords", "metadataPrefix": "oai_dc", "from": "now"}, "badArgument"),
    ({"verb": "ListRecords", "resumptionToken": "x"}, "badResumptionToken"),
    ({"verb": "ListRecords", "resumptionToken": written(Place("marc"))}, "cannotDisseminateFormat"),
    ({"verb": "ListSets", "resumptionToken": "x"}, "badResumptionToken"),
    ({"verb": "GetRecord", "identifier": "practice", "metadataPrefix": "oai_dc"}, "idDoesNotExist"),
    ({"verb": "GetRecord", "identifier": "oai:localhost:practice", "metadataPrefix": "x"}, "cannotDisseminateFormat"),
    ({"verb": "ListMetadataFormats", "identifier": "oai:localhost:none"}, "idDoesNotExist"),
    ({"verb": "ListMetadataFormats", "identifier": ""}, "idDoesNotExist"),
])
def test_refusals_are_answers(ask, given, code):
    assert ask(**given).code == code


def test_wrong_arguments_are_not_repeated_and_right_ones_are(ask):
    request = "{http://www.openarchives.org/OAI/2.0/}request"
    assert ask(verb="Identify", x="1").root.find(request).attrib == {}
    assert ask(verb="ListIdentifiers", metadataPrefix="oai_dc").root.find(request).attrib == {
        "verb": "ListIdentifiers", "metadataPrefix": "oai_dc"}


def test_letters_that_xml_cannot_hold_are_left_out(ask):
    assert ask(verb="GetRecord", identifier="oai:localhost:\x01\x00", metadataPrefix="oai_dc").code == "idDoesNotExist"


def test_post_is_as_good_as_get(client):
    answer = client.post("/oai", data={"verb": "Identify"})
    assert (answer.status_code, b"<protocolVersion>2.0" in answer.data) == (200, True)


def test_a_list_goes_on_when_its_last_record_is_gone(ask, index):
    with index.writer() as writer:
        writer.delete("law-en")
    answer = ask(verb="ListIdentifiers", resumptionToken=written(Place("oai_dc", "", "law-en", 1)))
    assert answer.texts("oai:identifier") == ["oai:localhost:law-sr", "oai:localhost:practice"]
