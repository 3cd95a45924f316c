"""What the pages promise in numbers, and what machines read in them."""

import json

import brotli
import extruct
import pytest
import rispy
from pybtex.database import parse_string

HEAVIEST = 60_000
"""Bytes of a results page with all it loads, compressed."""


def weight(client, path):
    with client.get(path, headers={"Accept-Encoding": "br"}) as answer:
        return len(answer.data)


@pytest.mark.parametrize("parts", ["latin latin-ext", "latin latin-ext cyrillic"])
def test_a_results_page_is_light(client, parts):
    files = ["site.css", "site.js", "icon.svg", *(f"fonts/sans-{part}-1.woff2" for part in parts.split())]
    total = weight(client, "/sr-cyrl/search?q=smuggling") + sum(weight(client, f"/static/{file}") for file in files)
    assert 5_000 < total < HEAVIEST


def test_pages_are_sent_compressed(client):
    answer = client.get("/en/", headers={"Accept-Encoding": "br"})
    assert answer.headers["Content-Encoding"] == "br"
    assert b"</html>" in brotli.decompress(answer.data)


def test_what_zotero_reads(client):
    found = extruct.extract(client.get("/en/documents/strike-en").text, syntaxes=["json-ld", "dublincore"])
    said = found["json-ld"][0]
    assert said["name"] == "Strike group against smuggling"
    assert (said["datePublished"], said["inLanguage"]) == ("2018-03", "en")
    assert [author["name"] for author in said["author"]] == ["Ana Anić", "Marko Marković"]
    core = {element["name"].lower(): element["content"] for element in found["dublincore"][0]["elements"]}
    assert (core["dc.type"], core["dc.publisher"]) == ("good-practice", "The Publisher")


@pytest.mark.parametrize(
    ("id", "title", "date", "kind", "language", "authors"),
    [
        ("strike-en", "Strike group against smuggling", "2018-03", "good-practice", "en",
         ["Ana Anić", "Marko Marković"]),
        ("strike-sr", "Udarna grupa protiv krijumčarenja", "2018-03", "good-practice", "sr-Latn", []),
        ("code", "Кривични законик", "2005-09-29", "law", "sr-Cyrl", []),
        ("athens", "Athens workshop", "2014-06-11", "workshop-output", "en", []),
    ],
    ids=["english", "serbian", "cyrillic", "workshop"],
)
@pytest.mark.parametrize("script", ["", "Latn", "Cyrl"])
def test_title_authors_date_type_and_language_are_read(client, script, id, title, date, kind, language, authors):
    text = client.get(f"/sr-latn/documents/{id}?script={script}").text
    found = extruct.extract(text, syntaxes=["json-ld", "dublincore"])
    said = found["json-ld"][0]
    assert (said["name"], said["datePublished"], said["inLanguage"]) == (title, date, language)
    assert [author["name"] for author in said.get("author", [])] == authors
    core = [(e["name"].lower(), e["content"]) for e in found["dublincore"][0]["elements"]]
    assert dict(core)["dc.type"] == kind
    assert (dict(core)["dc.title"], dict(core)["dc.date"], dict(core)["dc.language"]) == (title, date, language)
    assert [content for name, content in core if name == "dc.creator"] == authors


def ris(text):
    one = rispy.loads(text)[0]
    return one["title"], one["authors"], one["year"], one["publisher"], one["language"], one["urls"][0]


def bibtex(text):
    fields = (one := next(iter(parse_string(text, "bibtex").entries.values()))).fields
    authors = [str(person).strip("{}") for person in one.persons["author"]]
    rest = tuple(fields[name] for name in ("year", "institution", "language", "url"))
    return fields["title"].strip("{}"), authors, *rest


def csl(text):
    one = json.loads(text)[0]
    authors = [author["literal"] for author in one["author"]]
    return one["title"], authors, str(one["issued"]["date-parts"][0][0]), one["publisher"], one["language"], one["URL"]


@pytest.mark.parametrize("read", [ris, bibtex, csl], ids=lambda read: read.__name__)
def test_all_formats_of_a_reference_say_the_same(client, read):
    text = client.get(f"/api/v1/documents/strike-en/citation?format={read.__name__}").text
    assert read(text) == (
        "Strike group against smuggling", ["Ana Anić", "Marko Marković"], "2018", "The Publisher", "en",
        "http://localhost/documents/strike-en",
    )


@pytest.mark.parametrize(("language", "preloaded"), [("en", False), ("sr-latn", False), ("sr-cyrl", True)])
def test_cyrillic_letters_come_first_where_all_text_is_cyrillic(client, language, preloaded):
    assert ('rel="preload" href="/static/fonts/sans-cyrillic-1' in client.get(f"/{language}/help").text) is preloaded


@pytest.mark.parametrize("path", ["/en/", "/sr-cyrl/", "/sr-latn/search?q=granica"])
def test_both_latin_files_of_the_letters_come_together(client, path):
    # One without the other shows č and š in the device's letters amid ours.
    page = client.get(path).text
    assert all(f'rel="preload" href="/static/fonts/{name}' in page for name in ("sans-latin-1", "sans-latin-ext-1"))
