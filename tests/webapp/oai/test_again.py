"""Harvested again: over an index on disk, whose journal tells what was touched when."""

import json

import pytest

from kb import journal
from kb.engines import open_searcher, open_writer
from kb.settings import Settings
from tests.webapp.api.conftest import DOCUMENTS
from tests.webapp.oai.conftest import Answered
from webapp import create_app

LAW_SR, LAW_EN, PRACTICE = DOCUMENTS
STATES = (((LAW_SR, LAW_EN), ()), ((PRACTICE, LAW_SR), ()), ((), ("law-en",)))
"""Put and deleted by the commit of each day"""


def dated(folder):
    """The journal as if a commit had been made on each day of a month."""
    lines = [json.loads(line) for line in (folder / journal.FILE).read_bytes().splitlines()]
    days = iter(range(1, 9))
    for line in lines:
        if {"added", "changed", "removed"} & set(line):
            line["time"] = f"2026-11-{next(days):02}T10:00:00+00:00"
    (folder / journal.FILE).write_text("".join(json.dumps(line) + "\n" for line in lines))


@pytest.fixture
def ask(tmp_path):
    chosen = Settings(index=tmp_path, rate_limit="off", deadline_ms=60_000)
    for put, delete in STATES:
        with open_writer(chosen) as writer:
            for one in put:
                writer.put(one)
            for id in delete:
                writer.delete(id)
    dated(tmp_path)
    client = create_app(chosen, open_searcher(chosen)).test_client()
    return lambda **given: Answered(client.get("/oai", query_string={k.strip("_"): v for k, v in given.items()}))


def heads(answer):
    found = answer.root.iterfind(".//{*}header")
    return {head.findtext("{*}identifier").removeprefix("oai:localhost:"):
            (head.findtext("{*}datestamp")[:10], head.get("status")) for head in found}


@pytest.mark.parametrize(("given", "found"), [
    ({}, {"law-en": ("2026-11-03", "deleted"), "law-sr": ("2026-11-02", None), "practice": ("2026-11-02", None)}),
    ({"from": "2026-11-03"}, {"law-en": ("2026-11-03", "deleted")}),
    ({"until": "2026-11-02"}, {"law-sr": ("2026-11-02", None), "practice": ("2026-11-02", None)}),
    ({"set": "law"}, {"law-sr": ("2026-11-02", None)}),
], ids=["everything", "since the last harvest", "until a day", "a set"])
@pytest.mark.parametrize("verb", ["ListRecords", "ListIdentifiers"])
def test_only_what_was_touched_comes_again(ask, verb, given, found):
    assert heads(ask(verb=verb, metadataPrefix="oai_dc", **given)) == found


def test_nothing_new_is_said_so(ask):
    assert ask(verb="ListRecords", metadataPrefix="oai_dc", **{"from": "2026-11-04"}).code == "noRecordsMatch"


def test_a_record_that_is_gone_has_a_head_only(ask):
    answer = ask(verb="GetRecord", metadataPrefix="oai_dc", identifier="oai:localhost:law-en")
    assert heads(answer) == {"law-en": ("2026-11-03", "deleted")}
    assert answer.root.find(".//{*}metadata") is None


def test_who_harvests_by_dates_knows_where_they_begin(ask):
    assert ask(verb="Identify").texts("oai:earliestDatestamp") == ["2026-11-02T10:00:00Z"]
