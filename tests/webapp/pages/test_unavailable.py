"""While the index is built, damaged or too old, every page says so, in the visitor's language, and how to go on."""

import pytest
from bs4 import BeautifulSoup

from kb import errors
from kb.settings import Settings
from webapp import create_app

PATHS = ("/", "/search?q=smuggling", "/documents/strike-en", "/coverage", "/compare?compare=strike-en")


def broken(error):
    def searcher():
        raise error

    return create_app(Settings(), searcher).test_client()


def index_problems():
    return sorted(errors.IndexProblem.__subclasses__(), key=lambda kind: kind.__name__)


@pytest.fixture
def building():
    return broken(errors.IndexProblem("being rebuilt at /srv/secret/index"))


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize(
    ("language", "heading"),
    [("en", "The search is being prepared"), ("sr-latn", "Pretraga se priprema"), ("sr-cyrl", "Претрага се припрема")],
)
def test_every_page_says_that_the_search_is_being_prepared(building, language, heading, path):
    answer = building.get(f"/{language}{path}")
    assert (answer.status_code, answer.mimetype) == (503, "text/html")
    assert heading in answer.text


@pytest.mark.parametrize("path", PATHS)
def test_the_page_offers_the_same_address_again_and_no_search(building, path):
    text = building.get(f"/en{path}").text
    assert f'href="/en{path}">Try again' in text
    assert 'role="search"' not in text


@pytest.mark.parametrize("language", ["en", "sr-latn", "sr-cyrl"])
def test_what_can_be_read_meanwhile_is_linked_and_answers(building, language):
    shown = BeautifulSoup(building.get(f"/{language}/search?q=a").text, "lxml").select("main a:not(.button)")
    assert [link["href"] for link in shown] == [f"/{language}/{page}" for page in ("glossary", "help", "about")]
    assert {building.get(link["href"]).status_code for link in shown} == {200}


@pytest.mark.parametrize("path", ["/en/", "/sitemap.xml", "/api/v1/search?q=a"])
def test_robots_are_told_to_come_back(building, path):
    assert building.get(path).headers["Retry-After"] == "5"


def test_nothing_of_the_inside_is_shown(building):
    assert "secret" not in building.get("/en/search?q=a").text


def test_a_hostile_address_is_offered_as_text(building):
    assert "<script>alert" not in building.get('/en/search?q="><script>alert(1)</script>').text


READABLE = (
    "/en/help", "/en/accessibility", "/en/glossary", "/sr-latn/about", "/api/docs", "/robots.txt", "/opensearch.xml",
)  # fmt: skip


@pytest.mark.parametrize("path", READABLE)
def test_pages_without_an_index_answer_all_the_same(building, path):
    assert building.get(path).status_code == 200


@pytest.mark.parametrize("kind", index_problems(), ids=lambda kind: kind.__name__)
def test_each_problem_of_the_index_is_temporary(kind):
    assert broken(kind("no index")).get("/en/").status_code == 503


@pytest.mark.parametrize("language", ["en", "sr-latn", "sr-cyrl"])
def test_about_answers_without_its_numbers(building, client, language):
    number = {"en": "It holds", "sr-latn": "Broj dokumenata", "sr-cyrl": "Број докумената"}[language]
    without = building.get(f"/{language}/about")
    assert (without.status_code, number in without.text) == (200, False)
    assert number in client.get(f"/{language}/about").text
