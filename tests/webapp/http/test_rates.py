"""How often one client may ask: whom a limit counts, what it leaves alone, what it says."""

import pytest

from kb.settings import Settings
from webapp import create_app

PATH = "/api/v1/documents/law-sr"
HEADERS = {"RateLimit", "RateLimit-Policy", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset"}


@pytest.fixture
def limited(index):
    return lambda limit="2 per minute", **more: create_app(
        Settings(rate_limit=limit, deadline_ms=60_000, **more), index.searcher()
    ).test_client()


def test_no_limit_says_nothing(limited):
    answers = [limited("off").get(PATH) for _ in range(3)]
    assert {answer.status_code for answer in answers} == {200}
    assert HEADERS.isdisjoint(answers[0].headers.keys())


def test_clients_are_counted_apart(limited):
    client = limited("1 per minute")
    asked = [
        client.get(PATH, environ_base={"REMOTE_ADDR": address}).status_code
        for address in ("192.0.2.1", "192.0.2.2", "192.0.2.1")
    ]
    assert asked == [200, 200, 429]


@pytest.mark.parametrize("path", ["/api/v1/search?q=a", "/en/help", "/robots.txt"])
def test_all_addresses_count_together(limited, path):
    client = limited("1 per minute")
    client.get(PATH)
    with client.get(path) as answer:
        assert answer.status_code == 429


def test_files_of_a_page_are_not_counted(limited):
    # One page loads six of them; a person would be sent away after a few pages.
    client = limited("1 per minute")
    client.get(PATH)
    with client.get("/static/site.js") as answer:
        assert answer.status_code == 200


@pytest.mark.parametrize("language", ["en", "sr-latn", "sr-cyrl"])
def test_a_person_who_asks_too_often_gets_a_page(limited, language):
    client = limited("1 per minute")
    client.get(PATH)
    answer = client.get(f"/{language}/search?q=a")
    assert (answer.status_code, answer.mimetype) == (429, "text/html")
    assert {"en": "Too many requests", "sr-latn": "Previše zahteva", "sr-cyrl": "Превише захтева"}[
        language
    ] in answer.text
    assert 1 <= int(answer.headers["Retry-After"]) <= 60


def test_asking_what_may_be_asked_is_free(limited):
    client = limited("1 per minute")
    assert {client.options(PATH).status_code for _ in range(3)} == {200}
    assert client.get(PATH).status_code == 200


@pytest.mark.parametrize(("limit", "window"), [("5 per second", 1), ("5 per hour", 3600), ("5 per 2 minutes", 120)])
def test_the_window_is_said_in_seconds(limited, limit, window):
    answer = limited(limit).get(PATH)
    assert answer.headers["RateLimit-Policy"] == f'"client";q=5;w={window}'
    assert 1 <= int(answer.headers["RateLimit-Reset"]) <= window
    assert answer.headers["RateLimit"].startswith('"client";r=4;t=')
