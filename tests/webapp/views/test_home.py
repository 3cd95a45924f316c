"""The home page: counts that are those of their searches, shades of the map, works once in the reader's language."""

import re

import pytest
from bs4 import BeautifulSoup

from kb.engines.memory import MemoryIndex
from kb.model import Document, Passage, Record
from kb.service import FacetValue, SearchRequest
from kb.settings import Settings
from webapp import create_app
from webapp.regional_map import regional_map
from webapp.views.home import _shades, listed


@pytest.fixture
def page(client):
    return lambda language="en": BeautifulSoup(client.get(f"/{language}/").text, "lxml")


@pytest.mark.parametrize(
    ("counts", "shades"),
    [((), []), ((0, 0), [0, 0]), ((0, 1), [0, 5]), ((1, 4, 16, 100), [1, 1, 2, 5]), ((99, 100), [5, 5])],
    ids=["no country", "no document", "one", "by the root", "nearly the most"],
)  # fmt: skip
def test_shades_of_the_map(counts, shades):
    assert list(_shades(tuple(FacetValue(str(n), "", count) for n, count in enumerate(counts))).values()) == shades


@pytest.mark.parametrize("part", ["by-focus", "by-country", "by-audience", "by-theme"])
def test_every_number_is_the_total_of_its_search(page, client, part):
    links = page().select(f'[aria-labelledby="{part}"] li > a, [aria-labelledby="{part}"] h3 > a')
    assert links
    for link in links:
        shown = re.search(r"(\d+)( documents?)?$", link.text.strip()) or re.match(
            r"(\d+)", link.find_next_sibling("span").text
        )
        total = BeautifulSoup(client.get(link["href"]).text, "lxml").h1.text
        assert int(shown[1]) == int(re.search(r"\d+", total)[0]), link["href"]


def test_the_list_says_what_the_map_says(page):
    shown = page()
    listed_ = {link["href"] for link in shown.select(".country-list a")}
    drawn = {link["href"]: link["aria-label"] for link in shown.select(".map a")}
    assert drawn
    assert drawn.keys() <= listed_
    assert all(re.fullmatch(r".+: \d+ documents?", label) for label in drawn.values())


def test_every_shape_of_the_map_lies_in_the_drawing():
    drawn = regional_map()
    assert len({shape.id for shape in drawn.countries}) == len(drawn.countries)
    assert all(0 <= shape.x <= drawn.width and 0 <= shape.y <= drawn.height for shape in drawn.countries)


@pytest.mark.parametrize(
    ("language", "title"), [("en", "Strike group against smuggling"), ("sr-latn", "Udarna grupa protiv krijumčarenja")]
)
def test_the_latest_are_in_the_language_of_the_page(page, language, title):
    assert title in [link.text for link in page(language).select('[aria-labelledby="latest"] a')]


@pytest.fixture
def dated():
    index = MemoryIndex()
    rows = [("a", "w", "2018"), ("b", "w", "2019"), ("c", "", "2017"), ("d", "", ""), ("e", "v", "2020")]
    with index.writer() as writer:
        for id, work, date in rows:
            writer.put(Document(Record(id, id, language="en", work=work, date=date), (Passage(id, 0, "t", "", id),)))
    return create_app(Settings(deadline_ms=60_000), index.searcher)


@pytest.mark.parametrize(
    ("sort", "most", "ids"),
    [("date", 9, "ebc"), ("date", 2, "eb"), ("date-asc", 9, "cae")],
    ids=["newest", "cut", "oldest"],
)
def test_a_work_is_listed_once_and_only_with_a_date(dated, sort, most, ids):
    with dated.test_request_context("/en/"):
        assert "".join(record.id for record in listed(SearchRequest(sort=sort), most)) == ids
