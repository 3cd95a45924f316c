"""Every task of the pages with scripts off, bullet by bullet: home, results, document, coverage, comparison, help."""

import json
import re

import feedparser
import pytest
import rispy
from pybtex.database import parse_string

from tests.browser.conftest import serving
from tests.webapp.pages import shelf

pytestmark = pytest.mark.browser
COUNTRIES = ("albania", "bosnia-and-herzegovina", "bulgaria", "croatia", "greece", "montenegro", "romania", "serbia")


@pytest.fixture(scope="module")
def site():
    """A fuller shelf: more countries than a list of filters shows at once, more results than a page."""
    patrols = (
        shelf.document(
            f"patrol-{country}", f"Joint patrols, {country.title()}", "Patrols against smuggling at the border.",
            countries=(country,), audiences=("police",), themes=("migrant-smuggling",), date=f"{2010 + n}",
        ) for n, country in enumerate(COUNTRIES)
    )  # fmt: skip
    with serving(shelf.index(tuple(patrols)).searcher) as address:
        yield address


@pytest.fixture
def read(visit):
    """Open a page with scripts off."""
    return lambda path, **options: visit(path, java_script_enabled=False, **options)


def count(page):
    return int(re.search(r"\d+", page.get_by_role("heading", level=1).inner_text())[0])


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("Romania: 1 document", "country=romania"), ("Migrant smuggling", "theme=migrant-smuggling"),
        ("Police and border police 8", "audience=police"), ("Prevention and capacity building", "theme=prevention"),
        ("Athens workshop", "/documents/athens"), ("Joint patrols, Serbia", "/documents/patrol-serbia"),
        ("joint investigation team", "q=joint+investigation+team"),
    ],
    ids=["map", "theme", "audience", "focus", "timeline", "latest", "example"],
)  # fmt: skip
def test_home_leads_in(read, link, address):
    page = read("/en/")
    page.get_by_role("link", name=re.compile(f"^{link}")).first.click()
    assert address in page.url


def test_a_filter_behind_more_is_opened_applied_and_taken_off(read):
    page = read("/en/search?q=smuggling")
    country = page.get_by_role("group", name="Country")
    last = country.locator(".more input").last
    assert not last.is_visible()
    country.locator(".more > summary").click()
    value = last.get_attribute("value")
    last.check()
    page.get_by_role("button", name="Apply the filters").click()
    assert f"country={value}" in page.url
    page.get_by_role("link", name=re.compile("^Country: .* remove$")).click()
    assert "country=" not in page.url
    assert page.get_by_role("checkbox", checked=True).count() == 0


def test_two_filters_are_cleared_at_once(read):
    page = read("/en/search?q=smuggling&country=serbia&audience=police")
    page.get_by_role("link", name="Clear all").click()
    assert page.url.endswith("/en/search?q=smuggling")


def test_years_and_order(read):
    page = read("/en/search?q=patrols")
    page.get_by_label("from", exact=True).fill("2012")
    page.get_by_label("to", exact=True).fill("2014")
    page.get_by_role("button", name="Set").click()
    assert count(page) == 3
    page.get_by_label("Sort by").select_option("date-asc")
    page.get_by_role("button", name="Sort", exact=True).click()
    titles = page.locator(".hit-title").all_inner_texts()
    assert titles == [f"Joint patrols, {name}" for name in ("Bulgaria", "Croatia", "Greece")]


def test_an_added_word_is_taken_away(read):
    page = read("/en/search?q=smuggling")
    page.locator(".expansions > summary").click()
    chip = page.get_by_role("link", name="krijumčariti remove")
    chip.click()
    assert "without=" in page.url
    assert chip.count() == 0


def test_all_added_words_are_taken_away_and_come_back(read):
    page = read("/en/search?q=smuggling")
    page.locator(".expansions > summary").click()
    page.get_by_role("link", name="Search only for the words as typed").click()
    assert page.locator(".expansions").count() == 0
    page.get_by_role("link", name=re.compile("^Words: only as typed")).click()
    assert page.locator(".expansions").count() == 1


def test_a_misspelt_word_is_offered_in_the_right_spelling(read):
    page = read("/en/search?q=smuggllng")
    page.locator(".did-you-mean a").first.click()
    assert count(page) > 0


def test_nothing_found_leads_out(read):
    page = read("/en/search?q=xyzzy&country=serbia")
    page.get_by_role("link", name="Search without the filters").click()
    page.get_by_role("link", name="Browse by country, theme or audience").click()
    assert page.url.endswith("/en/#browse")


def test_why_a_document_was_found_and_its_passage(read):
    page = read("/en/search?q=agreement")
    page.locator(".why > summary").first.click()
    assert page.get_by_text("agreement → agreements").first.is_visible()
    page.get_by_role("link", name="Results", exact=True).click()
    assert page.url.endswith("/documents/strike-en?q=agreement#results")
    assert page.locator("#results mark").first.inner_text() == "agreements"


def test_the_same_document_in_the_other_language(read):
    page = read("/en/search?q=plea+agreements")
    page.locator("#hit-strike-en").get_by_role("link", name=re.compile("^Serbian ?: Udarna grupa")).click()
    assert page.get_by_role("heading", level=1).inner_text().startswith("Udarna grupa")


