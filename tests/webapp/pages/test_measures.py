"""What the pages promise in numbers, and what machines read in them."""

import brotli
import extruct
import pytest

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
