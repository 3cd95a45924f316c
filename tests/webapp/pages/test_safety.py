"""Hostile content stays text, and every page says what it may load."""

import re

import pytest
from bs4 import BeautifulSoup

PAGES = ("/en/", "/en/search?q=smuggling", "/en/documents/hostile", "/en/compare?compare=hostile", "/sitemap.xml")


@pytest.mark.parametrize("path", PAGES)
def test_nothing_hostile_becomes_markup(client, path):
    text = client.get(path).text
    assert "<script>alert" not in text
    assert "<img" not in text
    assert not re.search(r'href="\s*javascript:', text)


@pytest.mark.parametrize("name", ["q", "country", "sort", "page", "compare", "script", "without"])
def test_hostile_parameters_are_only_text(client, name):
    hostile = "\"><script>alert(1)</script>"
    answer = client.get("/en/search", query_string={name: hostile})
    assert answer.status_code in (200, 400)
    assert "<script>alert" not in answer.text


@pytest.mark.parametrize("path", [*PAGES, "/nowhere", "/static/site.css", "/api/v1/health"])
def test_security_headers(client, path):
    with client.get(path) as answer:
        headers = answer.headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert "frame-ancestors 'none'" in policy


@pytest.mark.parametrize("path", PAGES[:4])
def test_pages_have_nothing_inline_and_nothing_from_elsewhere(client, path):
    page = BeautifulSoup(client.get(path).text, "lxml")
    assert not page.select("style, [style]")
    assert not [element for element in page.find_all(True) if any(name.startswith("on") for name in element.attrs)]
    assert all(script.get("src") or script["type"] == "application/ld+json" for script in page.find_all("script"))
    loaded = [*page.select("[src]"), *page.select('link[rel~="stylesheet"], link[rel~="icon"]')]
    assert loaded
    assert all((element.get("src") or element["href"]).startswith("/static/") for element in loaded)
