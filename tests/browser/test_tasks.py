"""What people come for, done in a real browser: with scripts, without them, and with the keyboard alone."""

import re

import pytest

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_search_filter_open_and_cite(visit, scripts):
    page = visit("/en/", java_script_enabled=scripts)
    page.get_by_label(re.compile("^Search in English")).fill("smuggling")
    page.get_by_role("button", name="Search").click()
    page.get_by_label(re.compile("^Greece")).check()
    if not scripts:
        page.get_by_role("button", name="Apply the filters").click()
    page.get_by_role("link", name=re.compile("Country: Greece")).wait_for()
    assert "country=greece" in page.url
    page.get_by_role("link", name="Athens workshop").click()
    page.get_by_role("link", name="Cite", exact=True).click()
    assert "/documents/athens" in page.locator("#cite-text").inner_text()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_filters_on_a_phone(visit, scripts):
    page = visit("/sr-latn/search?q=krijumčarenje", java_script_enabled=scripts, viewport=PHONE)
    assert not page.locator("#filters").is_visible()
    page.get_by_role("link", name=re.compile("^Filteri")).click()
    assert page.locator("#filters").is_visible()
    page.get_by_role("link", name="Zatvori").click()
    assert not page.locator("#filters").is_visible()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_compare_two_practices(visit, scripts):
    page = visit("/en/search?type=good-practice", java_script_enabled=scripts)
    boxes = page.get_by_role("checkbox", name=re.compile("^Compare"))
    boxes.nth(0).check()
    boxes.nth(1).check()
    page.get_by_role("button", name="Compare the chosen practices").click()
    assert page.get_by_role("columnheader").count() == 2


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no-scripts"])
def test_change_language_script_and_colours(visit, scripts):
    page = visit("/en/documents/code?q=zatvor", java_script_enabled=scripts)
    page.get_by_role("link", name="srpski", exact=True).click()
    assert page.url.endswith("/sr-latn/documents/code?q=zatvor")
    page.get_by_role("navigation", name="Srpski tekstovi").get_by_role("link", name="latinica").click()
    assert page.get_by_role("heading", level=1).inner_text() == "Krivični zakonik"
    page.get_by_role("link", name="Tamne").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert {cookie["name"] for cookie in page.context.cookies()} == {"language", "script", "theme"}


def test_back_returns_to_the_results_as_they_were(visit):
    page = visit("/en/search?q=smuggling")
    page.get_by_label(re.compile(r"^Serbia \d")).check()
    page.get_by_role("link", name=re.compile("Country: Serbia")).wait_for()
    page.get_by_role("link", name="Strike group against smuggling").first.click()
    page.go_back()
    page.get_by_role("link", name=re.compile("Country: Serbia")).wait_for()
    page.go_back()
    page.get_by_role("link", name=re.compile("Country: Serbia")).wait_for(state="detached")
    assert not page.get_by_label(re.compile(r"^Serbia \d")).is_checked()


def test_a_filter_keeps_the_focus_and_says_the_number(visit):
    page = visit("/en/search?q=smuggling")
    page.get_by_label(re.compile("^Greece")).focus()
    page.keyboard.press("Space")
    page.get_by_role("link", name=re.compile("Country: Greece")).wait_for()
    page.get_by_role("status").get_by_text("1 document for smuggling").wait_for()
    assert page.evaluate("document.activeElement.value") == "greece"


def test_keyboard_alone_from_search_to_citation(visit):
    page = visit("/en/")
    page.keyboard.press("Control+k")
    page.keyboard.type("plea agreements")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=plea+agreements")
    page.keyboard.press("Alt+ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/documents/strike-en?q=plea+agreements")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    names = []
    while "Cite" not in names and len(names) < 12:
        page.keyboard.press("Tab")
        names.append(page.evaluate("document.activeElement.textContent.trim()"))
    page.keyboard.press("Enter")
    page.wait_for_url("**#cite")


def test_a_section_of_a_document_is_addressed_and_marked(visit):
    page = visit("/en/documents/code?q=krijumčari#art-350")
    assert page.locator("#art-350 mark").inner_text() == "кријумчари"
    assert page.locator("#art-350").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"


@pytest.mark.parametrize("path", ["/", "/search?q=smuggling", "/documents/hostile", "/compare?compare=hostile"])
def test_hostile_content_does_nothing(visit, path):
    page = visit(f"/en{path}")
    page.wait_for_load_state("networkidle")
    assert page.locator("img").count() == 0
