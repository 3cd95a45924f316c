from __future__ import annotations

import pytest

from indexer.readers.html_blocks import parse_html
from indexer.readers.main_text import main_text

SENTENCE = "The police and the prosecutors agreed on a common plan for the next year in the region. "


def _texts(body: str) -> list[str]:
    return [block.text for block in main_text(parse_html(f"<html><body>{body}</body></html>"))]


def test_lines_that_occur_twice_are_kept() -> None:
    body = f"<article><h1>Plan of the region</h1><p>{SENTENCE * 3}</p><p>{SENTENCE * 3}</p></article>"
    assert _texts(body).count((SENTENCE * 3).strip()) == 2


def test_what_is_not_shown_is_not_read() -> None:
    texts = _texts(f"<article><p>{SENTENCE * 4}</p><p style='display: none'>Hidden words in the page.</p></article>")
    assert not any("Hidden" in text for text in texts)


def test_a_page_that_is_all_hidden_is_read() -> None:
    assert any("police" in text for text in _texts(f"<div style='visibility:hidden'><p>{SENTENCE * 4}</p></div>"))


def test_a_law_loses_its_menu_and_nothing_else() -> None:
    body = "<nav>Почетна</nav><p>Члан 1.</p><p>да</p><footer>Права задржана</footer>"
    assert _texts(body) == ["Члан 1.", "да"]


def test_a_short_page_is_read_whole() -> None:
    assert _texts("<nav>Menu of the site</nav><p>Short note about the law.</p>") == ["Short note about the law."]


PARAGRAPH = f"<p>{SENTENCE * 3}</p>"
LAW = "<p>Члан 1.</p><p>Предмет закона</p><p>Члан 2.</p>"


@pytest.mark.parametrize(
    "chrome",
    [
        pytest.param("<nav>Почетна</nav>", id="nav"),
        pytest.param("<div role='navigation'>Почетна</div>", id="role"),
        pytest.param("<div role='search'><input>Тражи</div>", id="search"),
        pytest.param("<form><label>Тражи</label></form>", id="form"),
        pytest.param("<aside><ul><li>Вести</li></ul></aside>", id="aside"),
        pytest.param("<dialog open>Колачићи</dialog>", id="cookies"),
        pytest.param("<div style='DISPLAY : none'>Скривено</div>", id="hidden"),
        pytest.param("<div hidden>Скривено</div>", id="hidden by attribute"),
    ],
)
def test_what_a_law_loses(chrome: str) -> None:
    # Enough words for hidden text to be left out: a page of twenty words may be shown by a script.
    long = f"<p>{'реч ' * 30}</p>"
    assert _texts(f"{chrome}{LAW}{long}{chrome}") == _texts(LAW + long)


@pytest.mark.parametrize("wrapper", ["form", "aside", "div role='banner'"])
def test_an_element_around_the_whole_page_is_no_chrome(wrapper: str) -> None:
    # ASP.NET puts every page into one form.
    assert _texts(f"<{wrapper}>{LAW}</{wrapper.split()[0]}>") == ["Члан 1.", "Предмет закона", "Члан 2."]


def test_the_main_text_keeps_its_tables_lists_and_headings() -> None:
    table = "<table><tr><th>zemlja</th><th>broj</th></tr><tr><td>Srbija</td><td>12</td></tr></table>"
    items = "<ul><li>obuka tužilaca i sudija u regionu</li><li>obuka policije na granici</li></ul>"
    body = f"<nav><a href=/>Home</a></nav><article><h1>Plan</h1>{PARAGRAPH}{items}{table}{PARAGRAPH}</article>"
    texts = _texts(body)
    assert "obuka policije na granici" in texts
    assert "Srbija | 12" in texts
    assert "Home" not in texts


def test_words_that_stand_elsewhere_prove_nothing_for_a_short_block() -> None:
    body = f"<ul><li><a href=/a>police</a></li><li><a href=/b>region</a></li></ul><article>{PARAGRAPH * 3}</article>"
    assert not {"police", "region"} & set(_texts(body))


@pytest.mark.parametrize("body", ["", "<p></p>", "<nav>Menu</nav>", "<script>x</script>"], ids=repr)
def test_a_page_without_text(body: str) -> None:
    assert _texts(body) in ([], ["Menu"])
