"""What robots may find: documents, and pages of one country or theme; not what somebody typed, nor combinations."""

import re

import pytest


@pytest.mark.parametrize(
    ("query", "indexable"),
    [
        ("country=serbia", True), ("theme=migrant-smuggling", True), ("", True), ("q=smuggling", False),
        ("q=smuggling&country=serbia", False), ("country=serbia&theme=migrant-smuggling", False),
        ("country=serbia&country=greece", False), ("country=serbia&from=2017", False), ("country=romania", False),
    ],
    ids=["country", "theme", "all", "typed", "typed and country", "two facets", "two values", "years", "nothing"],
)
def test_which_results_a_robot_may_keep(client, query, indexable):
    text = client.get(f"/en/search?{query}").text
    assert ('name="robots" content="noindex' not in text) is indexable
    assert ('rel="canonical"' in text) is indexable


@pytest.mark.parametrize("slug", ["en", "sr-latn", "sr-cyrl"])
@pytest.mark.parametrize("facet", ["country", "theme", "type", "audience"])
def test_robots_may_walk_one_value_and_no_combination(client, slug, facet):
    rules = client.get("/robots.txt").text.splitlines()
    assert rules.index(f"Allow: /{slug}/search?{facet}=") < rules.index(f"Disallow: /{slug}/search")
    assert f"Disallow: /{slug}/search?{facet}=*&" in rules


def test_the_canonical_address_drops_what_is_no_part_of_the_search(client):
    text = client.get("/en/search?country=serbia&compare=strike-en&sort=relevance").text
    assert re.search(r'rel="canonical" href="([^"]+)"', text).group(1).startswith("http://localhost/en/search?country=serbia")


@pytest.mark.parametrize("path", ["/en/nowhere", "/en/compare", "/en/documents/none"])
def test_passing_pages_are_not_kept(client, path):
    assert 'content="noindex"' in client.get(path).text
