"""The smaller layers: names of requests, other origins, sizes, compression, headers of safety."""

import uuid

import pytest
from hypothesis import given
from hypothesis import strategies as st

from webapp.headers import ALWAYS
from webapp.http.compression import SMALLEST
from webapp.http.cross_origin import EXPOSED
from webapp.http.request_ids import _GIVEN, HEADER
from webapp.http.sizes import LARGEST_BODY

PATH = "/api/v1/documents/law-sr"


def test_a_request_without_a_name_gets_one_of_its_own(client):
    names = [client.get(PATH).headers[HEADER] for _ in range(2)]
    assert names[0] != names[1]
    assert all(uuid.UUID(name).version == 4 for name in names)


@given(st.text(max_size=70))
def test_a_name_that_is_kept_is_safe_wherever_it_is_written(name):
    if _GIVEN.fullmatch(name):
        assert name.isascii()
        assert 8 <= len(name) <= 64
        assert not set(name) & set(" \t\r\n\"'<>&;,/\\")


@pytest.mark.parametrize("path", ["/en/nowhere", "/en/", "/static/site.css", "/api/v1/search?limit=0"])
def test_every_answer_has_a_name(client, path):
    with client.get(path, headers={HEADER: "request-0001"}) as answer:
        assert answer.headers[HEADER] == "request-0001"


@pytest.mark.parametrize(
    ("path", "open_"),
    [("/api/v1/health", True), ("/openapi.json", True), ("/oai?verb=Identify", True),
     ("/en/", False), ("/static/site.css", False),
     ("/documents/law-sr", False), ("/sitemap.xml", False)],
)  # fmt: skip
def test_what_scripts_of_other_sites_may_read(client, path, open_):
    with client.get(path, headers={"Origin": "https://x.org"}) as answer:
        assert (answer.headers.get("Access-Control-Allow-Origin") == "*") is open_
        assert "Access-Control-Allow-Credentials" not in answer.headers


def test_headers_that_scripts_need_can_be_read(client):
    exposed = set(EXPOSED.split(", "))
    answer = client.get("/api/v1/export?format=csv")
    own = {name for name, _ in answer.headers if name.startswith(("X-", "RateLimit", "Index-", "ETag"))}
    assert own - {"X-Content-Type-Options", "X-Frame-Options"} <= exposed


@pytest.mark.parametrize(("size", "status"), [(0, 200), (LARGEST_BODY, 200), (LARGEST_BODY + 1, 413)])
def test_sizes_of_bodies(client, size, status):
    assert client.get(PATH, data=b"x" * size).status_code == status


@pytest.mark.parametrize("language", ["en", "sr-latn", "sr-cyrl"])
def test_a_body_that_is_too_large_is_refused_with_a_page(client, language):
    answer = client.get(f"/{language}/search", data=b"x" * (LARGEST_BODY + 1))
    assert (answer.status_code, answer.mimetype) == (413, "text/html")


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [("br, gzip", "br"), ("gzip", "gzip"), ("br;q=0, gzip", "gzip"), ("", None), ("deflate", None)],
)
def test_the_best_that_a_client_takes(client, accepted, encoding):
    assert client.get("/en/", headers={"Accept-Encoding": accepted}).headers.get("Content-Encoding") == encoding


def test_what_is_short_is_sent_as_it_is(client):
    answer = client.get("/api/v1/health", headers={"Accept-Encoding": "br"})
    assert len(answer.data) < SMALLEST
    assert "Content-Encoding" not in answer.headers


def test_letters_are_not_compressed_again(client):
    with client.get("/static/fonts/sans-latin-1.woff2", headers={"Accept-Encoding": "br"}) as answer:
        assert "Content-Encoding" not in answer.headers


@pytest.mark.parametrize("name", ALWAYS)
@pytest.mark.parametrize(
    "path", ["/en/", "/en/nowhere", "/api/v1/search?limit=x", "/choose", "/robots.txt", "/metrics"]
)
def test_headers_of_safety_are_on_every_answer(client, name, path):
    assert client.get(path).headers[name] == ALWAYS[name]


@pytest.mark.parametrize(("scheme", "said"), [("http", False), ("https", True)])
def test_browsers_are_held_to_https_only_over_https(client, scheme, said):
    # Said over http it would be ignored, and on a machine of one's own it would lock the browser out.
    answer = client.get("/en/", base_url=f"{scheme}://localhost")
    assert ("Strict-Transport-Security" in answer.headers) is said
