"""The client against the real application, over HTTP on this machine."""

import importlib.util
import io
import threading
import zipfile
from urllib.parse import parse_qs, urlsplit
from wsgiref.simple_server import WSGIRequestHandler, make_server

import pytest

from kb.client import Client, Refused, to_frame
from kb.engines import open_writer
from kb.engines.memory import MemoryIndex
from kb.errors import WrongUse
from kb.settings import Settings
from tests.webapp.api.conftest import DOCUMENTS
from webapp import create_app


class Quiet(WSGIRequestHandler):
    def log_message(self, *_):
        pass


@pytest.fixture
def serving():
    servers = []

    def start(app):
        server = make_server("127.0.0.1", 0, app, handler_class=Quiet)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        servers.append((server, thread))
        return f"http://127.0.0.1:{server.server_port}"

    yield start
    for server, thread in servers:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.fixture
def client(serving):
    index = MemoryIndex()
    with index.writer() as writer:
        for one in DOCUMENTS:
            writer.put(one)
    return Client(serving(create_app(Settings(rate_limit="off", deadline_ms=60_000), index.searcher())))


@pytest.mark.parametrize("limit", [1, 2, 100])
def test_every_hit_comes_once(client, limit):
    assert sorted(hit["id"] for hit in client.search(limit=limit)) == ["law-en", "law-sr", "practice"]


def test_parameters_take_several_values(client):
    assert [hit["id"] for hit in client.search(country=["bulgaria"], type=["good-practice", "law"])] == ["practice"]


def test_a_document_a_page_and_an_export(client):
    assert client.document("law-sr")["title"] == "Krivični zakonik"
    assert client.page("krijumčarenje", expand="off")["total"] == 2
    assert client.export("krijumčarenje", expand="off").count(b"\n") == 2


def test_counts_over_time(client):
    found = client.counts(by="country", type="good-practice")
    assert [one["value"] for one in found["series"]] == ["bulgaria", "serbia"]
    assert client.counts("", "trgovina", expand="off")["total"] == 1


@pytest.mark.parametrize("limit", [1, 2, 1000])
def test_changes_come_once_each_with_any_limit(serving, tmp_path, limit):
    chosen = Settings(index=tmp_path, rate_limit="off")
    with open_writer(chosen) as writer:
        for one in DOCUMENTS:
            writer.put(one)
    service = Client(serving(create_app(chosen)))
    found = [(one["id"], one["kind"]) for one in service.changes("2001-01-01", limit=limit)]
    assert found == [("law-en", "added"), ("law-sr", "added"), ("practice", "added")]


def test_changes_since_what_nobody_knows_are_refused(client):
    with pytest.raises(Refused, match="410") as refused:
        list(client.changes("77-abc"))
    assert refused.value.problem["parameter"] == "since"


def test_the_dump_is_a_zip_file(client):
    assert "datapackage.json" in zipfile.ZipFile(io.BytesIO(client.dump())).namelist()


def test_as_of_is_spelt_with_an_underscore(client):
    permalink = client.page("trgovina")["permalink"]
    token = parse_qs(urlsplit(permalink).query)["as-of"][0]
    assert client.page("trgovina", as_of=token)["as_of"]["changed"] is False


def test_a_refusal_says_why(client):
    with pytest.raises(Refused, match="404") as refused:
        client.document("none/../x")
    assert refused.value.problem["type"] == "/problems/not-found"


@pytest.mark.parametrize(("tries", "busy", "waits"), [(3, 2, [7.0, 7.0]), (2, 5, [7.0])], ids=["served", "given up"])
def test_it_waits_as_long_as_it_is_told(serving, tries, busy, waits):
    left, slept = [busy], []

    def app(environ, start_response):
        left[0] -= 1
        start_response("200 OK" if left[0] < 0 else "503 Busy", [("Retry-After", "7")])
        return [b'{"id": "x"}']

    client = Client(serving(app), tries=tries, sleep=slept.append)
    if busy < tries:
        assert client.document("x") == {"id": "x"}
    else:
        with pytest.raises(Refused, match="503"):
            client.document("x")
    assert slept == waits


def test_frames_need_pandas(monkeypatch):
    if importlib.util.find_spec("pandas"):
        assert list(to_frame([{"id": "a"}])["id"]) == ["a"]
    else:
        with pytest.raises(WrongUse, match="pandas"):
            to_frame([])


@pytest.mark.parametrize(("header", "waits"), [("3", [3.0]), ("", [1.0]), ("Tue, 24 Nov 2026 10:00:00 GMT", [1.0])])
def test_how_long_it_waits(serving, header, waits):
    left, slept = [1], []

    def app(environ, start_response):
        left[0] -= 1
        start_response("200 OK" if left[0] < 0 else "429 Busy", [("Retry-After", header)] if header else [])
        return [b"{}"]

    Client(serving(app), sleep=slept.append).document("x")
    assert slept == waits


def test_it_does_not_wait_for_hours(serving):
    def app(environ, start_response):
        start_response("503 Busy", [("Retry-After", "7200")])
        return [b""]

    slept = []
    with pytest.raises(Refused, match="503: no reason given"):
        Client(serving(app), sleep=slept.append).document("x")
    assert slept == []


@pytest.mark.parametrize("status", ["400 Bad", "404 Not", "410 Gone", "500 Wrong"])
def test_what_would_fail_again_is_not_asked_again(serving, status):
    asked = []

    def app(environ, start_response):
        asked.append(environ["PATH_INFO"])
        start_response(status, [])
        return [b'{"detail": "so it is"}']

    with pytest.raises(Refused, match="so it is"):
        Client(serving(app)).document("x")
    assert len(asked) == 1


@pytest.mark.parametrize("body", [b"<html>", b"", b"[1]", b"\xff"], ids=["a page", "nothing", "a list", "no text"])
def test_a_refusal_that_is_no_problem_json(serving, body):
    def app(environ, start_response):
        start_response("500 Wrong", [])
        return [body]

    with pytest.raises(Refused) as refused:
        Client(serving(app)).document("x")
    assert (refused.value.status, refused.value.problem) == (500, {})


@pytest.mark.parametrize(("given", "asked"), [
    ({"country": ["a", "b"]}, {"country": ["a", "b"]}), ({"as_of": "x"}, {"as-of": ["x"]}), ({"year": None}, {}),
    ({"limit": 5}, {"limit": ["5"]}), ({"without": "a&b"}, {"without": ["a&b"]}),
], ids=["list", "hyphen", "none", "number", "quoted"])
def test_how_parameters_are_written(serving, given, asked):
    seen = []

    def app(environ, start_response):
        seen.append(parse_qs(environ["QUERY_STRING"]))
        start_response("200 OK", [])
        return [b"{}"]

    Client(serving(app) + "/").page("q", **given)
    assert seen == [{"q": ["q"]} | asked]


def test_who_stops_early_asks_for_no_more_pages(serving):
    asked = []

    def app(environ, start_response):
        asked.append(parse_qs(environ["QUERY_STRING"]).get("cursor"))
        start_response("200 OK", [])
        return [b'{"hits": [{"id": "a"}], "next": "c"}']

    assert next(Client(serving(app)).search("q")) == {"id": "a"}
    assert asked == [None]


def test_ids_are_quoted(serving):
    seen = []

    def app(environ, start_response):
        seen.append(environ["PATH_INFO"])
        start_response("200 OK", [])
        return [b"{}"]

    Client(serving(app)).document("a b?č#x")
    assert seen[0].encode("latin-1").decode() == "/api/v1/documents/a b?č#x"
