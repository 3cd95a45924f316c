"""Documents side by side: rows that say something, columns that can be taken away."""

import pytest
from bs4 import BeautifulSoup

from kb.engines.memory import MemoryIndex
from kb.model import Document, Passage, Record
from kb.settings import Settings
from webapp import create_app
from webapp.views.compare import FACTS, TEXTS

FULL = Record(
    "full", "Full", language="en", countries=("serbia",), themes=("migrant-smuggling",), audiences=("police",),
    date="2018", maturity="good", summary="All is said.", metadata={"implementing_bodies": [{"name": "Police"}]},
)  # fmt: skip
ROWS = ["Country", "Maturity", "Period", "Themes", "For whom", "Carried out by", "Summary"]


@pytest.fixture
def compared():
    index = MemoryIndex()
    bare = Record("bare", "Bare", language="en")
    with index.writer() as writer:
        writer.put(Document(FULL, tuple(Passage("full", n, anchor, anchor, anchor) for n, anchor in enumerate(TEXTS))))
        writer.put(
            Document(bare, (Passage("bare", 0, "results", "Results", " "), Passage("bare", 1, "other", "O", "o")))
        )
        writer.put(
            Document(Record("dated", "Dated", language="en", date="2018-03"), (Passage("dated", 0, "a", "A", "a"),))
        )
    client = create_app(Settings(deadline_ms=60_000), index.searcher).test_client()
    return lambda *ids: BeautifulSoup(client.get("/en/compare", query_string={"compare": ids}).text, "lxml")


def rows(page):
    return [head.text for head in page.select('th[scope="row"]')]


@pytest.mark.parametrize(
    ("ids", "shown"),
    [
        (["bare"], []),
        (["dated"], ["Period"]),
        (["bare", "dated"], ["Period"]),
        (["full"], ROWS),
        (["bare", "full"], ROWS),
    ],
    ids=["nothing known", "a date", "one of two", "all", "all of one"],
)
def test_a_row_without_any_word_is_left_out(compared, ids, shown):
    assert rows(compared(*ids))[: len(ROWS)] == shown


def test_every_fact_has_its_row():
    assert len(FACTS) == len(ROWS)


def test_sections_come_in_the_order_of_the_front_matter(compared):
    page = compared("full")
    assert [row.td.text for row in page.select("tbody tr")][len(ROWS) :] == list(TEXTS)


def test_each_row_has_a_cell_for_every_document(compared):
    assert {len(row.select("td")) for row in compared("full", "bare", "dated").select("tbody tr")} == {3}


def test_a_document_is_taken_away_and_the_others_stay(compared):
    drops = [link["href"] for link in compared("full", "dated").select(".compare-drop")]
    assert drops == ["/en/compare?compare=dated", "/en/compare?compare=full"]


def test_more_can_be_chosen_beside_those_chosen(compared):
    assert compared("full", "full", "").select_one("main > div > p > a.button")["href"] == (
        "/en/search?type=good-practice&compare=full"
    )


def test_what_is_not_here_any_more_is_named(compared):
    page = compared("gone", "full")
    assert "gone" in page.select_one(".notice").text
    assert len(page.select('th[scope="col"]')) == 1


def test_a_seventh_document_is_not_compared(compared):
    assert len(compared(*(f"gone-{n}" for n in range(9))).select(".notice")) == 6