def test_paging_and_the_way_back(read):
    page = read("/en/search?q=smuggling&limit=3")
    first = page.locator(".hit-title").all_inner_texts()
    page.get_by_role("link", name="Next").click()
    page.get_by_role("link", name="page 3").click()
    assert "page=3" in page.url
    page.locator(".hit-title a").first.click()
    page.go_back()
    assert "page=3" in page.url
    page.go_back()
    page.get_by_role("link", name="Previous").click()
    assert page.locator(".hit-title").all_inner_texts() == first


READ = {
    "CSV": lambda text: len(text.strip().splitlines()) - 1,
    "RIS": lambda text: len(rispy.loads(text)),
    "BibTeX": lambda text: len(parse_string(text, "bibtex").entries),
    "CSL-JSON": lambda text: len(json.loads(text)),
    "JSONL": lambda text: len(text.strip().splitlines()),
    "Atom feed": lambda text: len(feedparser.parse(text).entries),
}


@pytest.mark.parametrize("format", READ)
def test_the_whole_result_is_taken_away(read, format):
    page = read("/en/search?q=patrols&limit=3")
    address = page.locator(".take").get_by_role("link", name=format).get_attribute("href")
    assert READ[format](page.request.get(address).text()) == count(page) == 8


def test_the_address_is_the_saved_search(read):
    page = read("/en/search?q=patrols&country=serbia&country=croatia&sort=title")
    again = read(page.url.partition("/en/")[2].join(("/en/", "")))
    assert again.locator(".hit-title").all_inner_texts() == page.locator(".hit-title").all_inner_texts() != []


@pytest.mark.parametrize(
    ("link", "address"),
    [
        ("Results", "#results"), ("Link to this section", "#results"), ("Article 350", "/documents/code#art-350"),
        ("Read in: Serbian", "/documents/strike-sr"), ("Cite", "#cite"), ("Serbia", "country=serbia"),
    ],
    ids=["contents", "a section's own link", "cited provision", "translation", "reference", "country"],
)
def test_a_document_leads_on(read, link, address):
    page = read("/en/documents/strike-en")
    page.get_by_role("main").get_by_role("link", name=link, exact=True).first.click()
    assert address in page.url


def test_a_document_shows_what_no_script_adds(read):
    page = read("/en/documents/strike-en")
    assert page.locator("#cite-text").is_visible()
    assert not page.get_by_role("button", name="Copy").is_visible()
    assert page.get_by_role("link", name="Report", exact=True).get_attribute("href") == "https://example.org/report"
    assert page.get_by_role("heading", name="Similar documents").is_visible()


def test_versions_are_read_side_by_side(read):
    page = read("/en/documents/strike-en")
    page.get_by_role("link", name="Side by side").click()
    assert page.get_by_role("columnheader").all_inner_texts() == [
        "Strike group against smuggling", "Udarna grupa protiv krijumčarenja",
    ]  # fmt: skip


def test_a_number_of_the_coverage_is_followed(read):
    page = read("/en/coverage")
    page.get_by_label("Countries by").select_option("year")
    page.get_by_role("button", name="Show").click()
    assert "by=year" in page.url
    page.get_by_role("link", name=re.compile("^1 – Croatia, 2013")).click()
    assert count(page) == 1
    assert page.locator(".hit-title").inner_text() == "Joint patrols, Croatia"


def test_chosen_practices_stay_chosen_over_pages_and_one_is_dropped(read):
    page = read("/en/search?q=patrols&sort=title&limit=4")
    page.get_by_role("checkbox", name=re.compile("^Compare ?: Joint patrols, Albania")).check()
    page.get_by_role("checkbox", name=re.compile("^Compare ?: Joint patrols, Bulgaria")).check()
    page.get_by_role("button", name="Compare the chosen practices").click()
    page.get_by_role("link", name="Choose more practices").click()
    assert "compare=patrol-albania&compare=patrol-bulgaria" in page.url
    page.go_back()
    page.get_by_role("link", name=re.compile("^Remove ?: Joint patrols, Albania")).click()
    assert page.get_by_role("columnheader").count() == 1


def test_an_example_of_the_help_is_run(read):
    page = read("/sr-latn/help")
    page.locator("main li a:has(code)").first.click()
    assert page.get_by_role("searchbox").input_value() == "identifikacija žrtava"


def test_a_term_of_the_glossary_is_searched_for(read):
    page = read("/sr-cyrl/glossary")
    page.locator("main tbody a").first.click()
    assert "/sr-cyrl/search?q=" in page.url


@pytest.mark.parametrize(("script", "title"), [("Cyrillic", "Ударна група"), ("Latin", "Udarna grupa")])
def test_a_script_is_chosen_for_all_pages(read, script, title):
    page = read("/en/documents/strike-sr")
    page.get_by_role("navigation", name="Serbian texts in").get_by_role("link", name=script).click()
    assert page.get_by_role("heading", level=1).inner_text().startswith(title)
    page.goto("/en/search?q=grupa")
    assert any(text.startswith(title) for text in page.locator(".hit-title").all_inner_texts())


@pytest.mark.parametrize(
    ("path", "heading", "way"),
    [
        ("/sr-latn/documents/patrol-srbia", "Takva strana ne postoji", "patrol srbia"),
        ("/sr-latn/search?q=patrola&country=srbija", "Ova adresa se ne može razumeti", "patrola"),
    ],
    ids=["wrong address", "wrong value"],
)
def test_a_wrong_address_ends_in_a_search(read, path, heading, way):
    page = read(path)
    assert page.get_by_role("heading", level=1).inner_text() == heading
    assert page.get_by_role("searchbox").input_value() == way
    page.get_by_role("button", name="Traži").click()
    assert "/sr-latn/search?q=" in page.url
