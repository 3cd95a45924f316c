"""Harvested as a library would: by sickle, over HTTP, in many portions."""

import threading
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest
from sickle import Sickle
from sickle.oaiexceptions import NoRecordsMatch

from kb.engines.memory import MemoryIndex
from kb.settings import Settings
from tests.webapp.api.conftest import document
from webapp import create_app

MANY = 230
"""Documents: three portions"""


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def harvester():
    index = MemoryIndex()
    with index.writer() as writer:
        for n in range(MANY):
            kind = "law" if n % 2 else "good-practice"
            writer.put(document(f"d{n:03}-č", f"Naslov {n} & <drugi>", [("a", "h", "tekst")], type=kind))
    application = create_app(Settings(rate_limit="off"), index.searcher())
    server = make_server("127.0.0.1", 0, application, handler_class=Quiet)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield Sickle(f"http://127.0.0.1:{server.server_port}/oai", timeout=30)
    server.shutdown()
    thread.join()
    server.server_close()


def test_all_records_once(harvester):
    titles = [record.metadata["title"][0] for record in harvester.ListRecords(metadataPrefix="oai_dc")]
    assert titles == [f"Naslov {n} & <drugi>" for n in range(MANY)]


def test_one_set(harvester):
    assert len(list(harvester.ListIdentifiers(metadataPrefix="oai_dc", set="law"))) == MANY // 2


def test_each_identifier_leads_to_its_record(harvester):
    head = next(iter(harvester.ListIdentifiers(metadataPrefix="oai_dc")))
    found = harvester.GetRecord(identifier=head.identifier, metadataPrefix="oai_dc")
    assert (found.header.identifier, found.header.setSpecs) == (head.identifier, ["good-practice"])


def test_what_is_new_since_now_is_nothing(harvester):
    with pytest.raises(NoRecordsMatch):
        harvester.ListRecords(**{"metadataPrefix": "oai_dc", "from": "2999-01-01"})


def test_who_we_are(harvester):
    assert harvester.Identify().protocolVersion == "2.0"
    assert [one.metadataPrefix for one in harvester.ListMetadataFormats()] == ["oai_dc"]
    assert "law" in [one.setSpec for one in harvester.ListSets()]
