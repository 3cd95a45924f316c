"""Search, filter, open, cite with the keyboard alone, each step known by the role and name it is announced with."""

import re
from itertools import pairwise

import pytest

pytestmark = pytest.mark.browser
DESKTOP = {"width": 1280, "height": 900}
BOX = "(({x, y, width, height}) => [x, y, width, height])(document.activeElement.getBoundingClientRect())"
WORDS = {
    "en": {
        "box": "Search in English or Serbian, in either script", "filters": "Filters", "country": "Greece",
        "chip": "Country: Greece", "count": "1 document for", "cite": "Cite", "copy": "Copy", "copied": "Copied",
    },
    "sr-latn": {
        "box": "Tražite na srpskom ili engleskom, ćirilicom ili latinicom", "filters": "Filteri", "country": "Grčka",
        "chip": "Država: Grčka", "count": "1 dokument za", "cite": "Citiranje", "copy": "Kopiraj", "copied": "Kopirano",
    },
    "sr-cyrl": {
        "box": "Тражите на српском или енглеском, ћирилицом или латиницом", "filters": "Филтери", "country": "Грчка",
        "chip": "Држава: Грчка", "count": "1 документ за", "cite": "Цитирање", "copy": "Копирај", "copied": "Копирано",
    },
}  # fmt: skip


class Reader:
    """A person at a screen reader: presses keys, and hears the node of the accessibility tree that has the focus."""

    def __init__(self, page):
        self.page, self.tree = page, page.context.new_cdp_session(page)

    def heard(self):
        """Role, name and states of what has the focus."""
        focused = self.tree.send("Runtime.evaluate", {"expression": "document.activeElement"})["result"]["objectId"]
        node = self.tree.send("Accessibility.getPartialAXTree", {"objectId": focused, "fetchRelatives": False})[
            "nodes"
        ][0]
        states = {one["name"]: one["value"].get("value") for one in node.get("properties", ())}
        return node["role"]["value"], node["name"]["value"] if "name" in node else "", states

    def tab_to(self, role, name, most=40):
        """Press Tab until this is announced; the steps that it took."""
        passed = []
        for _ in range(most):
            self.page.keyboard.press("Tab")
            passed.append(self.heard()[:2])
            if passed[-1][0] == role and re.match(name, passed[-1][1]):
                return passed
        raise AssertionError(f"no {role} {name!r} within {most} steps: {passed}")

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def type(self, text):
        self.page.keyboard.type(text)


@pytest.fixture
def reader(visit):
    return lambda path, **options: Reader(visit(path, **options))


@pytest.mark.parametrize("language", WORDS)
def test_search_filter_open_and_cite(reader, language):
    words = WORDS[language]
    person = reader(f"/{language}/", viewport=DESKTOP, permissions=["clipboard-read", "clipboard-write"])
    page = person.page
    person.tab_to("combobox", words["box"])
    person.type("smuggling")
    person.press("Enter")
    page.wait_for_url("**/search?q=smuggling")

    person.tab_to("link", words["filters"])
    person.press("Enter")
    person.tab_to("checkbox", words["country"])
    person.press("Space")
    page.get_by_role("link", name=re.compile(words["chip"])).wait_for()
    page.get_by_role("status").get_by_text(words["count"]).wait_for()
    role, name, states = person.heard()
    assert (role, name.split()[0], states["checked"]) == ("checkbox", words["country"], "true")

    person.press("Alt+ArrowDown")
    assert person.heard()[:2] == ("link", "Athens workshop")
    person.press("Enter")
    page.wait_for_url("**/documents/athens?q=smuggling")

    person.tab_to("link", words["cite"])
    person.press("Enter")
    page.wait_for_url("**#cite")
    person.tab_to("button", words["copy"], most=3)
    person.press("Enter")
    page.get_by_role("status").get_by_text(words["copied"]).wait_for()
    assert "/documents/athens" in page.evaluate("navigator.clipboard.readText()")


