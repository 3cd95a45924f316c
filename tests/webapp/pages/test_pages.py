"""What each page answers and holds."""

import re

import pytest
from bs4 import BeautifulSoup

LANGUAGES = ("en", "sr-latn", "sr-cyrl")
PAGES = (
    "/", "/search", "/search?q=smuggling", "/search?q=xyzzy", "/documents/strike-en", "/documents/code?q=krijumčari",
    "/documents/strike-en/beside/strike-sr",
    "/coverage", "/coverage?by=year&type=", "/compare", "/compare?compare=strike-en&compare=strike-sr&compare=gone",
    "/glossary", "/help", "/about", "/accessibility", "/maintenance",
)


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page_answers_in_its_language(client, language, path):
    answer = client.get(f"/{language}{path}")
    tag = {"en": "en", "sr-latn": "sr-Latn", "sr-cyrl": "sr-Cyrl"}[language]
    assert (answer.status_code, answer.mimetype) == (200, "text/html")
    assert f'<html lang="{tag}"' in answer.text


@pytest.mark.parametrize(
    ("path", "accept", "to"),
    [
        ("/", "sr-Latn", "/sr-latn/"),
        ("/", "sr", "/sr-cyrl/"),
        ("/?q=a&country=serbia", "en", "/en/search?q=a&country=serbia"),
        ("/documents/code", "hr", "/sr-latn/documents/code"),
        ("/documents/code?q=zatvor", "en", "/en/documents/code?q=zatvor"),
    ],
)
def test_permanent_addresses_lead_to_the_visitors_language(client, path, accept, to):
    answer = client.get(path, headers={"Accept-Language": accept})
    assert (answer.status_code, answer.location) == (302, to)
    assert "Accept-Language" in answer.headers["Vary"]


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/nowhere", 404), ("/en/nowhere", 404), ("/de/", 404), ("/documents/none", 404), ("/en/documents/none", 404),
        ("/en/search?page=0", 400), ("/en/search?page=x", 400), ("/en/search?page=99999999999", 400),
        ("/en/search?limit=x", 400), ("/en/search?country=atlantis", 400), ("/en/search?from=soon", 400),
        ("/en/coverage?by=colour", 400), ("/en/coverage?type=poem", 400), ("/en/search?q=" + "a" * 5000, 400),
    ],
    ids=lambda value: str(value)[:30],
)
def test_what_is_wrong_gets_a_page_that_helps(client, path, status):
    answer = client.get(path)
    assert (answer.status_code, answer.mimetype) == (status, "text/html")
    assert 'role="search"' in answer.text
    assert "Traceback" not in answer.text


def test_a_choice_is_remembered_and_nothing_else(client):
    assert "Set-Cookie" not in client.get("/sr-latn/").headers
    answer = client.get("/choose?language=sr-cyrl&to=/sr-cyrl/help")
    assert answer.headers["Set-Cookie"].startswith("language=sr-cyrl;")
    assert client.get("/", headers={"Accept-Language": "en"}).location == "/sr-cyrl/"


ELSEWHERE = ("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "")


@pytest.mark.parametrize("to", ELSEWHERE)
def test_a_choice_leads_nowhere_else(client, to):
    assert client.get("/choose", query_string={"theme": "dark", "to": to}).location == "/"


def test_results_show_what_was_found(client):
    text = client.get("/en/search?q=plea+agreements").text
    assert "<mark>plea</mark>" in text
    assert 'href="/en/documents/strike-en?q=plea+agreements#results"' in text
    assert 'href="/en/documents/strike-sr?q=plea+agreements"' in text


def test_chosen_facets_are_ticked_and_shown_as_chips(client):
    text = client.get("/en/search?q=smuggling&country=serbia").text
    assert re.search(r'name="country" value="serbia"[^>]* checked', text)
    assert re.search(r'class="chip" href="/en/search\?q=smuggling"', text)


def test_form_years_become_a_range(client):
    text = client.get("/en/search?from=2017&to=").text
    assert "strike-en" in text
    assert "athens" not in text


@pytest.mark.parametrize(("script", "title"), [("Latn", "Krivični zakonik"), ("Cyrl", "Кривични законик")])
def test_reading_script(client, script, title):
    text = client.get(f"/en/documents/code?script={script}").text
    assert f'<h1 class="doc-title" lang="sr-{script}">{title}</h1>' in text
    assert '<meta name="citation_title" content="Кривични законик">' in text


def test_a_document_links_to_the_provision_it_rests_on(client):
    assert 'href="/en/documents/code#art-350"' in client.get("/en/documents/strike-en").text


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "The knowledge base is empty"), ("sr-latn", "Baza znanja je prazna"), ("sr-cyrl", "База знања је празна")],
)
@pytest.mark.parametrize("path", ["/", "/search", "/search?q=smuggling"])
def test_the_empty_knowledge_base_says_what_to_do(empty_client, language, said, path):
    text = empty_client.get(f"/{language}{path}").text
    assert said in text
    assert "<code>kb index</code>" in text


@pytest.mark.parametrize("part", ["by-country", "by-theme", "by-focus", "by-audience", 'class="map"'])
def test_the_empty_knowledge_base_shows_no_lists_of_noughts(empty_client, client, part):
    assert part not in empty_client.get("/en/").text
    assert part in client.get("/en/").text


@pytest.mark.parametrize(
    "path", ["/coverage", "/coverage?by=year", "/compare", "/glossary", "/help", "/about", "/sitemap.xml"]
)
def test_other_pages_of_the_empty_knowledge_base_answer(empty_client, path):
    assert empty_client.get(path if path.endswith(".xml") else f"/sr-latn{path}").status_code == 200


