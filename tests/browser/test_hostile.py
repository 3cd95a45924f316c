"""Script typed into addresses and fields stays text. `visit` fails on a dialog, an error or a request elsewhere."""

import re
from urllib.parse import quote

import pytest

from tests.webapp.pages.shelf import HOSTILE

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("name", ["q", "country", "theme", "year", "sort", "compare", "script", "without", "page"])
def test_a_hostile_parameter_does_nothing(visit, name):
    page = visit(f"/en/search?{name}={quote(HOSTILE)}")
    page.wait_for_load_state("networkidle")
    assert page.locator("img").count() == 0


PATHS = ("/coverage?by=", "/documents/none?q=", "/nowhere?", "/compare?compare=", "/glossary?q=")


@pytest.mark.parametrize("path", PATHS)
def test_a_hostile_address_does_nothing(visit, path):
    page = visit(f"/sr-cyrl{path}{quote(HOSTILE)}")
    page.wait_for_load_state("networkidle")
    assert page.locator("img").count() == 0


def test_hostile_titles_are_only_text_among_the_suggestions(visit):
    page = visit("/en/")
    page.get_by_role("combobox").press_sequentially("smuggling")
    options = page.get_by_role("option")
    options.first.wait_for()
    assert any("<script>" in text for text in options.all_inner_texts())
    assert page.locator("img").count() == 0


def test_a_hostile_title_among_changed_results_is_only_text(visit):
    page = visit("/en/search?q=smuggling")
    page.get_by_label(re.compile("^Good practice")).check()
    page.get_by_role("link", name=re.compile("Type: Good practice")).wait_for()
    assert page.locator("img").count() == 0
