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


@pytest.mark.parametrize("name", ["country", "theme", "audience", "type"])
def test_a_broader_value_is_one_of_the_same_vocabulary(client, name):
    values = client.get(f"/api/v1/vocabularies/{name}").get_json()["values"]
    ids = {value["id"] for value in values}
    assert {value["broader"] for value in values if value["broader"]} <= ids
    assert len(ids) == len(values)


def test_links_to_eurovoc_are_addresses_with_a_degree(client):
    values = client.get("/api/v1/vocabularies/theme").get_json()["values"]
    links = [link for value in values for link in value["eurovoc"]]
    assert links
    assert all(link["uri"].startswith("http://eurovoc.europa.eu/") for link in links)
    assert {link["match"] for link in links} <= {"exact", "close", "broad", "related"}


def test_turtle_has_every_value_as_a_concept(client):
    text = client.get("/api/v1/vocabularies/country/skos").get_data(as_text=True)
    ids = [value["id"] for value in client.get("/api/v1/vocabularies/country").get_json()["values"]]
    assert text.count("a skos:Concept ;") == len(ids)
    assert all(f"/api/v1/vocabularies/country#{id}>" in text for id in ids)


def test_every_concept_can_be_asked_for_by_its_id(client):
    known = client.get("/api/v1/concepts").get_json()["concepts"]
    assert len({one["id"] for one in known}) == len(known) > 300
    assert client.get(f"/api/v1/concepts/{known[7]['id']}").get_json() == known[7]


def test_terms_are_in_both_scripts(client):
    terms = client.get("/api/v1/concepts/som").get_json()["terms"]
    assert len(terms["sr-Latn"]) == len(terms["sr-Cyrl"]) > 0
    assert terms["sr-Cyrl"][0] == "кријумчарење миграната"


@pytest.mark.parametrize(("q", "found"), [("qqqq", False), ("", True), ("  ", True), ("SOM", True), ("smuggl", True)])
def test_looking_up(client, q, found):
    assert bool(client.get("/api/v1/concepts", query_string={"q": q}).get_json()["concepts"]) is found


@pytest.mark.parametrize("limit", [1, 3, 20])
def test_at_most_so_many_suggestions(client, limit):
    assert len(client.get(f"/api/v1/suggest?q=k&limit={limit}").get_json()["suggestions"]) <= limit


@pytest.mark.parametrize("q", ["", " ", "%09"])
def test_nothing_typed_suggests_nothing(client, q):
    assert client.get(f"/api/v1/suggest?q={q}").get_json()["suggestions"] == []