@pytest.mark.parametrize(("query", "said", "filters"), [
    ("q=xyzzy", True, False), ("q=xyzzy&country=serbia", False, True), ("q=krijumčarenjr", False, False),
], ids=["not here", "perhaps without the filter", "a slip"])  # fmt: skip
def test_what_is_not_here_is_said_to_be_missing(client, query, said, filters):
    page = BeautifulSoup(client.get(f"/en/search?{query}").text, "lxml")
    assert ("No text in this collection" in page.select_one(".empty").text) is said
    assert (page.select_one("#filters").get("hidden") is None) is filters


@pytest.mark.parametrize(("path", "lit"), [
    ("/en/search", ["Browse"]), ("/en/search?country=serbia", ["Browse"]), ("/en/search?q=migranata", []),
    ("/en/glossary?q=victim", ["Glossary"]),
], ids=["everything", "filtered", "a question", "the glossary asked"])  # fmt: skip
def test_a_search_is_not_the_page_for_browsing(client, path, lit):
    page = BeautifulSoup(client.get(path).text, "lxml")
    assert [link.text for link in page.select(".site-nav [aria-current]")] == lit


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Nothing found"), ("sr-latn", "Ništa nije nađeno"), ("sr-cyrl", "Ништа није нађено")]
)
def test_nonsense_gets_ways_on(client, language, said):
    page = BeautifulSoup(client.get(f"/{language}/search?q=xyzzy&country=serbia&expand=off").text, "lxml")
    assert page.select_one(".empty h2").text == said
    links = [link["href"] for link in page.select(".empty a")]
    assert links[:2] == [f"/{language}/search?q=xyzzy&expand=off", f"/{language}/search?q=xyzzy&country=serbia"]
    assert links[2:] == [f"/{language}/{place}" for place in ("glossary", "help", "#browse")]


@pytest.mark.parametrize("path", ["/search?page=1001", "/search?q=smuggling&page=9"])
def test_a_page_behind_the_last_leads_back(client, path):
    page = BeautifulSoup(client.get(f"/en{path}").text, "lxml")
    assert page.select_one(".empty a")["href"] == f"/en{path}".partition("page=")[0].rstrip("?&")


def test_every_number_of_the_coverage_is_the_total_of_its_search(client):
    text = client.get("/en/coverage?type=&language=").text
    cells = re.findall(r'<td[^>]*><a href="([^"]+)">(\d+)', text)
    assert cells
    for url, count in cells:
        found = client.get(url.replace("&amp;", "&")).text
        assert re.search(rf'id="count"[^>]*>\s*{count} document', found), url


def test_the_description_for_browsers_names_the_search(client):
    answer = client.get("/opensearch.xml", headers={"Accept-Language": "sr-Latn"})
    assert 'template="http://localhost/sr-latn/search?q={searchTerms}"' in answer.text


def test_the_sitemap_names_every_document_in_every_language(client):
    text = client.get("/sitemap.xml").text
    assert [text.count(f"/{language}/documents/") for language in LANGUAGES] == [6, 6, 6]


def test_examples_of_the_help_are_links_that_answer(client):
    for language in ("en", "sr-latn"):
        links = re.findall(r'<li><a href="([^"]+)"><code>', client.get(f"/{language}/help").text)
        assert len(links) == 8
        assert {client.get(url.replace("&amp;", "&")).status_code for url in links} == {200}


def test_prose_in_cyrillic_keeps_commands_and_names(client):
    text = client.get("/sr-cyrl/help").text
    assert "Сужавање и редослед" in text
    assert "<kbd>Ctrl</kbd>" in text
    assert "<code>zemlja:</code>" in text
    assert "BibTeX" in text


def test_versions_stand_side_by_side(client):
    rows = re.findall(r"<tr><td.*?</tr>", client.get("/en/documents/strike-en/beside/strike-sr").text, re.DOTALL)
    assert len(rows) == 1
    assert "plea agreements" in rows[0]
    assert "sporazuma o priznanju" in rows[0]


def test_the_reference_to_copy_keeps_the_script_of_the_title(client):
    text = client.get("/sr-cyrl/documents/strike-en?script=Cyrl").text
    cited = re.search(r'id="cite-text" lang="([^"]+)">([^<]+)', text)
    assert cited.group(1) == "sr-Latn"
    assert "Strike group against smuggling" in cited.group(2)


def test_why_a_document_was_found(client):
    text = client.get("/en/search?q=agreement").text
    assert re.search(r"agreement → agreements", text)


@pytest.mark.parametrize("path", PAGES)
def test_ids_are_unique(client, path):
    ids = re.findall(r'\sid="([^"]+)"', client.get(f"/en{path}").text)
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("language", "to"), [("en", "/en/documents/strike-en"), ("sr-latn", "/sr-latn/documents/strike-sr")]
)
def test_a_link_leads_to_the_version_in_the_readers_language(client, language, to):
    page = client.get(f"/{language}/documents/workshop-with-links").text
    assert f'<a href="{to}#results">the group</a>' in page


@pytest.mark.parametrize(("label", "target"), [
    ("the article", "/en/documents/code#art-350"),
    ("the workshop", "/en/documents/athens"),
])  # fmt: skip
def test_a_link_can_name_a_paragraph_or_an_identifier(client, label, target):
    assert f'<a href="{target}">{label}</a>' in client.get("/en/documents/workshop-with-links").text


def test_a_dead_link_is_plain_text(client):
    page = client.get("/en/documents/workshop-with-links").text
    assert "nothing</p>" in page
    assert ">nothing<" not in page
