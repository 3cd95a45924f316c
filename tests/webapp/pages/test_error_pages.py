"""The page for what is wrong: in the language of its address, with the sentence of the fault and a way on."""

from urllib.parse import parse_qsl

import pytest
from bs4 import BeautifulSoup
from flask import abort
from werkzeug.datastructures import MultiDict

from kb import errors
from kb.engines.memory import MemoryIndex
from kb.settings import Settings
from webapp import create_app
from webapp.error_pages import SEARCHABLE, with_code, without, words_of
from webapp.errors import KINDS, STATUSES

LANGUAGES = ("en", "sr-latn", "sr-cyrl")
HEADINGS = {
    "/nowhere": ("There is no such page", "Takva strana ne postoji", "Таква страна не постоји"),
    "/documents/gone": ("There is no such page", "Takva strana ne postoji", "Таква страна не постоји"),
    "/search?page=x": (
        "This address cannot be understood", "Ova adresa se ne može razumeti", "Ова адреса се не може разумети",
    ),
}  # fmt: skip


def main(answer):
    return BeautifulSoup(answer.text, "lxml").select_one("main")


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/en/documents/rs-strike-grup-en", "strike grup"),
        ("/sr-cyrl/zakon_o_radu.html", "zakon radu"),
        ("/", ""),
        ("/en/документи/закон", "закон"),
        ("/a/b/", ""),
        ("/en/" + "long-word-" * 40, ("long word " * 40)[:100]),
    ],
    ids=["identifier", "file", "root", "Cyrillic", "short", "endless"],
)
def test_words_of_a_mistyped_address(path, words):
    assert words_of(path) == words


@pytest.mark.parametrize(
    ("given", "parameter", "left"),
    [
        ("q=a&country=x", "country", "/s?q=a"),
        ("country=x&country=serbia", "country", "/s"),
        ("q=a&from=soon&to=2020", "year", "/s?q=a"),
        ("q=č&q=%26&page=x", "page", "/s?q=%C4%8D&q=%26"),
        ("q=a", "country", ""),
        ("q=a", "", ""),
        ("from=", "year", ""),
    ],
    ids=["one", "all of its values", "years of the form", "encoded", "not given", "none wrong", "empty"],
)
def test_the_address_without_what_is_wrong(given, parameter, left):
    assert without("/s", MultiDict(parse_qsl(given, keep_blank_values=True)), parameter) == left


@pytest.mark.parametrize(
    ("sentence", "html"),
    [
        ("`a` is no `b`", "<code>a</code> is no <code>b</code>"),
        ("not '<b>'", "not &#39;&lt;b&gt;&#39;"),
        ("a ` b", "a ` b"),
    ],
    ids=["names", "hostile", "one backtick"],
)
def test_names_in_a_sentence_are_code(sentence, html):
    assert with_code(sentence) == html


@pytest.mark.parametrize("path", HEADINGS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_heading_is_in_the_language_of_the_address(client, language, path):
    answer = client.get(f"/{language}{path}", headers={"Accept-Language": "de"})
    assert main(answer).h1.text == HEADINGS[path][LANGUAGES.index(language)]


@pytest.mark.parametrize(
    ("language", "path", "sentence"),
    [
        ("en", "/search?page=x", "page must be a whole number from 1 to 1001, not 'x'"),
        ("sr-latn", "/search?page=x", "page mora biti ceo broj od 1 do 1001, a ne „x”"),
        ("sr-cyrl", "/search?country=atlantis", "country нема вредност „atlantis”"),
        ("sr-latn", "/coverage?by=colour", "by mora biti jedno od theme, type, year, language, audience"),
        ("en", "/coverage?type=poem", "type has no value 'poem'"),
        ("sr-cyrl", "/search?from=soon", "year мора бити као 2015, 2015..2020"),
    ],
    ids=["number", "Serbian", "Cyrillic value", "choice", "value", "years of the form"],
)
def test_the_fault_is_named_in_the_same_language(client, language, path, sentence):
    # The browser's language must not decide: somebody sent this link to a reader of another one.
    answer = client.get(f"/{language}{path}", headers={"Accept-Language": "en, sr;q=0.5"})
    assert answer.status_code == 400
    assert sentence in main(answer).select_one(".error-detail").text


@pytest.mark.parametrize("page", ["0", "-1", "²", "١", "1e3", "00000000199999", "10002", " 1"])
def test_pages_that_cannot_be(client, page):
    assert client.get("/en/search", query_string={"page": page}).status_code == 400


@pytest.mark.parametrize("page", ["1", "01", "1001"])
def test_pages_that_can(client, page):
    assert client.get("/en/search", query_string={"page": page}).status_code == 200


@pytest.mark.parametrize("path", HEADINGS)
def test_a_search_and_the_ways_to_browse_are_offered(client, path):
    shown = main(client.get(f"/sr-latn{path}"))
    assert shown.select_one('form[role="search"]')["action"] == "/sr-latn/search"
    assert shown.select_one('a[href="/sr-latn/#browse"]')


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("/search?q=smuggling&country=atlantis", "smuggling"),
        ("/documents/strike-grup", "strike grup"),
        ("/nowhere?q=a", "nowhere"),
    ],
    ids=["what was asked", "a document", "an address"],
)
def test_the_box_holds_what_was_probably_meant(client, path, words):
    assert main(client.get(f"/en{path}")).select_one('input[name="q"]')["value"] == words


