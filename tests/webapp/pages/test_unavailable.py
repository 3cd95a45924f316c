"""While the index is built, damaged or too old, every page says so, in the visitor's language, and how to go on."""

import pytest

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


def test_nothing_of_the_inside_is_shown(building):
    assert "secret" not in building.get("/en/search?q=a").text


def test_a_hostile_address_is_offered_as_text(building):
    assert "<script>alert" not in building.get('/en/search?q="><script>alert(1)</script>').text


@pytest.mark.parametrize("path", ["/en/help", "/en/accessibility"])
def test_pages_without_an_index_answer_all_the_same(building, path):
    assert building.get(path).status_code == 200


@pytest.mark.parametrize("kind", index_problems(), ids=lambda kind: kind.__name__)
def test_each_problem_of_the_index_is_temporary(kind):
    assert broken(kind("no index")).get("/en/").status_code == 503
