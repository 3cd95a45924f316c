"""What HTTP asks of every answer: validators, compression, other origins, ids, sizes, limits, log and measures."""

import gzip
import json
import logging

import brotli
import pytest

from kb.settings import Settings
from webapp import create_app
from webapp.http.rates import REMOTE, SAME_MACHINE, limit_of

SEARCH = "/api/v1/search?q=krijum%C4%8Darenje"


@pytest.mark.parametrize("path", [SEARCH, "/api/v1/documents/law-sr", "/api/v1/export?format=csv"])
def test_nothing_new_is_304(client, path):
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (first.status_code, again.status_code, again.get_data()) == (200, 304, b"")
    assert again.headers["ETag"] == first.headers["ETag"]


def test_a_commit_changes_the_validator(client, index):
    tag = client.get(SEARCH).headers["ETag"]
    index.writer().commit()
    assert client.get(SEARCH, headers={"If-None-Match": tag}).status_code == 200


def test_languages_have_validators_of_their_own(client):
    tag = client.get(SEARCH).headers["ETag"]
    answer = client.get(SEARCH, headers={"If-None-Match": tag, "Accept-Language": "sr-Latn"})
    assert answer.status_code == 200
    assert "Accept-Language" in answer.headers["Vary"]


def test_time_decides_where_no_tag_is_given(client, monkeypatch):
    monkeypatch.setattr("webapp.http.caching.SETTLED", -10.0)
    changed = client.get(SEARCH).headers["Last-Modified"]
    assert client.get(SEARCH, headers={"If-Modified-Since": changed}).status_code == 304
    assert client.get(SEARCH, headers={"If-Modified-Since": "Thu, 01 Jan 1970 00:00:00 GMT"}).status_code == 200


@pytest.mark.parametrize("path", ["/api/v1/health", "/api/v1/metrics", "/api/v1/search?limit=0", "/api/v1/documents/x"])
def test_what_is_of_the_moment_is_not_stored(client, path):
    answer = client.get(path)
    assert answer.headers["Cache-Control"] == "no-store"
    assert "ETag" not in answer.headers


@pytest.mark.parametrize("path", [SEARCH, "/api/v1/export?format=jsonl", "/openapi.json"])
@pytest.mark.parametrize(("encoding", "unpack"), [("br", brotli.decompress), ("gzip", gzip.decompress)])
def test_text_is_compressed(client, path, encoding, unpack):
    plain = client.get(path).get_data()
    answer = client.get(path, headers={"Accept-Encoding": encoding})
    assert answer.headers["Content-Encoding"] == encoding
    assert unpack(answer.get_data()) == plain
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_head_has_the_headers_of_get(client):
    get, head = client.get(SEARCH), client.head(SEARCH)
    assert (head.status_code, head.get_data()) == (200, b"")
    assert head.headers["ETag"] == get.headers["ETag"]
    assert head.headers["Content-Type"] == get.headers["Content-Type"]


def test_other_sites_may_read(client):
    asked = client.options(SEARCH, headers={"Origin": "https://x.org", "Access-Control-Request-Method": "GET"})
    assert asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    assert {"GET", "HEAD", "OPTIONS"} == set(asked.headers["Allow"].split(", "))
    answer = client.get(SEARCH, headers={"Origin": "https://x.org"})
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in answer.headers


def test_pages_are_not_open_to_other_sites(client):
    assert "Access-Control-Allow-Origin" not in client.get("/en/").headers


@pytest.mark.parametrize(("given", "kept"), [("abcdefgh-1", True), ("short", False), ("a b\"<script>", False)])
def test_request_ids_are_kept_if_safe(client, given, kept):
    answer = client.get("/api/v1/documents/none", headers={"X-Request-Id": given})
    assert (answer.headers["X-Request-Id"] == given) is kept
    assert answer.get_json()["instance"] == "urn:request:" + answer.headers["X-Request-Id"]


def test_large_bodies_are_refused(client):
    answer = client.get(SEARCH, data=b"x" * 100_000)
    assert (answer.status_code, answer.get_json()["type"]) == (413, "/problems/content-too-large")


def test_limits_are_said_and_kept(index):
    client = create_app(Settings(rate_limit="2 per minute"), index.searcher()).test_client()
    answers = [client.get("/api/v1/documents/law-sr") for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert [answer.headers["RateLimit-Remaining"] for answer in answers] == ["1", "0", "0"]
    assert answers[0].headers["RateLimit-Policy"] == '"client";q=2;w=60'
    assert 1 <= int(answers[2].headers["Retry-After"]) <= 60
    assert answers[2].get_json()["type"] == "/problems/too-many-requests"
    assert "Retry-After" not in answers[0].headers


@pytest.mark.parametrize("path", ["/api/v1/health", "/metrics"])
def test_how_the_service_is_can_always_be_asked(index, path):
    client = create_app(Settings(rate_limit="1 per minute"), index.searcher()).test_client()
    assert {client.get(path).status_code for _ in range(3)} == {200}


@pytest.mark.parametrize(
    ("settings", "address", "limit"),
    [
        (Settings(), "127.0.0.1", SAME_MACHINE), (Settings(), "::1", SAME_MACHINE), (Settings(), "192.0.2.1", REMOTE),
        (Settings(), "", REMOTE), (Settings(proxies=1), "127.0.0.1", REMOTE),
        (Settings(rate_limit="5 per second"), "127.0.0.1", "5 per second"),
    ],
    ids=["same machine", "version 6", "remote", "unknown", "behind a proxy", "set"],
)
def test_limits_by_client(settings, address, limit):
    assert limit_of(settings, address) == limit


def test_behind_a_proxy_the_client_is_the_one_it_names(index):
    client = create_app(Settings(rate_limit="1 per minute", proxies=1), index.searcher()).test_client()
    from_two = [client.get("/api/v1/documents/law-sr", headers={"X-Forwarded-For": f"192.0.2.{n}"}) for n in (1, 2, 1)]
    assert [answer.status_code for answer in from_two] == [200, 200, 429]


def test_the_log_says_nothing_about_persons(client, caplog):
    with caplog.at_level(logging.INFO, "kb.access"):
        client.get("/api/v1/search?q=tajna", headers={"User-Agent": "Nosy/1"}).close()
    line = json.loads(caplog.records[0].getMessage())
    assert line.keys() == {"time", "request", "method", "route", "status", "bytes", "ms"}
    assert (line["route"], line["status"]) == ("/api/v1/search", 200)
    assert "tajna" not in caplog.text
    assert "127.0.0.1" not in caplog.text


def test_measures_count_requests_and_documents(client):
    client.get(SEARCH)
    text = client.get("/metrics").get_data(as_text=True)
    assert 'kb_requests_total{method="GET",route="/api/v1/search",status="200"} 1.0' in text
    assert "kb_documents 3.0" in text
