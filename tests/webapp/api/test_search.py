"""Searching over HTTP: the contract, wrong values, cursors, fields."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest


def test_search_has_the_contract_fields(client):
    answer = client.get("/api/v1/search?q=krijumčarenje&expand=off").get_json()
    assert (answer["total"], answer["next"]) == (2, None)
    assert {"id", "title", "language", "type", "score", "url", "source", "passages"} <= answer["hits"][0].keys()
    assert {"anchor", "heading", "snippet", "score"} <= answer["hits"][0]["passages"][0].keys()
    assert answer["facets"]["country"][0] == {"value": "serbia", "label": "Serbia", "count": 2, "selected": False}


@pytest.mark.parametrize(
    ("highlight", "snippet"),
    [
        ("on", "Krijumčarenje ljudi: ko <mark>krijumčari</mark> &lt;migrante&gt; &amp; druge."),
        ("off", "Krijumčarenje ljudi: ko krijumčari <migrante> & druge."),
    ],
)
def test_snippets_are_html_or_plain(client, highlight, snippet):
    hit = client.get(f"/api/v1/search?q=krijumčari&type=law&language=sr&highlight={highlight}").get_json()["hits"][0]
    assert hit["passages"][0]["snippet"].replace("<mark>Krijumčarenje</mark>", "Krijumčarenje") == snippet


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("limit=-1", "limit"), ("limit=x", "limit"), ("limit=100000", "limit"), ("limit=%D9%A3", "limit"),
        ("group=page", "group"), ("sort=luck", "sort"), ("cursor=abc", "cursor"), ("cursor=%C4%8D", "cursor"),
        ("cursor=WzEsIjEiLCJ4Il0", "cursor"), ("country=atlantis", "country"), ("year=soon", "year"),
        ("language=English", "language"), ("expand=maybe", "expand"), ("facets=colour", "facets"),
        ("fields=body", "fields"), ("facet_limit=0", "facet_limit"), ("lang=de", "lang"), ("as-of=now", "as-of"),
        ("q=" + "a" * 100_000, "q"), ("q=%FF", "q"), ("q=%ED%A0%80", "q"), ("q=a%00b", "q"), ("q=a&q=b", "q"),
        ("country=%FE", "country"), ("colour=red", "colour"), ("%FF=1", ""),
    ],
    ids=lambda value: str(value)[:20],
)
def test_wrong_values_are_problems(client, query, parameter):
    answer = client.get("/api/v1/search?" + query)
    assert (answer.status_code, answer.mimetype) == (400, "application/problem+json")
    assert answer.get_json()["parameter"] == parameter
    assert answer.get_json()["errors"][0]["pointer"] == f"#/{parameter}"


@pytest.mark.parametrize("name", ["country", "limit", "year", "sort", "cursor", "facets", "lang", "expand"])
def test_an_empty_value_is_no_value(client, name):
    answer = client.get(f"/api/v1/search?{name}=")
    assert (answer.status_code, answer.get_json()["total"]) == (200, 3)


def test_fields_are_chosen(client):
    answer = client.get("/api/v1/search?q=krijumčari&fields=title,passages").get_json()
    assert answer["hits"][0].keys() == {"id", "title", "passages"}


@pytest.mark.parametrize(("asked", "names"), [("facets=country,year", ["country", "year"]), ("facets=off", [])])
def test_facets_are_counted_on_request(client, asked, names):
    assert list(client.get("/api/v1/search?" + asked).get_json()["facets"]) == names


def test_facet_limit_keeps_what_is_selected(client):
    facets = client.get("/api/v1/search?facet_limit=1&country=bulgaria").get_json()["facets"]
    assert [value["value"] for value in facets["country"]] == ["serbia", "bulgaria"]


def test_cursors_lead_to_the_end_and_back(client):
    first = client.get("/api/v1/search?sort=title&limit=2").get_json()
    second = client.get(f"/api/v1/search?sort=title&limit=2&cursor={first['next']}").get_json()
    assert [hit["id"] for hit in first["hits"] + second["hits"]] == ["practice", "law-en", "law-sr"]
    assert second["next"] is None
    back = client.get(f"/api/v1/search?sort=title&limit=2&cursor={second['previous']}").get_json()
    assert back["hits"] == first["hits"]


def test_link_headers_agree_with_cursors(client):
    answer = client.get("/api/v1/search?q=krijum%C4%8Darenje&limit=1")
    links = dict(reversed(part.split("; rel=")) for part in answer.headers["Link"].split(", "))
    following = parse_qs(urlsplit(links['"next"'].strip("<>")).query)
    assert following["cursor"] == [answer.get_json()["next"]]
    assert links['"first"'] == "</api/v1/search?q=krijum%C4%8Darenje&limit=1>"


def test_a_stale_cursor_says_how_to_go_on(client, index):
    cursor = client.get("/api/v1/search?limit=1").get_json()["next"]
    index.writer().commit()
    answer = client.get(f"/api/v1/search?limit=1&cursor={cursor}")
    assert (answer.status_code, answer.get_json()["type"]) == (410, "/problems/cursor-stale")
    assert client.get(answer.get_json()["restart"]).status_code == 200


def test_a_permalink_says_what_changed(client, index):
    permalink = client.get("/api/v1/search?q=krijumčarenje&expand=off").get_json()["permalink"]
    assert client.get(permalink).get_json()["as_of"]["changed"] is False
    with index.writer() as writer:
        writer.delete("practice")
    assert client.get(permalink).get_json()["as_of"] == {
        "generation": "1", "changed": True, "total_then": 2, "total_now": 1,
        # an index without a journal knows that something has changed, and no more
        "documents": {"known": False, "added": [], "changed": [], "removed": []},
    }


@pytest.mark.parametrize(
    ("lang", "header", "title"),
    [
        ("", "", "A parameter cannot be used"),
        ("sr-Latn", "", "Parametar se ne može upotrebiti"),
        ("sr-Cyrl", "en", "Параметар се не може употребити"),
        ("", "sr-Cyrl-RS, en;q=0.5", "Параметар се не може употребити"),
        ("", "hr, en;q=0.5", "Parametar se ne može upotrebiti"),
        ("", "de, sr;q=0.2", "Параметар се не може употребити"),
    ],
    ids=["neither", "parameter", "parameter wins", "header", "neighbour", "second best"],
)
def test_problems_speak_the_language_asked_for(client, lang, header, title):
    answer = client.get(f"/api/v1/search?limit=0&lang={lang}", headers={"Accept-Language": header})
    assert answer.get_json()["title"] == title
    assert "`limit`" in answer.get_json()["detail"]


def test_labels_speak_the_language_asked_for(client):
    answer = client.get("/api/v1/search", headers={"Accept-Language": "sr-Cyrl"}).get_json()
    assert answer["facets"]["country"][0]["label"] == "Србија"


def test_answers_are_utf8_json(client):
    body = client.get("/api/v1/search?q=krijumčarenje&expand=off").get_data()
    assert "Krijumčarenje" in body.decode("utf-8")
    assert json.loads(body)["total"] == 2


@pytest.mark.parametrize(("limit", "hits"), [("1", 1), ("2.0", 2), ("02", 2)])
def test_whole_numbers(client, limit, hits):
    assert len(client.get(f"/api/v1/search?limit={limit}").get_json()["hits"]) == hits
