"""The root of the site: choices and their cookies, files for machines."""

import xml.etree.ElementTree as ET

import pytest

from kb.settings import Settings
from tests.webapp.pages import shelf
from webapp import create_app
from webapp.views.root import CHOICES

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@pytest.mark.parametrize(
    ("name", "value"), [(name, value) for name in CHOICES for value in sorted(CHOICES[name]) if value]
)
def test_every_choice_is_kept_for_a_year_and_only_here(client, name, value):
    cookie = client.get("/choose", query_string={name: value}).headers["Set-Cookie"]
    assert cookie.startswith(f"{name}={value};")
    assert {"Max-Age=31536000", "HttpOnly", "Path=/", "SameSite=Lax"} <= set(cookie.split("; "))


@pytest.mark.parametrize("name", ["script", "theme"])
def test_a_choice_is_taken_back(client, name):
    cookie = client.get(f"/choose?{name}=").headers["Set-Cookie"]
    assert cookie.startswith(f"{name}=;")
    assert "Max-Age=0" in cookie


@pytest.mark.parametrize(
    "query", ["language=klingon", "language=", "script=Glag", "theme=pink", "other=1", "theme=dark%0d%0aX: y"],
    ids=["language", "no language", "script", "colours", "another name", "header"],
)  # fmt: skip
def test_what_cannot_be_chosen_is_not_kept(client, query):
    answer = client.get(f"/choose?{query}")
    assert (answer.status_code, answer.location) == (303, "/")
    assert "Set-Cookie" not in answer.headers


def test_two_choices_at_once(client):
    cookies = client.get("/choose?theme=dark&script=Cyrl&to=/en/help").headers.getlist("Set-Cookie")
    assert {cookie.partition("=")[0] for cookie in cookies} == {"theme", "script"}


def test_over_https_the_cookie_stays_there(client):
    cookie = client.get("/choose?theme=dark", base_url="https://localhost").headers["Set-Cookie"]
    assert "Secure" in cookie.split("; ")


@pytest.mark.parametrize(
    ("to", "led"),
    [
        ("/en/search?q=a%26b", "/en/search?q=a%26b"), ("/en/documents/code#art-350", "/en/documents/code#art-350"),
        ("en/", "/"), ("/\x00", "/"), ("/\n/evil.example", "/"), ("/%2f/evil.example", "/%2f/evil.example"),
        ("///evil.example", "/"), ("http:/evil.example", "/"),
    ],
)  # fmt: skip
def test_where_a_choice_leads(client, to, led):
    assert client.get("/choose", query_string={"theme": "dark", "to": to}).location == led


@pytest.fixture
def elsewhere():
    return create_app(Settings(site_url="https://kb.org"), shelf.index().searcher).test_client()


def test_the_sitemap_is_xml_with_whole_addresses(elsewhere):
    addresses = [found.text for found in ET.fromstring(elsewhere.get("/sitemap.xml").data).iter(f"{SITEMAP}loc")]
    assert len(addresses) == len(set(addresses)) == 3 * (6 + len(shelf.DOCUMENTS) + 1)
    assert all(address.startswith("https://kb.org/") for address in addresses)


def test_every_address_of_the_sitemap_answers_and_may_be_kept(client):
    for found in ET.fromstring(client.get("/sitemap.xml").data).iter(f"{SITEMAP}loc"):
        answer = client.get(found.text.removeprefix("http://localhost"))
        assert answer.status_code == 200
        assert "noindex" not in answer.text


def test_robots_are_told_the_sitemap_and_kept_from_the_endless(elsewhere):
    lines = elsewhere.get("/robots.txt").text.splitlines()
    assert lines[0] == "User-agent: *"
    assert "Sitemap: https://kb.org/sitemap.xml" in lines
    assert {"Disallow: /choose", "Disallow: /api/", "Disallow: /sr-cyrl/compare"} <= set(lines)


@pytest.mark.parametrize(("accept", "slug"), [("en", "en"), ("sr", "sr-cyrl"), ("bs", "sr-latn")])
def test_the_description_of_the_search_is_in_the_visitors_language(client, accept, slug):
    answer = client.get("/opensearch.xml", headers={"Accept-Language": accept})
    root = ET.fromstring(answer.data)
    assert answer.mimetype == "application/opensearchdescription+xml"
    assert len(root.find(f"{SEARCH}ShortName").text) <= 16, "the specification allows no more"
    templates = [url.get("template") for url in root.iter(f"{SEARCH}Url")]
    assert f"http://localhost/{slug}/search?q={{searchTerms}}" in templates


def test_suggestions_of_the_description_answer_as_browsers_expect(client):
    urls = {
        url.get("type"): url.get("template")
        for url in ET.fromstring(client.get("/opensearch.xml").data).iter(f"{SEARCH}Url")
    }
    for kind, template in urls.items():
        answer = client.get(template.replace("{searchTerms}", "smuggling").removeprefix("http://localhost"))
        assert answer.status_code == 200
        assert answer.mimetype in (kind, "application/json")
