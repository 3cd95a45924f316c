"""What is around an answer, and a record in Dublin Core."""

from datetime import UTC, datetime
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kb import taxonomy
from kb.model import Record, Source
from webapp.oai import envelope
from webapp.oai.dublin_core import TERMS, dublin_core
from webapp.oai.faults import Fault

NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
SITE = "https://kb.example"


def around(answered, **given):
    return ElementTree.tostring(envelope.around(answered, f"{SITE}/oai", given, NOW), encoding="unicode")


@pytest.mark.parametrize(("code", "repeated"), [
    ("badVerb", False), ("badArgument", False), ("idDoesNotExist", True), ("noRecordsMatch", True),
])
def test_arguments_are_repeated_only_where_they_were_understood(code, repeated):
    text = around(envelope.refusal(Fault(code, "no")), verb="ListRecords")
    assert ('verb="ListRecords"' in text) is repeated
    assert f'code="{code}"' in text


def test_the_time_and_the_address_come_first():
    text = around(envelope.refusal(Fault("badVerb", "no")))
    assert "2026-11-24T10:00:00Z</responseDate><request>https://kb.example/oai</request>" in text


def test_names_have_no_prefix_and_the_schema_its_place():
    text = around(envelope.refusal(Fault("badVerb", "no")))
    assert text.startswith("<OAI-PMH ")
    assert envelope.SCHEMA in text
    assert "ns0" not in text


@given(st.text(max_size=30))
def test_any_message_and_argument_is_xml(text):
    whole = ElementTree.fromstring(around(envelope.refusal(Fault("idDoesNotExist", text)), identifier=text))
    assert whole.find(envelope.tag("error")) is not None


def values(record):
    found = dublin_core(record, taxonomy.load(), SITE)
    return [(one.tag.removeprefix(f"{{{TERMS}}}"), one.text) for one in found]


def test_a_record_without_anything_has_no_empty_elements():
    assert values(Record("a", "A")) == [
        ("title", "A"), ("type", "Report or analysis"), ("identifier", "https://kb.example/documents/a")]


@pytest.mark.parametrize(("record", "element"), [
    (Record("a", "A", date="2005-10"), ("date", "2005-10")),
    (Record("a", "A", language="sr", script="Cyrl"), ("language", "sr-Cyrl")),
    (Record("a", "A", countries=("north-macedonia",)), ("coverage", "North Macedonia")),
    (Record("a", "A", source=Source("a.md", url="https://law.example")), ("source", "https://law.example")),
    (Record("a", "A", metadata={"source_url": "https://x.example"}), ("source", "https://x.example")),
    (Record("a", "A", metadata={"rights": "CC BY 4.0"}), ("rights", "CC BY 4.0")),
    (Record("a b/č", "A"), ("identifier", "https://kb.example/documents/a%20b%2F%C4%8D")),
    (Record("a", "A", summary=" short "), ("description", "short")),
], ids=["date", "script", "country", "source of the file", "source stated", "rights", "odd id", "summary"])
def test_what_is_known_is_said(record, element):
    assert element in values(record)


def test_what_xml_cannot_hold_is_left_out():
    assert ("title", "AB") in values(Record("a", "A\x00\x0bB"))