def test_one_link_leads_on_without_the_fault(client):
    link = main(client.get("/sr-latn/search?q=granica&country=atlantis")).select_one("a.button-main")
    assert (link.text, link["href"]) == ("Nastavite bez toga", "/sr-latn/search?q=granica")
    assert client.get(link["href"]).status_code == 200


@pytest.mark.parametrize(("kind", "status"), [(kind, status) for kind, status, _ in STATUSES], ids=lambda v: str(v))
def test_a_page_of_failure_offers_no_search_that_would_fail_too(client, monkeypatch, kind, status):
    def fail(*_):
        raise kind("q", "x") if issubclass(kind, errors.WrongParameter) else kind("x")

    monkeypatch.setattr("kb.knowledge_base.KnowledgeBase.search", fail)
    answer = client.get("/en/search?q=a")
    assert answer.status_code == status
    assert bool(main(answer).select_one('form[role="search"]')) is (status < SEARCHABLE)


@pytest.mark.parametrize(("status", "kind"), KINDS.items())
def test_what_flask_refuses_has_its_type(status, kind):
    app = create_app(Settings(), MemoryIndex().searcher)
    app.add_url_rule("/api/v1/refused", view_func=lambda: abort(status))
    assert app.test_client().get("/api/v1/refused").get_json()["type"] == f"/problems/{kind}"


@pytest.mark.parametrize(
    ("path", "accept", "language"),
    [("/api/v1/documents/x", "sr-Latn", "sr-Latn"), ("/api/v1/documents/x?lang=sr-Cyrl", "en", "sr-Cyrl"),
     ("/api/v1/documents/x?lang=klingon", "hr", "sr-Latn"), ("/api/v1/documents/x", "de", "en")],
    ids=["header", "parameter", "unknown parameter", "neither"],
)  # fmt: skip
def test_the_api_speaks_the_language_of_its_client(client, path, accept, language):
    assert client.get(path, headers={"Accept-Language": accept}).headers["Content-Language"] == language


def test_a_fault_of_ours_shows_no_words_from_inside(client, monkeypatch):
    def fail(*_):
        raise errors.KbError("lock at /srv/secret")

    monkeypatch.setattr("kb.knowledge_base.KnowledgeBase.search", fail)
    assert "secret" not in client.get("/en/search?q=a").text


@pytest.mark.parametrize(("written", "meant"), [
    ("/sr-Latn/help", "/sr-latn/help"), ("/SR-CYRL/search?q=%C4%8Dlan+5&country=serbia",
                                         "/sr-cyrl/search?q=%C4%8Dlan+5&country=serbia"),
    ("/EN/", "/en/"), ("/sr-Latn/documents/%0D%0Ax", "/sr-latn/documents/%0D%0Ax"),
])  # fmt: skip
def test_a_language_written_as_in_texts_leads_to_its_address(client, written, meant):
    answer = client.get(written)
    assert (answer.status_code, answer.headers["Location"]) == (308, meant)


@pytest.mark.parametrize("path", ["/sr-Arab/help", "/DE/", "/en/Nothing", "//sr-Latn/help"])
def test_other_wrong_addresses_stay_wrong(client, path):
    assert client.get(path).status_code in (404, 308)
    assert "sr-latn" not in client.get(path).headers.get("Location", "")
