"""What every page has around it: scripts, colours, labels, addresses, links to the same page in another language."""

import re
from hashlib import sha256

import pytest
from bs4 import BeautifulSoup

from kb.settings import Settings
from tests.webapp.pages import shelf
from webapp import create_app
from webapp.views import chrome


@pytest.mark.parametrize(
    ("query", "cookie", "script"),
    [
        ("", "", ""), ("?script=Cyrl", "", "Cyrl"), ("", "Latn", "Latn"), ("?script=Latn", "Cyrl", "Latn"),
        ("?script=Glag", "", ""), ("?script=Glag", "Cyrl", ""), ("?script=", "Cyrl", "Cyrl"), ("", "<b>", ""),
    ],
    ids=["none", "address", "cookie", "address first", "unknown", "unknown in spite of cookie", "empty", "hostile"],
)  # fmt: skip
def test_the_reading_script(asking, query, cookie, script):
    asking(f"/en/{query}", headers={"Cookie": f"script={cookie}"})
    assert chrome.script() == script


@pytest.mark.parametrize(("cookie", "theme"), [("", ""), ("dark", "dark"), ("light", "light"), ("pink", "")])
def test_the_colours(asking, cookie, theme):
    asking("/en/", headers={"Cookie": f"theme={cookie}"})
    assert chrome.theme() == theme


@pytest.mark.parametrize(
    ("path", "facet", "value", "label"),
    [
        ("/en/", "country", "serbia", "Serbia"), ("/sr-latn/", "country", "serbia", "Srbija"),
        ("/sr-cyrl/", "country", "serbia", "Србија"), ("/en/", "year", "2018", "2018"),
        ("/en/", "country", "atlantis", "atlantis"),
    ],
    ids=["English", "Latin", "Cyrillic", "no vocabulary", "unknown"],
)  # fmt: skip
def test_labels_speak_the_language_of_the_page(asking, path, facet, value, label):
    asking(path)
    assert chrome.label(facet, value) == label


@pytest.mark.parametrize(
    ("text", "lang", "wanted", "shown"),
    [
        ("Zakon", "sr-Latn", "", "Закон"), ("Закон", "sr-Cyrl", "", "Закон"), ("Закон", "sr-Cyrl", "Latn", "Zakon"),
        ("Law", "en", "", "Law"),
    ],
    ids=["turned", "already", "wanted otherwise", "not Serbian"],
)  # fmt: skip
def test_plain_text_in_the_reading_script(asking, text, lang, wanted, shown):
    asking("/en/?script=Cyrl")
    assert chrome.plain(text, lang, wanted) == shown


def test_an_element_says_the_language_that_it_shows(asking):
    asking("/en/?script=Cyrl")
    assert chrome.say("Zakon <1>", "sr-Latn") == '<span lang="sr-Cyrl">Закон &lt;1&gt;</span>'
    assert chrome.lang_of("en") == "en"


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("https://a.org/b?c=d#e", True), ("http://a.org", True), ("javascript:alert(1)", False), ("//a.org", False),
        (" https://a.org", False), ("HTTPS://a.org", False), ("data:text/html,x", False), (None, False), (7, False),
    ],
)  # fmt: skip
def test_only_addresses_of_the_web_are_linked(given, kept):
    assert chrome.web_address(given) == (given if kept else "")


@pytest.mark.parametrize(
    ("language", "date", "said"),
    [
        ("en", "2018-03-05", "5 March 2018"), ("sr-latn", "2018-03-05", "5. mart 2018."),
        ("sr-cyrl", "2018-03", "март 2018."), ("en", "2018", "2018"), ("en", "spring", "spring"),
        ("en", "2018-13", "2018-13"), ("en", "", ""),
    ],
)  # fmt: skip
def test_days_as_people_say_them(asking, language, date, said):
    asking(f"/{language}/")
    assert chrome.day(date) == said


@pytest.mark.parametrize(
    ("site", "whole"),
    [("", "http://localhost/a"), ("https://kb.org/", "https://kb.org/a"), ("https://kb.org/x", "https://kb.org/x/a")],
)
def test_whole_addresses(site, whole):
    app = create_app(Settings(site_url=site), shelf.index().searcher)
    with app.test_request_context("/en/"):
        assert chrome.absolute("/a") == whole


@pytest.mark.parametrize(
    "path",
    [
        "/en/search?q=a&country=serbia&country=greece",
        "/en/documents/code?q=č",
        "/en/help",
        "/en/compare?compare=athens",
    ],
)
def test_the_same_page_in_every_language(client, path):
    page = BeautifulSoup(client.get(path).text, "lxml")
    links = {link["hreflang"]: link["href"] for link in page.select(".languages a")}
    assert links.keys() == {"en", "sr-Latn", "sr-Cyrl"}
    chosen = client.get(links["sr-Cyrl"])
    assert (chosen.status_code, "language=sr-cyrl" in chosen.headers["Set-Cookie"]) == (303, True)
    assert client.get(chosen.location).request.full_path.startswith(path.replace("/en/", "/sr-cyrl/").partition("?")[0])
    assert len(client.get(chosen.location).request.args) == len(client.get(path).request.args)


def test_an_address_without_a_language_leads_home_in_another(client):
    page = BeautifulSoup(client.get("/api/docs").text, "lxml")
    assert "to=%2Fsr-latn%2F" in page.select_one('.languages a[hreflang="sr-Latn"]')["href"]


def test_a_choice_of_script_takes_it_out_of_the_address(client):
    page = BeautifulSoup(client.get("/en/documents/code?script=Latn&q=a").text, "lxml")
    choices = [link["href"] for link in page.select(".choices a")]
    assert choices
    assert not [href for href in choices if "script%3D" in href]
    assert all("q%3Da" in href for href in choices)


@pytest.mark.parametrize("name", ["site.css", "site.js", "icon.svg"])
def test_files_are_named_after_what_is_in_them(client, name):
    address = re.search(rf"/static/{name}\?v=(\w+)", client.get("/en/").text)
    with client.get(address[0]) as answer:
        assert sha256(answer.data).hexdigest().startswith(address[1])
        assert "immutable" in answer.headers["Cache-Control"]


def test_the_box_takes_no_more_than_a_query_may_have():
    app = create_app(Settings(max_query_chars=5), shelf.index().searcher)
    page = BeautifulSoup(app.test_client().get("/en/documents/code?q=abcdefgh").text, "lxml")
    assert page.select_one('input[name="q"]')["value"] == "abcde"
