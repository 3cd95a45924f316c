"""axe-core finds nothing on any page: WCAG 2.2 AA and best practices, in three languages, light and dark."""

from importlib import resources

import pytest

from kb.engines.memory import MemoryIndex
from kb.errors import IndexProblem
from tests.browser.conftest import serving

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PAGES = (
    "/", "/search?q=smuggling", "/search?q=krijumčarenje&country=serbia&year=2000..2020", "/search?q=xyzzy",
    "/documents/strike-en?q=plea", "/documents/code", "/documents/none", "/coverage?type=&language=",
    "/compare?compare=strike-en&compare=strike-sr", "/documents/strike-en/beside/strike-sr",
    "/help", "/about", "/accessibility", "/search?q=smuggling&page=x", "/search?q=smuggling+xyzzy",
    "/maintenance", "/search?q=", "/documents/code/provisions/none",
)
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


def faults(page):
    """The rules that are broken, each with the first element that breaks it."""
    page.evaluate(resources.files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8"))
    # What is kept and what does not apply is not listed: that takes a third of the time.
    found = page.evaluate("rules => axe.run({runOnly: rules, resultTypes: ['violations']})", RULES)
    return [f"{v['id']}: {v['nodes'][0]['html'][:120]} {v['nodes'][0]['any'][:1]}" for v in found["violations"]]


@pytest.mark.thorough
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["en", "sr-latn", "sr-cyrl"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_no_page_has_a_fault_anywhere(visit, size, language, scheme):
    assert faults_of_all_pages(visit, size, language, scheme) == {}


def test_no_page_has_a_fault_on_a_dark_phone_in_cyrillic(visit):
    assert faults_of_all_pages(visit, PHONE, "sr-cyrl", "dark") == {}


def faults_of_all_pages(visit, size, language, scheme):
    """Page → its faults, for those pages that have any."""
    page = visit(f"/{language}/", viewport=size, color_scheme=scheme)
    found = {}
    for path in PAGES:
        page.goto(f"/{language}{path}")
        if broken := faults(page):
            found[path] = broken
    return found


@pytest.mark.parametrize(("path", "scheme"), [
    ("/api/docs", "dark"), ("/problems/not-found", "light"),
    pytest.param("/api/docs", "light", marks=pytest.mark.thorough),
    pytest.param("/problems/not-found", "dark", marks=pytest.mark.thorough),
])  # fmt: skip
def test_pages_for_programmers_have_no_fault(visit, path, scheme):
    assert faults(visit(path, color_scheme=scheme)) == []


def unreadable():
    raise IndexProblem


@pytest.mark.parametrize("searcher", [MemoryIndex().searcher, unreadable], ids=["empty", "being built"])
@pytest.mark.parametrize(
    ("size", "language", "scheme"),
    [(PHONE, "en", "dark"), (DESKTOP, "sr-cyrl", "light"), (PHONE, "sr-latn", "light")],
    ids=["en", "sr-cyrl", "sr-latn"],
)
def test_a_site_without_documents_has_no_fault(chromium, searcher, size, language, scheme):
    with serving(searcher) as address:
        page = chromium.new_page(viewport=size, color_scheme=scheme, base_url=address)
        for path in ("/", "/search?q=smuggling", "/coverage"):
            page.goto(f"/{language}{path}", timeout=60_000)
            assert faults(page) == [], path
        page.close()


@pytest.mark.parametrize("language", [pytest.param("en", marks=pytest.mark.thorough), "sr-cyrl"])
def test_the_glossary_has_no_fault(visit, language):
    assert faults(visit(f"/{language}/glossary", color_scheme="dark")) == []


@pytest.mark.parametrize("path", [*PAGES, "/glossary"])
def test_nothing_sticks_out_on_a_narrow_screen(visit, path):
    page = visit(f"/sr-cyrl{path}", viewport={"width": 320, "height": 256})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_filters_opened_on_a_phone_have_no_fault(visit):
    page = visit("/en/search?q=smuggling#filters", viewport=PHONE)
    assert page.locator("#filters").is_visible()
    assert faults(page) == []
