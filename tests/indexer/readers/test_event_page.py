from __future__ import annotations

import pytest

from indexer.parsed import Block
from indexer.readers import html
from indexer.readers.event_page import day, event_fields

UNLABELLED = [
    "Added on",
    "25 Jul 2016",
    "OSCE / Police Unit",
    "Judges, Prosecutors",
    "Serbia, Croatia",
    "human trafficking, crime",
]
LABELLED = ["Organizer: OSCE", "Audience:", "Judges; Prosecutors", "Countries", "Serbia, Croatia", "Venue: Belgrade"]


def _blocks(texts: list[str]) -> list[Block]:
    return [Block(text) for text in ["Workshop", *texts]]


def test_lists_without_labels() -> None:
    assert event_fields(_blocks(UNLABELLED)) == {
        "audiences": ["Judges", "Prosecutors"],
        "countries": ["Serbia", "Croatia"],
        "themes": ["human trafficking", "crime"],
        "date_published": "2016-07-25",
        "event": {"organisers": ["OSCE / Police Unit"]},
    }


def test_labels() -> None:
    assert event_fields(_blocks(LABELLED)) == {
        "audiences": ["Judges", "Prosecutors"],
        "countries": ["Serbia", "Croatia"],
        "event": {"organisers": ["OSCE"], "place": "Belgrade"},
    }


@pytest.mark.parametrize(
    "texts",
    [["Added on", "yesterday", "a", "b", "c", "d"], ["Countries: many"], [], ["Added on"]],
    ids=["no date", "one label", "none", "cut"],
)
def test_other_pages(texts: list[str]) -> None:
    assert event_fields(_blocks(texts)) == {}


def test_an_event_page_in_html() -> None:
    rows = "".join(f"<div>{text}</div>" for text in UNLABELLED)
    page = f"<html><body><h1>Regional Workshop</h1><p>{'Police and prosecutors met. ' * 10}</p>{rows}</body></html>"
    document = html.read(page.encode(), "x.html")
    assert document.title == "Regional Workshop"
    assert document.metadata["countries"] == ["Serbia", "Croatia"]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("25 July 2016", "2016-07-25"),
        ("11. 6. 2014.", "2014-06-11"),
        ("June 12, 2014", "2014-06-12"),
        ("2014-06-12", "2014-06-12"),
        ("12/06/2014", "2014-06-12"),
        ("  5\n May  2016 ", "2016-05-05"),
        ("31.6.2014", ""),
        ("x", ""),
        ("", ""),
    ],
)
def test_day(text: str, date: str) -> None:
    assert day(text) == date


@pytest.mark.parametrize(
    ("texts", "name", "value"),
    [
        pytest.param(["Организатор: ОЕБС; УНОДК"], "event", {"organisers": ["ОЕБС", "УНОДК"]}, id="Serbian"),
        pytest.param(["Циљна група:", "судије, тужиоци"], "audiences", ["судије", "тужиоци"], id="value below"),
        pytest.param(["Audience", "Countries", "Serbia"], "countries", ["Serbia"], id="a label without value"),
        pytest.param(["Country: Serbia", "Country: Greece"], "countries", ["Serbia"], id="the first counts"),
        pytest.param(["Date: 5 May 2016"], "date", "2016-05-05", id="date"),
        pytest.param(["Date: in spring"], "date", None, id="no date"),
        pytest.param(["Countries: " + "x" * 601], "countries", None, id="too long for a list"),
        pytest.param(["The countries: many"], "countries", None, id="a sentence"),
        pytest.param(["Themes: a,, ;b"], "themes", ["a", "b"], id="empty places"),
    ],
)
def test_one_field_among_others(texts: list[str], name: str, value: object) -> None:
    # Two known lists make an event page; these are beside the field in question.
    others = ["Organizer: OSCE", "Topics: crime", "Audience: judges"]
    fields = event_fields(_blocks([*texts, *others]))
    assert fields.get(name) == value