def test_the_same_without_scripts(reader):
    person = reader("/en/", java_script_enabled=False, viewport=DESKTOP)
    person.tab_to("searchbox", WORDS["en"]["box"])
    person.type("smuggling")
    person.press("Enter")
    person.page.wait_for_url("**/search?q=smuggling*")
    person.tab_to("link", "Filters")
    person.press("Enter")
    person.tab_to("checkbox", "Greece")
    person.press("Space")
    person.tab_to("button", "Apply the filters")
    person.press("Enter")
    person.page.wait_for_url("**country=greece*")
    person.tab_to("link", "Athens workshop")
    person.press("Enter")
    person.page.wait_for_url("**/documents/athens?q=smuggling")
    person.tab_to("link", "Cite$")
    person.press("Enter")
    person.tab_to("link", "RIS$", most=3)


def test_the_first_step_skips_what_every_page_has(reader):
    person = reader("/en/search?q=smuggling", viewport=DESKTOP)
    person.press("Tab")
    assert person.heard()[:2] == ("link", "Skip to the content")
    person.press("Enter", "Tab")
    assert person.heard()[:2] == ("link", "Filters")


def test_from_the_filters_back_to_the_results(reader):
    person = reader("/en/search?q=smuggling", viewport=DESKTOP)
    person.tab_to("link", "Filters")
    person.press("Enter")
    assert person.tab_to("link", "Back to the results", most=1)
    person.press("Enter")
    assert person.tab_to("link", "Filters", most=1)


@pytest.mark.parametrize("size", [DESKTOP, {"width": 390, "height": 844}], ids=["desktop", "phone"])
@pytest.mark.parametrize("path", ["/", "/search?q=smuggling", "/documents/strike-en", "/coverage?type=&language="])
def test_everything_that_takes_the_focus_is_seen_and_has_a_name(reader, path, size):
    person = reader(f"/en{path}", viewport=size)
    seen = set()
    for _ in range(300):
        person.press("Tab")
        if person.page.evaluate("document.activeElement === document.body"):
            break  # past the last one, before the browser's own buttons
        role, name, _states = person.heard()
        place = tuple(person.page.evaluate(BOX))
        if (role, name, place) in seen:
            break
        assert name, role
        assert min(place[2:]) >= 1, name
        seen.add((role, name, place))
    assert len(seen) > 10


LANDMARKS = {"banner", "main", "contentinfo", "search"}


@pytest.mark.parametrize("path", ["/", "/search?q=smuggling", "/documents/strike-en", "/coverage", "/compare", "/help"])
def test_landmarks_and_one_heading_of_the_first_level(reader, path):
    person = reader(f"/sr-latn{path}")
    nodes = [n for n in person.tree.send("Accessibility.getFullAXTree")["nodes"] if not n.get("ignored")]
    roles = [node["role"]["value"] for node in nodes]
    expected = LANDMARKS if path in ("/", "/search?q=smuggling", "/documents/strike-en") else LANDMARKS - {"search"}
    assert expected <= set(roles)
    assert (roles.count("main"), roles.count("banner")) == (1, 1)
    navigations = [node["name"]["value"] for node in nodes if node["role"]["value"] == "navigation"]
    assert all(navigations)
    assert len(navigations) == len(set(navigations))
    levels = [
        p["value"]["value"]
        for n in nodes
        if n["role"]["value"] == "heading"
        for p in n["properties"]
        if p["name"] == "level"
    ]
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_filters_are_announced_with_their_group_and_state(reader):
    person = reader("/en/search?q=smuggling&country=greece", viewport=DESKTOP)
    group = person.page.get_by_role("group", name="Country")
    assert group.get_by_role("checkbox", checked=True).count() == 1
    assert person.page.get_by_role("complementary", name="Filters").get_by_role("group").count() == 4


@pytest.mark.parametrize(
    ("query", "title", "language"),
    [("q=plea+agreements", "Udarna grupa", "sr-Latn"), ("type=law", "Кривични законик", "sr-Cyrl"),
     ("type=law&script=Latn", "Krivični zakonik", "sr-Latn"), ("q=plea+agreements", "Strike group", "en")],
    ids=["Latin", "Cyrillic", "in the reading script", "English"],
)  # fmt: skip
def test_texts_are_announced_in_their_own_language(reader, query, title, language):
    link = reader(f"/sr-cyrl/search?{query}").page.get_by_role("link", name=re.compile(f"^{title}"))
    assert link.first.get_attribute("lang") == language
