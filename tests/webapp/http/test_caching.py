"""Validators: when an answer has one, when it changes, and what never has any."""

from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError

import pytest

from webapp.http.caching import _time, _validator, release

SEARCH = "/api/v1/search?q=granica"


@pytest.mark.parametrize(
    ("stamp", "found"),
    [
        ("2026-11-24T10:00:00+00:00", datetime(2026, 11, 24, 10, tzinfo=UTC)),
        ("2026-11-24T10:00:00.999+00:00", datetime(2026, 11, 24, 10, tzinfo=UTC)),
        ("2026-11-24T10:00:00", datetime(2026, 11, 24, 10, tzinfo=UTC)),
        ("2026-11-24T12:00:00+02:00", datetime(2026, 11, 24, 10, tzinfo=UTC)),
        ("", None), ("yesterday", None),
    ],
    ids=["whole", "fraction is cut as HTTP does", "without a zone", "another zone", "none", "words"],
)  # fmt: skip
def test_moments_of_the_index(stamp, found):
    assert _time(stamp) == found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({}, {}, True), ({"path": "/api/v1/search?q=a"}, {"path": "/api/v1/search?q=b"}, False),
        ({"headers": {"Accept-Language": "sr"}}, {}, False),
        ({"base_url": "http://a"}, {"base_url": "http://b"}, False),
        ({"headers": {"Accept-Language": "de"}}, {"headers": {"Accept-Language": "en"}}, True),
        ({"headers": {"User-Agent": "x"}}, {"headers": {"User-Agent": "y"}}, True),
    ],
    ids=["equal", "query", "language", "host", "language that reads the same", "browser"],
)  # fmt: skip
def test_what_a_validator_depends_on(app, one, other, same):
    made = []
    for request in (one, other):
        with app.test_request_context(**{"path": SEARCH} | request):
            made.append(_validator("g1", "1.0"))
    assert (made[0] == made[1]) is same


@pytest.mark.parametrize(("generation", "release_"), [("g2", "1.0"), ("g1", "1.1")], ids=["index", "software"])
def test_a_new_state_or_release_is_another_answer(app, generation, release_):
    with app.test_request_context(SEARCH):
        assert _validator(generation, release_) != _validator("g1", "1.0")


@pytest.mark.parametrize(
    "tag", ['W/"{}"', '"{}"', 'W/"other", W/"{}"', "*"], ids=["weak", "strong", "one of two", "any"]
)
def test_what_a_client_may_show(client, tag):
    held = client.get(SEARCH).headers["ETag"].removeprefix('W/"').rstrip('"')
    assert client.get(SEARCH, headers={"If-None-Match": tag.format(held)}).status_code == 304


def test_a_tag_outweighs_a_time(client):
    late = {"If-None-Match": 'W/"old"', "If-Modified-Since": "Fri, 01 Jan 2100 00:00:00 GMT"}
    assert client.get(SEARCH, headers=late).status_code == 200


@pytest.mark.parametrize("method", ["get", "head"])
def test_nothing_is_said_beside_304(client, method):
    tag = client.get(SEARCH).headers["ETag"]
    answer = getattr(client, method)(SEARCH, headers={"If-None-Match": tag})
    assert (answer.status_code, answer.get_data()) == (304, b"")
    assert answer.headers["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize("path", ["/en/", "/en/search?q=granica", "/static/site.js"])
def test_pages_have_no_validator_of_the_index(client, path):
    # A page also depends on cookies: the chosen language, script and colours.
    with client.get(path) as answer:
        assert not answer.headers.get("ETag", "").startswith("W/")


def test_software_that_is_not_installed_is_release_nought(monkeypatch):
    def missing(name):
        raise PackageNotFoundError(name)

    monkeypatch.setattr("webapp.http.caching.version", missing)
    assert release() == "0"
