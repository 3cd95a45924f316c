"""A law of 400 articles in a real browser: from a typed citation to its paragraph, what cites it, how to cite it."""

import re

import pytest

from tests.browser.conftest import serving
from tests.browser.test_axe import faults
from tests.webapp.pages import law_shelf

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
DESKTOP = {"width": 1280, "height": 800}
LAW = "/en/documents/zakonik"
REFERENCES = [
    "Article 350 of the Criminal Code of Serbia (Official Gazette of RS, No. 85/2005)",
    "Кривични законик, чл. 350. („Сл. гласник РС“, бр. 85/2005)",
]


@pytest.fixture(scope="module")
def site():
    with serving(law_shelf.index(articles=400).searcher) as address:
        yield address


def top(page, anchor):
    """How far below the upper edge of the window a place stands, once it stands still."""
    page.wait_for_load_state("networkidle")
    return page.locator(f"#{anchor}").evaluate("e => e.getBoundingClientRect().top")


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_a_citation_typed_lands_on_its_paragraph(visit, scripts):
    page = visit("/sr-latn/", java_script_enabled=scripts, viewport=PHONE)
    page.get_by_role("searchbox").or_(page.get_by_role("combobox")).fill("čl. 350 st. 2 KZ")
    page.get_by_role("button", name="Traži").click()
    page.wait_for_url("**/documents/zakonik#art-350-par-2")
    assert "теже" in page.locator(":target").inner_text()
    if scripts:
        assert 0 <= top(page, "art-350-par-2") < 200


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("anchor", ["art-5", "art-350", "art-399", "art-350-par-3-pt-2"])
def test_every_anchor_is_at_the_top_of_the_window(visit, size, anchor):
    page = visit(f"{LAW}#{anchor}", viewport=size)
    # Articles out of sight have a guessed height: the browser has to measure its way to the right place.
    assert 0 <= top(page, anchor) < 200


def test_what_cites_an_article_opens_below_its_heading(visit):
    page = visit(f"{LAW}#art-350", viewport=DESKTOP)
    cited = page.locator("#art-350 .cited")
    assert not cited.get_by_role("link", name="Practice").is_visible()
    cited.get_by_text("Cited in 2 places").click()
    assert cited.get_by_role("link", name="Члан 388").is_visible()
    cited.get_by_role("link", name="Practice").click()
    page.wait_for_url("**/documents/practice-en#text")


def test_a_cited_paragraph_leads_to_what_cites_it(visit):
    page = visit(f"{LAW}#art-350-par-2", viewport=PHONE)
    page.locator("#art-350-par-2").get_by_role("link", name="Cited in 2 places").click()
    page.wait_for_url("**/provisions/art-350-par-2#cited")
    assert page.locator("#cited").get_by_role("link", name="Practice").is_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_one_tap_from_the_article_to_its_references(visit, scripts):
    page = visit(f"{LAW}#art-350", java_script_enabled=scripts, viewport=PHONE)
    page.locator("#art-350").get_by_role("link", name=re.compile(r"^Cite\b")).click()
    page.get_by_role("heading", name="How to cite it").wait_for()
    assert page.locator(".cite-row .cite-text").all_inner_texts()[:2] == REFERENCES
    assert ("/provisions/" in page.url) is not scripts
    assert page.get_by_text("Article 350(3)(2) of the Criminal Code").is_visible()


def test_a_second_tap_closes_the_references(visit):
    page = visit(f"{LAW}#art-350", viewport=DESKTOP)
    link = page.locator("#art-350").get_by_role("link", name=re.compile(r"^Cite\b"))
    link.click()
    page.get_by_role("heading", name="How to cite it").wait_for()
    assert link.get_attribute("aria-expanded") == "true"
    link.click()
    assert page.get_by_role("heading", name="How to cite it").count() == 0


def test_a_reference_is_copied(visit):
    page = visit(f"{LAW}/provisions/art-350", viewport=DESKTOP, permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy").nth(1).click()
    page.get_by_role("button", name="Copied").wait_for()
    assert page.evaluate("navigator.clipboard.readText()") == REFERENCES[1]


def test_the_contents_are_open_beside_the_text_and_follow_the_reading(visit):
    page = visit(f"{LAW}#art-350", viewport=DESKTOP)
    current = page.locator(".toc [aria-current]")
    current.wait_for()
    assert current.inner_text().startswith("Члан 350 ")
    page.locator("#art-20").scroll_into_view_if_needed()
    page.locator(".toc [aria-current][href='#art-20'], .toc [aria-current][href='#art-19']").wait_for()


@pytest.mark.parametrize(("size", "scripts"), [(PHONE, True), (DESKTOP, False)], ids=["phone", "no-scripts"])
def test_else_the_contents_of_a_long_law_are_closed(visit, size, scripts):
    page = visit(LAW, viewport=size, java_script_enabled=scripts)
    assert not page.locator(".toc").get_by_role("link", name="About this document").is_visible()
    page.locator("#toc-title").click()
    page.locator(".toc summary").nth(3).click()
    assert page.locator(".toc").get_by_role("link", name="Члан 388").is_visible()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("path", [f"{LAW}#art-350", f"{LAW}/provisions/art-350"], ids=["law", "provision"])
def test_nothing_is_wider_than_the_window(visit, size, path):
    page = visit(path, viewport=size)
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def looked_at(visit, language, size, scheme):
    """What is broken on the page of the law with its panels open, and on that of a paragraph."""
    page = visit(f"/{language}/documents/zakonik#art-350", viewport=size, color_scheme=scheme)
    page.locator("#art-350 .cited summary").click()
    page.locator("#art-350 .to-cite").click()
    page.locator("#art-350 .panel").wait_for()
    found = faults(page)
    page.goto(f"/{language}/documents/zakonik/provisions/art-350-par-2")
    return found + faults(page)


@pytest.mark.parametrize(("language", "size", "scheme"), [("en", PHONE, "light"), ("sr-cyrl", DESKTOP, "dark")],
                         ids=["phone", "desktop"])
def test_axe_finds_nothing(visit, language, size, scheme):
    assert looked_at(visit, language, size, scheme) == []


@pytest.mark.thorough
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
@pytest.mark.parametrize("language", ["en", "sr-latn", "sr-cyrl"])
def test_axe_finds_nothing_anywhere(visit, language, size, scheme):
    assert looked_at(visit, language, size, scheme) == []
