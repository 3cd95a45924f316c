"""Vocabularies, glossary and suggestions over HTTP."""

import pytest


@pytest.mark.parametrize("name", ["country", "theme", "audience", "type"])
def test_vocabularies_say_what_facets_take(client, name):
    answer = client.get(f"/api/v1/vocabularies/{name}").get_json()
    assert client.get(f"/api/v1/search?{name}={answer['values'][0]['id']}").status_code == 200
    assert answer["values"][0]["labels"].keys() == {"en", "sr-Latn", "sr-Cyrl"}
    assert client.get(f"/api/v1/vocabularies/{name}/skos").mimetype == "text/turtle"


@pytest.mark.parametrize("q", ["krijumcarenje migranata", "КРИЈУМЧАРЕЊЕ миграната", "smuggling of migrants"])
def test_concepts_in_either_language_and_script(client, q):
    found = client.get("/api/v1/concepts", query_string={"q": q}).get_json()["concepts"]
    assert "som" in [one["id"] for one in found]


@pytest.mark.parametrize("path", ["vocabularies/colour", "vocabularies/colour/skos", "concepts/none"])
def test_unknown_ones_are_not_found(client, path):
    assert client.get("/api/v1/" + path).status_code == 404


@pytest.mark.parametrize(("typed", "title"), [("kriv", "Krivični zakonik"), ("Krivicni z", "Krivični zakonik")])
def test_suggestions_complete_what_is_typed(client, typed, title):
    assert title in client.get("/api/v1/suggest", query_string={"q": typed}).get_json()["suggestions"]


def test_suggestions_follow_the_index(client, index):
    assert client.get("/api/v1/suggest?q=Krivi").get_json()["suggestions"]
    with index.writer() as writer:
        writer.delete("law-sr")
    assert "Krivični zakonik" not in client.get("/api/v1/suggest?q=Krivi").get_json()["suggestions"]
