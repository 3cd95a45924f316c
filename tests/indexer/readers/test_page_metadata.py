from __future__ import annotations

from typing import Any

import pytest

from indexer.readers.html_blocks import parse_html
from indexer.readers.page_metadata import iso_date, page_metadata


@pytest.mark.parametrize(
    ("head", "found"),
    [
        pytest.param(
            '<meta name="DC.title" content="A"><meta name="DC.date" content="2016-07-25">',
            {"title": "A", "date_published": "2016-07-25"},
            id="Dublin Core",
        ),
        pytest.param(
            '<meta name="citation_author" content="Ana"><meta name="citation_author" content="Petar">'
            '<meta name="citation_publication_date" content="2014/6">',
            {"authors": ["Ana", "Petar"], "date_published": "2014-06"},
            id="Highwire",
        ),
        pytest.param(
            '<meta property="og:title" content="T"><meta property="og:site_name" content="OSCE">'
            '<meta property="og:locale" content="sr_RS">'
            '<meta property="article:published_time" content="2020-01-02T03:04Z">',
            {"title": "T", "publisher": "OSCE", "language": "sr", "date_published": "2020-01-02"},
            id="Open Graph",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@graph": [{"@type": "NewsArticle", "headline": "H", '
            '"author": [{"name": "Ana"}], "datePublished": "2019", "inLanguage": "en-GB"}]}</script>',
            {"title": "H", "authors": ["Ana"], "date_published": "2019", "language": "en"},
            id="schema.org",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@type": "Event", "name": "W", '
            '"startDate": "2014-06-11T09:00", "organizer": {"name": "OSCE"}, "location": {"name": "Athens"}}</script>',
            {"title": "W", "date": "2014-06-11", "event": {"organisers": ["OSCE"], "place": "Athens"}},
            id="event",
        ),
        pytest.param(
            '<meta name="keywords" content="trafficking, smuggling;trafficking">',
            {"themes": ["trafficking", "smuggling"]},
            id="keywords",
        ),
        pytest.param('<link rel="canonical" href="https://x.org/a">', {"source_url": "https://x.org/a"}, id="address"),
        pytest.param('<script type="application/ld+json">{broken</script>', {}, id="broken"),
        pytest.param('<script type="application/ld+json">[1, "a", null]</script>', {}, id="no things"),
        pytest.param(
            '<script type="application/ld+json">{"@type": "Organization", "name": "x"}</script>', {}, id="org"
        ),
        pytest.param(
            '<script type="application/ld+json">{"@type": ["Report"], "name": "R", "author": "Ana", "publisher": '
            '[{"name": "OSCE"}, {"name": "UN"}]}</script>',
            {"title": "R", "authors": ["Ana"], "publisher": "OSCE"},
            id="several types, plain author",
        ),
        pytest.param(
            '<script type="application/ld+json">{"@type": "Report", "name": 5, "author": [{}, {"name": 3}]}</script>',
            {},
            id="wrong kinds",
        ),
        pytest.param('<meta name="DC.date" content="in spring">', {}, id="no date"),
        pytest.param('<meta name="DC.title" content="  "><meta name="title">', {}, id="empty tags"),
        pytest.param('<meta name="DC.title" content=" A\n b ">', {"title": "A b"}, id="two lines"),
        pytest.param('<meta name="dc.title DCTERMS.title" content="A">', {"title": "A"}, id="two names"),
        pytest.param('<link rel="canonical" href="/a">', {}, id="relative address"),
        pytest.param('<meta property="og:locale" content="en_GB">', {"language": "en"}, id="locale"),
        pytest.param('<meta name="author" content="https://facebook.com/x">', {}, id="an address is no author"),
    ],
)
def test_page_metadata(head: str, found: dict[str, Any]) -> None:
    assert page_metadata(parse_html(f"<html><head>{head}</head><body>x</body></html>")) == found


def test_the_more_trusted_source_wins() -> None:
    head = '<meta property="og:title" content="og">'
    head += '<script type="application/ld+json">{"@type":"Article","name":"ld"}</script>'
    assert page_metadata(parse_html(head))["title"] == "ld"
    assert page_metadata(parse_html(head + '<meta name="DC.title" content="dc">'))["title"] == "dc"


def test_the_language_of_the_page() -> None:
    assert page_metadata(parse_html('<html lang="sr-Cyrl"><p>x</html>')) == {"language": "sr"}


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2016", "2016"),
        ("2016-13-01", "2016"),
        ("2016/7", "2016-07"),
        ("2016-07-40", "2016-07"),
        ("25.7.2016", ""),
        (" 2016-7-5 ", "2016-07-05"),
        ("20160705", "2016"),
        ("", ""),
    ],
)
def test_iso_date(text: str, date: str) -> None:
    assert iso_date(text) == date
