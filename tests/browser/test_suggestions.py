"""The box of suggestions, asked from the real API, as keys and a reader of screens meet it."""

import pytest

pytestmark = pytest.mark.browser


@pytest.fixture
def box(visit):
    page = visit("/en/")
    found = page.get_by_role("combobox")
    found.press_sequentially("strike")
    page.get_by_role("option", name="Strike group against smuggling").wait_for()
    return found


def test_what_is_typed_brings_a_list_that_is_announced(box):
    assert box.get_attribute("aria-expanded") == "true"
    assert box.page.get_by_role("listbox", name="Suggestions").is_visible()


def test_an_arrow_and_enter_ask_for_the_suggestion(box):
    box.press("ArrowDown")
    assert box.get_attribute("aria-activedescendant")
    box.press("Enter")
    box.page.wait_for_url("**/search?q=Strike+group+against+smuggling*")


def test_escape_closes_the_list_and_keeps_the_words(box):
    box.press("Escape")
    assert box.page.get_by_role("listbox").count() == 0
    assert box.input_value() == "strike"


def test_enter_alone_asks_for_what_was_typed(box):
    box.press("Enter")
    box.page.wait_for_url("**/search?q=strike")


@pytest.mark.parametrize("width", [320, 390, 1280])
def test_no_line_of_facts_begins_with_a_dot(visit, width):
    page = visit("/sr-cyrl/search?q=smuggling", viewport={"width": width, "height": 800})
    # The dot hangs left of its item; at the start of a line that is outside of what is shown.
    shown = page.evaluate("""() => [...document.querySelectorAll('.meta-line')].every(line => {
        const edge = line.getBoundingClientRect().left + 16;
        return [...line.children].every(item => item.getBoundingClientRect().left >= edge - 0.5)
          && getComputedStyle(line).clipPath.includes('16px');
    })""")
    assert shown
